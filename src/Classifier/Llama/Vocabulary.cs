using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>A model's tokenizer. Safe for concurrent use: native tokenising only reads.</summary>
internal sealed class Vocabulary
{
    private const int ControlOrUserDefined = 8 | 16;
    private readonly LlamaModelHandle model;
    private readonly nint handle;

    internal Vocabulary(LlamaModelHandle model)
    {
        this.model = model;
        handle = LlamaNative.ModelGetVocabulary(model);
        Size = LlamaNative.VocabularySize(handle);
        Beginning = LlamaNative.VocabularyAddsBeginning(handle) != 0 ? [LlamaNative.VocabularyBeginning(handle)] : [];
        (SpecialTexts, LongestTokenBytes) = Survey();
    }

    /// <summary>Tokens in it.</summary>
    internal int Size { get; }

    /// <summary>The begin-of-text token, where the model wants a text to begin with one.</summary>
    internal IReadOnlyList<int> Beginning { get; }

    /// <summary>Bytes of the longest token's text: no text of n bytes has fewer than n / this tokens.</summary>
    internal int LongestTokenBytes { get; }

    /// <summary>Texts of the control and user-defined tokens, which a prompt may hold and a sentence never means.</summary>
    internal IReadOnlyList<string> SpecialTexts { get; }

    /// <summary>Tokens of a text.</summary>
    /// <param name="text">Any string; lone surrogates become U+FFFD, since native code takes valid UTF-8 only.</param>
    /// <param name="parseSpecial">Whether texts of special tokens stand for those tokens.</param>
    internal unsafe int[] Tokenize(string text, bool parseSpecial)
    {
        var capacity = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        var bytes = ArrayPool<byte>.Shared.Rent(capacity);
        var tokens = ArrayPool<int>.Shared.Rent(Math.Max(16, text.Length + 8));
        var held = false;
        try
        {
            model.DangerousAddRef(ref held);
            var length = Encoding.UTF8.GetBytes(text, bytes);
            var count = Call(bytes, length, tokens, parseSpecial);
            if (count < 0)
            {
                ArrayPool<int>.Shared.Return(tokens);
                tokens = ArrayPool<int>.Shared.Rent(-count);
                count = Call(bytes, length, tokens, parseSpecial);
            }

            return tokens[..count];
        }
        finally
        {
            if (held)
                model.DangerousRelease();
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<int>.Shared.Return(tokens);
        }
    }

    /// <summary>So many tokens at random, for measuring: the time of a decode doesn't depend on which they are.</summary>
    internal int[] Draw(Random random, int count)
    {
        var tokens = new int[count];
        for (var i = 0; i < count; i++)
            tokens[i] = random.Next(Size);
        return tokens;
    }

    /// <summary>The text of tokens, special ones shown.</summary>
    internal unsafe string Detokenize(ReadOnlySpan<int> tokens)
    {
        var bytes = new byte[Math.Max(32, tokens.Length * (LongestTokenBytes + 1))];
        fixed (int* first = tokens)
        fixed (byte* text = bytes)
        {
            var length = LlamaNative.Detokenize(handle, first, tokens.Length, text, bytes.Length, 0, 1);
            GC.KeepAlive(model);
            return Encoding.UTF8.GetString(bytes, 0, Math.Max(0, length));
        }
    }

    /// <summary>Whether a token ends a text (end of text, of turn, …).</summary>
    internal bool EndsGeneration(int token) => LlamaNative.VocabularyIsEndOfGeneration(handle, token) != 0;

    /// <summary>Writes a token's text as UTF-8, which may begin or end within a character; control tokens have none.</summary>
    /// <returns>Bytes written; negative, the number that is needed, where <paramref name="target"/> is too short.</returns>
    internal unsafe int WritePiece(int token, Span<byte> target)
    {
        fixed (byte* text = target)
            return LlamaNative.TokenToPiece(handle, token, text, target.Length, 0, 0);
    }

    /// <summary>A grammar over these tokens; invalid where the library refuses it.</summary>
    internal GrammarHandle Grammar(string grammar, string root) => new(LlamaNative.SamplerInitGrammar(handle, grammar, root), model);

    private unsafe int Call(byte[] bytes, int length, int[] tokens, bool parseSpecial)
    {
        fixed (byte* text = bytes)
        fixed (int* first = tokens)
            return LlamaNative.Tokenize(handle, text, length, first, tokens.Length, 0, parseSpecial ? (byte)1 : (byte)0);
    }

    private unsafe (IReadOnlyList<string> Special, int Longest) Survey()
    {
        var special = new List<string>();
        var longest = 1;
        for (var token = 0; token < Size; token++)
        {
            var text = LlamaNative.VocabularyText(handle, token);
            longest = Math.Max(longest, MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text).Length);
            if ((LlamaNative.VocabularyAttributes(handle, token) & ControlOrUserDefined) != 0
                && Marshal.PtrToStringUTF8((nint)text) is { Length: > 0 } name)
                special.Add(name);
        }

        return (special, longest);
    }
}
