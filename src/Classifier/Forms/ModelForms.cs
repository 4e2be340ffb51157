using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Llama.Gguf;

namespace StreamSubjectivity.Classifier.Forms;

/// <summary>Makes forms of models once and keeps them in a folder, each with its provenance.</summary>
/// <param name="folder">Where they are kept; made where it is missing.</param>
/// <param name="native">Where the libraries are.</param>
/// <param name="loggers">Takes the library's log.</param>
internal sealed class ModelForms(string folder, NativeOptions native, ILoggerFactory loggers)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The file of a form, made where it isn't there: seconds for a small model, the only long step of a first start.</summary>
    /// <param name="source">The model that it is made from.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Ends the wait; the library itself can't be interrupted.</param>
    /// <exception cref="ModelFileException">The form doesn't fit the model, the library fails, or the folder can't be written.</exception>
    internal async Task<ModelFile> GetAsync(ModelFile source, ModelForm form, CancellationToken cancellationToken)
    {
        Check(source, form);
        var path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(source.Path)}.{form}.{source.Sha256[..12]}.gguf");
        if (!IsWhole(path, source))
            await Task.Run(() => Make(source, form, path), cancellationToken).ConfigureAwait(false);
        var header = GgufFile.Read(path);
        // The identity stays the source's: with the form it says all that the derived bytes do.
        return source with { Path = path, Header = header, Shape = LlamaShape.Of(header), Form = form };
    }

    private static void Check(ModelFile source, ModelForm form)
    {
        if (!ModelForm.FileTypes.ContainsKey(form.Type))
            throw new ModelFileException(source.Path, $"can't be made {form.Type}: there are {string.Join(", ", ModelForm.FileTypes.Keys)}");
        if (form.Layers < 0 || form.Layers > source.Shape.Layers)
            throw new ModelFileException(source.Path, $"has {source.Shape.Layers} layers, of which {form.Layers} can't be kept");
    }

    private static bool IsWhole(string path, ModelFile source)
    {
        try
        {
            return JsonSerializer.Deserialize<FormProvenance>(File.ReadAllBytes(path + ".json"), Format) is { } provenance
                && provenance.SourceSha256 == source.Sha256
                && provenance.Library == NativeAbi.Version
                && provenance.Bytes == new FileInfo(path).Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    private void Make(ModelFile source, ModelForm form, string path)
    {
        NativeLibraries.Load(native, loggers);
        var started = Stopwatch.GetTimestamp();
        // A name of this process, moved when whole: two programs that start at once make it twice and harm nothing.
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            Quantize(source, form, draft);
            var provenance = new FormProvenance(
                Path.GetFileName(source.Path), source.Sha256, form, NativeAbi.Version, new FileInfo(draft).Length);
            File.WriteAllText(draft + ".json", JsonSerializer.Serialize(provenance, Format));
            File.Move(draft, path, overwrite: true);
            File.Move(draft + ".json", path + ".json", overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(path, $"can't be made: {e.Message}", e);
        }
        finally
        {
            File.Delete(draft);
        }

        var (name, milliseconds) = (form.ToString(), (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        var logger = loggers.CreateLogger<ModelForms>();
        Log.FormMade(logger, name, source.Path, milliseconds);
    }

    private static unsafe void Quantize(ModelFile source, ModelForm form, string target)
    {
        var parameters = LlamaNative.QuantizeDefaultParams();
        parameters.FileType = ModelForm.FileTypes[form.Type];
        parameters.AllowRequantize = 1;
        var kept = form.Layers == 0 ? source.Shape.Layers : form.Layers;
        // Ends with -1, as the library wants it.
        int[] cut = [.. Enumerable.Range(kept, source.Shape.Layers - kept), -1];
        NativeLog.TakeLastProblem();
        fixed (int* layers = cut)
        {
            parameters.PrunedLayers = cut.Length > 1 ? (nint)layers : 0;
            if (LlamaNative.ModelQuantize(source.Path, target, &parameters) != 0)
                throw new ModelFileException(source.Path, $"can't be made {form}: {NativeLog.TakeLastProblem() ?? "the library gave no reason"}");
        }
    }
}
