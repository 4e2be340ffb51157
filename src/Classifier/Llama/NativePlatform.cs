using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>How the native packages name this platform and its libraries.</summary>
internal static class NativePlatform
{
    /// <summary>Package names under <c>@node-llama-cpp</c> that fit this machine, best first.</summary>
    internal static IReadOnlyList<string> Packages(string? gpu)
    {
        var name = Name();
        string[] accelerated = [$"{name}-cuda", $"{name}-vulkan"];
        return gpu switch
        {
            "none" => [name],
            "cuda" => [accelerated[0]],
            "vulkan" => [accelerated[1]],
            _ => [.. accelerated, name],
        };
    }

    /// <summary>The file in <paramref name="directory"/> that holds a library, whose name may carry a version; null if there is none.</summary>
    internal static string? LibraryFile(string directory, string library)
    {
        var (prefix, extension) = OperatingSystem.IsWindows() ? ("", ".dll")
            : OperatingSystem.IsMacOS() ? ("lib", ".dylib")
            : ("lib", ".so");
        if (!Directory.Exists(directory))
            return null;
        var plain = Path.Combine(directory, prefix + library + extension);
        return File.Exists(plain)
            ? plain
            : Directory.EnumerateFiles(directory, $"{prefix}{library}.*{extension}").Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static string Name()
    {
        var architecture = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            Architecture.Arm => "armv7l",
            var other => other.ToString().ToUpperInvariant(),
        };
        if (OperatingSystem.IsWindows())
            return $"win-{architecture}";
        if (OperatingSystem.IsMacOS())
            return architecture == "arm64" ? "mac-arm64-metal" : $"mac-{architecture}";
        return $"linux-{architecture}";
    }
}
