using System.Runtime.InteropServices;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>What .NET has no call for.</summary>
internal static partial class LibC
{
    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeOwner(string path, int user, int group);

    public static string LastError() => Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
}
