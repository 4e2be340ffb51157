using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>A scorer as it ships: <c>scorers/*.json</c>. Names its prompt, holds its verbalizer, and says what that was fitted on.</summary>
/// <param name="Name">Name, as <c>--scorer</c> takes it.</param>
/// <param name="Prompt">Name of its prompt.</param>
/// <param name="PromptSha256">The prompt file that it was fitted with; null where nothing was fitted.</param>
/// <param name="Model">The model that it was fitted with; null where nothing was fitted.</param>
/// <param name="Calibration">How log-odds become a probability; null for as they are.</param>
/// <param name="Threshold">Least P(SUBJ) that is called SUBJ.</param>
/// <param name="Bias">Log-odds at the origin of the learned verbalizer.</param>
/// <param name="Weights">Weights of the learned verbalizer; null where the label words decide.</param>
/// <param name="Fitted">What it was fitted on.</param>
/// <param name="Terms">Under what terms it may be used.</param>
/// <param name="State">The state that the weights read; null: the last position's.</param>
/// <param name="Languages">BCP 47 languages that its figures were measured in; null where none were.</param>
/// <param name="Warning">What its users must know; said at the start.</param>
internal sealed record ScorerFile(
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Prompt,
    string? PromptSha256,
    ScorerModel? Model,
    ScorerCalibration? Calibration,
    double? Threshold,
    double? Bias,
    IReadOnlyList<float>? Weights,
    ScorerProvenance? Fitted,
    [property: JsonRequired] string Terms,
    StateReading? State = null,
    IReadOnlyList<string>? Languages = null,
    string? Warning = null)
{
    /// <summary>Name of the scorer that runs where no other is asked for.</summary>
    public const string Default = "checkthat-en";

    /// <summary>Name of the scorer in which nothing was fitted.</summary>
    public const string ZeroShot = "zero-shot";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>
    /// Reads a shipped scorer by name, or any by path; with the SHA-256 of its file. The reliability isn't in it: a scorer that it is written
    /// down for stays the same one.
    /// </summary>
    /// <exception cref="ScorerFileException">Missing, unreadable, or faulty.</exception>
    public static (ScorerFile File, string Sha256) Read(string nameOrPath)
    {
        var path = File.Exists(nameOrPath) ? nameOrPath : ShippedFiles.Find(Path.Combine("scorers", nameOrPath + ".json"));
        if (path is null)
            throw new ScorerFileException(nameOrPath, "is neither a file nor a scorer that ships with the program");
        try
        {
            var bytes = File.ReadAllBytes(path);
            var file = JsonSerializer.Deserialize<ScorerFile>(bytes, Format) ?? throw new ScorerFileException(path, "is not a scorer file");
            file.Check(path);
            return (file, Convert.ToHexStringLower(SHA256.HashData(file.Fitted?.Reliability is null ? bytes : file.WithoutReliability())));
        }
        catch (JsonException e)
        {
            throw new ScorerFileException(path, $"is not a scorer file: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScorerFileException(path, $"can't be read: {e.Message}", e);
        }
    }

    /// <summary>Writes it.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Format) + "\n");

    /// <summary>Whether anything in it was fitted, so that it runs with one model and one prompt only.</summary>
    [JsonIgnore]
    public bool IsFitted => Weights is not null || Calibration is not null;

    internal Verbalizer ToVerbalizer()
    {
        Verbalizer verbalizer = Weights is null ? new LabelWordVerbalizer() : new LearnedVerbalizer([.. Weights], Bias ?? 0);
        return verbalizer with
        {
            Calibration = Calibration is null ? Verbalizers.Calibration.None : Calibration.ToCalibration(),
            Threshold = Threshold ?? 0.5,
            Reading = State ?? StateReading.Last,
        };
    }

    // As the file would be that says nothing of it.
    private byte[] WithoutReliability() =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this with { Fitted = Fitted! with { Reliability = null } }, Format) + "\n");

    private void Check(string path)
    {
        if (IsFitted && (Model is null || PromptSha256 is null))
            throw new ScorerFileException(path, "was fitted, but doesn't say with which model and prompt");
        if (Weights is not null && (Weights.Count == 0 || Weights.Any(w => !float.IsFinite(w)) || !double.IsFinite(Bias ?? 0)))
            throw new ScorerFileException(path, "holds weights that are not numbers");
        if (Calibration?.Fault() is { } fault)
            throw new ScorerFileException(path, fault);
        if (Fitted?.Reliability?.Select(r => r.Fault()).FirstOrDefault(f => f is not null) is { } reliability)
            throw new ScorerFileException(path, reliability);
        if (Fitted?.Reference?.Fault() is { } reference)
            throw new ScorerFileException(path, reference);
        if (Threshold is { } t && t is not (> 0 and < 1))
            throw new ScorerFileException(path, $"holds the threshold {t}; it must lie between 0 and 1");
    }
}
