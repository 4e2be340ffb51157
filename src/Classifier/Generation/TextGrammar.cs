using System.Security.Cryptography;
using System.Text;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>A grammar in llama.cpp's GBNF, read and found safe; its start is the rule <c>root</c>.</summary>
internal sealed class TextGrammar : IDisposable
{
    private const string Root = "root";
    private readonly GrammarHandle handle;
    private readonly int vocabulary;

    private TextGrammar(GrammarHandle handle, int vocabulary, string text)
    {
        (this.handle, this.vocabulary) = (handle, vocabulary);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>SHA-256 of its text, lower-case hex.</summary>
    internal string Sha256 { get; }

    /// <summary>Reads a grammar.</summary>
    /// <param name="path">Where it is from, for messages.</param>
    /// <param name="text">The grammar.</param>
    /// <param name="vocabulary">The model's.</param>
    /// <exception cref="GrammarException">It is faulty, or one that the library could end the process over.</exception>
    internal static TextGrammar Parse(string path, string text, Vocabulary vocabulary)
    {
        GrammarCheck.Check(path, text, Root);
        var handle = vocabulary.Grammar(text, Root);
        if (!handle.IsInvalid)
            return new TextGrammar(handle, vocabulary.Size, text);
        handle.Dispose();
        throw new GrammarException(path, 0, $"was refused by the library: {NativeLog.TakeLastProblem() ?? "no reason given"}");
    }

    /// <summary>Reads a grammar's file.</summary>
    /// <exception cref="GrammarException">Unreadable or faulty.</exception>
    internal static TextGrammar Read(string path, Vocabulary vocabulary)
    {
        try
        {
            return Parse(path, File.ReadAllText(path), vocabulary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GrammarException(path, 0, $"can't be read: {e.Message}");
        }
    }

    /// <summary>The grammar at its start, for one text.</summary>
    internal GrammarState Start() => new(handle.Clone(), vocabulary);

    public void Dispose() => handle.Dispose();
}
