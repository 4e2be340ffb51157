namespace StreamSubjectivity.Classifier.Llama;

/// <summary>Where a model's weights go.</summary>
/// <param name="GpuLayers">Layers on GPUs, counted from the last, the output among them; -1: all; 0: none.</param>
/// <param name="Split">How several GPUs share the layers.</param>
/// <param name="MainGpu">The GPU of an unsplit model.</param>
/// <param name="Shares">Share of each GPU, any positive scale; empty: by free memory.</param>
internal sealed record ModelPlacement(int GpuLayers, GpuSplit Split, int MainGpu, IReadOnlyList<float> Shares)
{
    /// <summary>All layers on the GPUs that there are.</summary>
    internal static readonly ModelPlacement Default = new(-1, GpuSplit.Layer, 0, []);
}
