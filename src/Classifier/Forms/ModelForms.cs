using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Llama.Gguf;

namespace StreamSubjectivity.Classifier.Forms;

/// <summary>Makes forms of models once and keeps them in a folder, each with its provenance.</summary>
/// <param name="folder">Where they are kept; made where it is missing.</param>
/// <param name="native">Where the libraries are.</param>
/// <param name="loggers">Takes the library's log.</param>
internal sealed partial class ModelForms(string folder, NativeOptions native, ILoggerFactory loggers)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The file of a form, made where it isn't there: seconds for a small model, the only long step of a first start.</summary>
    /// <param name="source">The model that it is made from.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Ends the wait; the library itself can't be interrupted.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <exception cref="ModelFileException">The form doesn't fit the model, the library fails, or the folder can't be written.</exception>
    internal async Task<ModelFile> GetAsync(
        ModelFile source, ModelForm form, CancellationToken cancellationToken, IProgress<FormProgress>? progress = null)
    {
        Check(source, form);
        var path = PathOf(source, form);
        if (!IsWhole(path, source))
            await Task.Run(() => Make(source, form, path, progress), cancellationToken).ConfigureAwait(false);
        var header = GgufFile.Read(path);
        // The identity stays the source's: with the form it says all that the derived bytes do.
        return source with { Path = path, Header = header, Shape = LlamaShape.Of(header), Form = form };
    }

    /// <summary>Whether a form lies there, whole.</summary>
    internal bool Has(ModelFile source, ModelForm form) => IsWhole(PathOf(source, form), source);

    private string PathOf(ModelFile source, ModelForm form) =>
        Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(source.Path)}.{form}.{source.Sha256[..12]}.gguf");

    private static void Check(ModelFile source, ModelForm form)
    {
        if (source.Form is not null)
            throw new ModelFileException(source.Path, $"is a form itself ({source.Form}): make another of the model that it was made of");
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

    private void Make(ModelFile source, ModelForm form, string path, IProgress<FormProgress>? progress)
    {
        NativeLibraries.Load(native, loggers);
        var started = Stopwatch.GetTimestamp();
        // A name of this process, moved when whole: two programs that start at once make it twice and harm nothing.
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            CheckRoom(source, form);
            var total = Kept(source, form);
            NativeLog.Listening(line => Report(line, total, progress), () => Quantize(source, form, draft));
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

    private static unsafe bool Quantize(ModelFile source, ModelForm form, string target)
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

        return true;
    }

    // The library ends a full disk with an error of the C++ runtime that names nothing.
    private void CheckRoom(ModelFile source, ModelForm form)
    {
        var elements = source.Header.Tensors.Sum(t => t.Shape.Aggregate(1L, (a, b) => a * b));
        var kept = form.Layers == 0 ? 1 : form.Layers / (double)source.Shape.Layers;
        var needed = (long)(Math.Min(elements * BitsPerWeight(form.Type) / 8, elements * 2.0) * kept);
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < needed)
            throw new ModelFileException(folder, $"has {free >> 20} MB free; the form {form} takes about {needed >> 20} MB");
    }

    private static double BitsPerWeight(string type) => type.ToUpperInvariant() switch
    {
        "F16" or "BF16" => 16,
        "Q8_0" => 8.5,
        _ when type[0] is 'I' or 'i' => 4.5,
        _ => char.GetNumericValue(type[1]) + 0.5,
    };

    // "[   3/ 182] blk.0.attn_norm.weight - ...", where the library counts the tensors of cut layers in the total.
    private static void Report(string line, int total, IProgress<FormProgress>? progress)
    {
        if (progress is not null && TensorLine().Match(line) is { Success: true } match)
            progress.Report(new FormProgress(int.Parse(match.Groups["done"].ValueSpan, CultureInfo.InvariantCulture), total));
    }

    private static int Kept(ModelFile source, ModelForm form) => source.Header.Tensors.Count(t =>
        form.Layers == 0
        || t.Name.Split('.') is not ["blk", var number, ..]
        || !int.TryParse(number, CultureInfo.InvariantCulture, out var layer)
        || layer < form.Layers);

    [GeneratedRegex(@"\[\s*(?<done>\d{1,9})/\s*\d{1,9}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TensorLine();
}
