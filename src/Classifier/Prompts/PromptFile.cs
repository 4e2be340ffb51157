using System.Security.Cryptography;
using System.Text;

namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>
/// A prompt as people write it: Markdown with YAML front matter. The body holds <c>{{sentence}}</c> once, and may hold <c>{{shots}}</c>
/// once before it.
/// </summary>
internal sealed record PromptFile
{
    /// <summary>Where a judged sentence goes.</summary>
    public const string SentencePlace = "{{sentence}}";

    /// <summary>Where worked examples go, each in the frame <see cref="Shot"/>.</summary>
    public const string ShotsPlace = "{{shots}}";

    /// <summary>Where a shot's label word goes.</summary>
    public const string LabelPlace = "{{label}}";

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Name, as <c>--prompt</c> takes it.</summary>
    public required string Name { get; init; }

    /// <summary>Version, from 1; rises with every change of the wording.</summary>
    public required int Version { get; init; }

    /// <summary>Language of the sentences that it is for (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>Plain text or chat.</summary>
    public required PromptForm Form { get; init; }

    /// <summary>Words that answer SUBJ, exactly as they follow the prompt: with a leading space where one is due.</summary>
    public required IReadOnlyList<string> Subjective { get; init; }

    /// <summary>Words that answer OBJ.</summary>
    public required IReadOnlyList<string> Objective { get; init; }

    /// <summary>By what the words are ranked where the settings don't say.</summary>
    public RankMode Rank { get; init; }

    /// <summary>The context after which <see cref="RankMode.Neutral"/> reads how likely the words are anyway; in the prompt's own form.</summary>
    public string NeutralContext { get; init; } = "Answer:";

    /// <summary>Frame of a worked example with <see cref="SentencePlace"/> and <see cref="LabelPlace"/>; null where it takes none.</summary>
    public required string? Shot { get; init; }

    /// <summary>The text around the sentence; no line break at its end.</summary>
    public required string Body { get; init; }

    /// <summary>What it is good for, for people; null where it isn't said.</summary>
    public string? Description { get; init; }

    /// <summary>How well it did.</summary>
    public IReadOnlyList<PromptMeasurement> Measured { get; init; } = [];

    /// <summary>
    /// SHA-256 of all that the model's answer depends on, lower-case hex: form, label words, shot and body, not the description nor what was
    /// measured, so that a figure can be noted without making another prompt of it.
    /// </summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\0', [Form.ToString(), .. Subjective, "", .. Objective, "", Rank.ToString(), NeutralContext, Shot ?? "", Body]))));

    /// <summary>The label words in one line, for identities: <c>Yes/No</c>.</summary>
    public string LabelWords => $"{Join(Subjective)}/{Join(Objective)}";

    /// <summary>Reads a file.</summary>
    /// <exception cref="PromptFileException">Unreadable or faulty; names the line.</exception>
    public static PromptFile Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new PromptFileException(path, 1, $"can't be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a prompt's text.</summary>
    /// <exception cref="PromptFileException">Faulty; names the line.</exception>
    public static PromptFile Parse(string path, string text)
    {
        var unix = text.ReplaceLineEndings("\n");
        return new PromptFileParser(path, unix).Parse();
    }

    private static string Join(IReadOnlyList<string> words) => string.Join('|', words.Select(w => w.Trim()));
}
