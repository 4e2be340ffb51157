using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>Loads the native libraries once in a process, and refuses those of another ABI before any other call.</summary>
internal static class NativeLibraries
{
    private const string Advice = "run 'npm ci' in the program's folder, or name the folder of the libraries in Stream:Native:Directory";
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, nint> Loaded = new(StringComparer.Ordinal);
    private static string? directory;

    /// <summary>Loads them, or does nothing where that was done; the first caller's options count.</summary>
    /// <exception cref="NativeAbiException">None found, unloadable, or of another version.</exception>
    /// <returns>The folder that they were loaded from.</returns>
    internal static string Load(NativeOptions options, ILoggerFactory loggers)
    {
        lock (Gate)
        {
            if (directory is not null)
                return directory;
            var found = Find(options);
            if (Loaded.Count == 0)
                NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
            foreach (var library in (string[])[GgmlNative.BaseLibrary, GgmlNative.Library, LlamaNative.Library])
                Loaded[library] = LoadOne(found, library);
            NativeAbi.Check(found);
            NativeLog.Attach(loggers);
            LoadBackends(found);
            if (GgmlNative.DeviceCount() == 0)
                throw new NativeAbiException($"{found}: no compute backend could be loaded from here; {Advice}");
            LlamaNative.BackendInit();
            return directory = found;
        }
    }

    /// <summary>The release of the loaded libraries.</summary>
    internal static unsafe string Version => Marshal.PtrToStringUTF8((nint)LlamaNative.Version()) ?? "unknown";

    /// <summary>The build of the processor's backend that the library chose, for example <c>libggml-cpu-zen4.so</c>; null where the system doesn't tell.</summary>
    internal static string? CpuVariant()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.Modules.Cast<System.Diagnostics.ProcessModule>()
            .Select(m => m.ModuleName)
            .FirstOrDefault(m => m.Contains("ggml-cpu", StringComparison.Ordinal));
    }

    // The CUDA package is built for the newest CUDA; its companion carries the library for the one before, in a folder of its own.
    private static void LoadBackends(string found)
    {
        GgmlNative.BackendLoadAllFromPath(found);
        foreach (var fallback in NativePlatform.Fallbacks(found))
        {
            if (ComputeDevice.Found().Any(d => d.IsGpu))
                return;
            GgmlNative.BackendLoadAllFromPath(fallback);
        }
    }

    private static string Find(NativeOptions options)
    {
        if (options.Directory is { } named)
        {
            return NativePlatform.LibraryFile(named, LlamaNative.Library) is not null
                ? Path.GetFullPath(named)
                : throw new NativeAbiException($"{named}: Stream:Native:Directory holds no llama library");
        }

        // Of the nearest installation, not of one that lies further up.
        var installed = ShippedFiles.Find(Path.Combine("node_modules", "@node-llama-cpp"));
        foreach (var package in NativePlatform.Packages(options.Gpu))
        {
            if (installed is not null && InFolder(Path.Combine(installed, package, "bins")) is { } found)
                return found;
        }

        throw new NativeAbiException(
            $"no native llama libraries above {AppContext.BaseDirectory} for {string.Join(" or ", NativePlatform.Packages(options.Gpu))}; {Advice}");
    }

    private static string? InFolder(string bins) => Directory.Exists(bins)
        ? Directory.EnumerateDirectories(bins).Order(StringComparer.Ordinal).FirstOrDefault(d => NativePlatform.LibraryFile(d, LlamaNative.Library) is not null)
        : null;

    private static nint LoadOne(string folder, string library)
    {
        var file = NativePlatform.LibraryFile(folder, library)
            ?? throw new NativeAbiException($"{folder}: the library {library} is missing; {Advice}");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new NativeAbiException($"{file}: can't be loaded: {e.Message}; {Advice}", e);
        }
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path) =>
        Loaded.TryGetValue(library, out var handle) ? handle : 0;
}
