using System.Text.RegularExpressions;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Shared.Text;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>A prompt's whole text around the sentence, as the server is to tokenise it.</summary>
internal sealed partial class RemoteTemplate
{
    private readonly string before;
    private readonly string after;

    /// <summary>Takes a rendered prompt.</summary>
    /// <param name="rendered">The text, a chat template applied, with <see cref="PromptFile.SentencePlace"/> once.</param>
    /// <param name="addsBeginning">Whether the tokenizer is to add what a text begins with; not so where the template already has it.</param>
    internal RemoteTemplate(string rendered, bool addsBeginning)
    {
        if (rendered.Split(PromptFile.SentencePlace) is not [var head, var tail])
            throw new RemoteEngineException("the server's chat template doesn't keep the sentence's place: write the rendered prompt as one of form plain");
        (before, after) = (head, tail);
        Rendered = rendered;
        AddsBeginning = addsBeginning;
    }

    /// <summary>The text with the sentence's place.</summary>
    internal string Rendered { get; }

    /// <summary>Whether the tokenizer adds what a text begins with.</summary>
    internal bool AddsBeginning { get; }

    /// <summary>The prompt with a sentence, white space folded as in this process.</summary>
    internal string Render(string sentence) => before + Disarm(SentenceHash.Normalize(sentence)) + after;

    // The server reads texts of special tokens as those tokens wherever they stand, and a sentence must not end its own turn.
    private static string Disarm(string sentence) => SpecialToken().Replace(sentence, m => $"{m.Value[0]} {m.Value[1..]}");

    [GeneratedRegex(@"<\||</?s>|<</?SYS>>|\[/?INST\]|<(?:begin|end|start)_of_|</?(?:unk|pad|bos|eos)>")]
    private static partial Regex SpecialToken();
}
