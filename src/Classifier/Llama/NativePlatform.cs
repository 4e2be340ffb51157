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
            : Directory.EnumerateFiles(directory, $"{prefix}{library}.*v*{extension}").Order(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>
    /// Folders with other builds of a GPU's library: <c>fallback</c> in the folder of the libraries, and in that of the companion package
    /// (<c>linux-x64-cuda-ext/bins/linux-x64-cuda/fallback</c>), which lies beside the package itself, or beside what a link to it leads to.
    /// </summary>
    internal static IEnumerable<string> Fallbacks(string libraries)
    {
        var (bins, target) = (Path.GetFileName(libraries), Path.GetDirectoryName(Path.GetDirectoryName(libraries)));
        var package = target is null ? null : new DirectoryInfo(target);
        var homes = package is { Exists: true } ? [package, package.ResolveLinkTarget(returnFinalTarget: true)] : Array.Empty<FileSystemInfo?>();
        return homes.OfType<DirectoryInfo>()
            .Select(home => Path.Combine(home.FullName + "-ext", "bins", bins, "fallback"))
            .Prepend(Path.Combine(libraries, "fallback"))
            .Where(Directory.Exists)
            .Distinct();
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
