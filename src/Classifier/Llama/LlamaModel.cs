using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>A model in memory.</summary>
internal sealed class LlamaModel : IDisposable
{
    private LlamaModel(LlamaModelHandle handle, ModelFile file, IReadOnlyList<LoraAdapter> adapters)
    {
        Handle = handle;
        File = file;
        Adapters = adapters;
        Vocabulary = new Vocabulary(handle);
        Width = LlamaNative.ModelWidth(handle);
    }

    /// <summary>The native object.</summary>
    internal LlamaModelHandle Handle { get; }

    /// <summary>Where it came from.</summary>
    internal ModelFile File { get; }

    /// <summary>Adapters that every context over it applies.</summary>
    internal IReadOnlyList<LoraAdapter> Adapters { get; }

    /// <summary>Its tokenizer.</summary>
    internal Vocabulary Vocabulary { get; }

    /// <summary>Length of a hidden state.</summary>
    internal int Width { get; }

    /// <summary>Whether layers of it were put on a GPU.</summary>
    internal bool OnGpu { get; private init; }

    /// <summary>Its form, for example <c>Q4_1</c>.</summary>
    internal unsafe string Form =>
        (Marshal.PtrToStringUTF8((nint)LlamaNative.FileTypeName(LlamaNative.ModelFileType(Handle))) ?? "unknown").Replace("(guessed) ", "", StringComparison.Ordinal);

    /// <summary>Loads a checked file.</summary>
    /// <param name="file">The file, with the adapters that were held against it.</param>
    /// <param name="placement">Where its weights go.</param>
    /// <param name="options">Where the libraries are.</param>
    /// <param name="loggers">Takes the library's log.</param>
    /// <exception cref="ModelFileException">The library refuses it; the message holds the library's reason.</exception>
    internal static LlamaModel Load(ModelFile file, ModelPlacement placement, NativeOptions options, ILoggerFactory loggers)
    {
        NativeLibraries.Load(options, loggers);
        NativeLog.TakeLastProblem();
        var handle = new LlamaModelHandle(LoadFile(file.Path, placement));
        var loaded = new List<LoraAdapter>();
        try
        {
            if (handle.IsInvalid)
                throw new ModelFileException(file.Path, $"was refused by the library: {NativeLog.TakeLastProblem() ?? "no reason given"}");
            foreach (var adapter in file.Adapters)
                loaded.Add(LoraAdapter.Load(handle, adapter));
            var onGpu = placement.GpuLayers != 0 && ComputeDevice.Gpus(ComputeDevice.Found()).Count > 0;
            return new LlamaModel(handle, file, loaded) { OnGpu = onGpu };
        }
        catch
        {
            loaded.ForEach(a => a.Dispose());
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Renders a chat of one user message, up to where the assistant's answer begins, by the model's own template.</summary>
    /// <exception cref="ModelFileException">The model carries no template, or one that the library doesn't know.</exception>
    internal unsafe string RenderChat(string user)
    {
        var template = LlamaNative.ModelChatTemplate(Handle, null);
        if (template is null)
            throw new ModelFileException(File.Path, "holds no chat template: take a prompt of the plain form");
        var system = ChatTemplate.DefaultSystem(Marshal.PtrToStringUTF8((nint)template)!);
        fixed (byte* systemRole = "system\0"u8, systemContent = Terminated(system ?? ""), userRole = "user\0"u8, userContent = Terminated(user))
        {
            var messages = stackalloc LlamaChatMessage[2];
            messages[0] = new LlamaChatMessage { Role = systemRole, Content = systemContent };
            messages[1] = new LlamaChatMessage { Role = userRole, Content = userContent };
            return system is null ? Apply(template, messages + 1, 1) : Apply(template, messages, 2);
        }
    }

    public void Dispose()
    {
        foreach (var adapter in Adapters)
            adapter.Dispose();
        Handle.Dispose();
    }

    private static unsafe nint LoadFile(string path, ModelPlacement placement)
    {
        var parameters = LlamaNative.ModelDefaultParams();
        parameters.GpuLayers = placement.GpuLayers;
        parameters.SplitMode = (int)placement.Split;
        parameters.MainGpu = placement.MainGpu;
        // The library reads as many shares as it knows devices.
        var shares = new float[Math.Max((int)LlamaNative.MaxDevices(), placement.Shares.Count)];
        for (var i = 0; i < placement.Shares.Count; i++)
            shares[i] = placement.Shares[i];
        fixed (float* split = shares)
        {
            parameters.TensorSplit = placement.Shares.Count > 0 ? (nint)split : 0;
            return LlamaNative.ModelLoadFromFile(path, parameters);
        }
    }

    private static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + "\0");

    private unsafe string Apply(byte* template, LlamaChatMessage* messages, int count)
    {
        var length = LlamaNative.ChatApplyTemplate(template, messages, (nuint)count, 1, null, 0);
        if (length < 0)
            throw new ModelFileException(File.Path, "holds a chat template of a kind that the library doesn't know: take a prompt of the plain form");
        var buffer = new byte[length + 1];
        fixed (byte* text = buffer)
            length = LlamaNative.ChatApplyTemplate(template, messages, (nuint)count, 1, text, buffer.Length);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
