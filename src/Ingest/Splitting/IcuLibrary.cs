using System.Runtime.InteropServices;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// The break iterators of the ICU library that .NET itself uses. Its symbols carry the major version on Linux
/// (<c>ubrk_open_72</c>), so they are looked up by hand.
/// </summary>
internal sealed unsafe class IcuLibrary
{
    private const int NewestMajor = 99;
    private const int OldestMajor = 50;

    private static readonly Lazy<IcuLibrary?> Found = new(Load);

    private IcuLibrary(nint library, string suffix)
    {
        Open = (delegate* unmanaged<int, byte*, char*, int, int*, nint>)NativeLibrary.GetExport(library, $"ubrk_open{suffix}");
        SetText = (delegate* unmanaged<nint, char*, int, int*, void>)NativeLibrary.GetExport(library, $"ubrk_setText{suffix}");
        First = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, $"ubrk_first{suffix}");
        Next = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, $"ubrk_next{suffix}");
        Close = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, $"ubrk_close{suffix}");
    }

    /// <summary>The library, or null where there is none.</summary>
    internal static IcuLibrary? Instance => Found.Value;

    internal delegate* unmanaged<int, byte*, char*, int, int*, nint> Open { get; }

    internal delegate* unmanaged<nint, char*, int, int*, void> SetText { get; }

    internal delegate* unmanaged<nint, int> First { get; }

    internal delegate* unmanaged<nint, int> Next { get; }

    internal delegate* unmanaged<nint, void> Close { get; }

    private static IcuLibrary? Load()
    {
        foreach (var (name, suffix) in Candidates())
        {
            if (NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryGetExport(library, $"ubrk_open{suffix}", out _))
                return new IcuLibrary(library, suffix);
        }

        return null;
    }

    private static IEnumerable<(string Name, string Suffix)> Candidates()
    {
        if (OperatingSystem.IsWindows())
            return [("icu.dll", ""), ("icuuc.dll", "")];
        if (OperatingSystem.IsMacOS())
            return [("/usr/lib/libicucore.dylib", "")];
        return Enumerable.Range(OldestMajor, NewestMajor - OldestMajor + 1).Reverse()
            .Select(major => ($"libicuuc.so.{major}", $"_{major}"));
    }
}
