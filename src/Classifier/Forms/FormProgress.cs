namespace StreamSubjectivity.Classifier.Forms;

/// <summary>How far the making of a form is.</summary>
/// <param name="Done">Tensors that are written or being written.</param>
/// <param name="Total">Tensors of the form.</param>
internal readonly record struct FormProgress(int Done, int Total);
