using System.Runtime.InteropServices;
using System.Text;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>A sentence iterator of ICU. Not safe for concurrent use.</summary>
internal sealed unsafe class IcuBreakIterator : SafeHandle
{
    private const int SentenceIterator = 3;
    private const int Done = -1;

    private readonly IcuLibrary icu;

    private IcuBreakIterator(IcuLibrary icu, nint iterator)
        : base(0, ownsHandle: true)
    {
        this.icu = icu;
        SetHandle(iterator);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Opens an iterator, or returns null where ICU refuses (its data are missing).</summary>
    internal static IcuBreakIterator? TryOpen(IcuLibrary icu, string language)
    {
        var status = 0;
        nint iterator;
        fixed (byte* locale = Encoding.ASCII.GetBytes(language + "\0"))
            iterator = icu.Open(SentenceIterator, locale, null, 0, &status);
        if (status <= 0 && iterator != 0)
            return new IcuBreakIterator(icu, iterator);
        if (iterator != 0)
            icu.Close(iterator);
        return null;
    }

    /// <summary>Adds the boundaries inside of a text. False where ICU fails on it.</summary>
    internal bool TryFind(string text, List<int> boundaries)
    {
        var status = 0;
        // The iterator reads the text in place: it must not move until the last boundary is read.
        fixed (char* characters = text)
        {
            icu.SetText(handle, characters, text.Length, &status);
            if (status > 0)
                return false;
            icu.First(handle);
            for (var at = icu.Next(handle); at != Done; at = icu.Next(handle))
            {
                if (at < text.Length)
                    boundaries.Add(at);
            }

            // ICU keeps a pointer into the text: give it one that stays.
            icu.SetText(handle, null, 0, &status);
        }

        return true;
    }

    protected override bool ReleaseHandle()
    {
        icu.Close(handle);
        return true;
    }
}
