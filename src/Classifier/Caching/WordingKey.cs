using System.Runtime.InteropServices;
using StreamSubjectivity.Shared.Text;

namespace StreamSubjectivity.Classifier.Caching;

/// <summary>Identity of a wording: the hash of the normalised sentence.</summary>
internal readonly record struct WordingKey(UInt128 Bits)
{
    public static WordingKey Of(string sentence) => new(MemoryMarshal.Read<UInt128>(SentenceHash.Of(sentence)));

    /// <summary>The hash as the store knows it.</summary>
    public byte[] ToHash()
    {
        var hash = new byte[SentenceHash.Size];
        MemoryMarshal.Write(hash, Bits);
        return hash;
    }
}
