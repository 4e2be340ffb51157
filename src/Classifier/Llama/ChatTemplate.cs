using System.Text.RegularExpressions;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>What native rendering leaves out of a chat template.</summary>
internal static partial class ChatTemplate
{
    /// <summary>
    /// The system message that a ChatML template (SmolLM, Qwen) writes by itself where the conversation brings none: the library recognises the
    /// template's kind and renders that without running it, so the message would be lost. Null where there is none.
    /// </summary>
    internal static string? DefaultSystem(string template) =>
        OwnSystem().Match(template) is { Success: true } match ? match.Groups["text"].Value.Replace("\\n", "\n", StringComparison.Ordinal) : null;

    [GeneratedRegex(@"<\|im_start\|>system(\n|\\n)(?<text>[^<>{}'""]+)<\|im_end\|>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnSystem();
}
