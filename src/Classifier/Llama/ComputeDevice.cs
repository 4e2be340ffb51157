using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>A device that the native libraries found.</summary>
/// <param name="Name">Its name there, for example <c>CPU</c> or <c>CUDA0</c>.</param>
/// <param name="Description">What it is, for people.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="FreeBytes">Memory that is free.</param>
/// <param name="TotalBytes">Memory that it has.</param>
internal sealed record ComputeDevice(string Name, string Description, ComputeDeviceKind Kind, long FreeBytes, long TotalBytes)
{
    /// <summary>Whether layers are offloaded to it.</summary>
    internal bool IsGpu => Kind is ComputeDeviceKind.Gpu or ComputeDeviceKind.IntegratedGpu;

    /// <summary>All devices, in the library's order. The libraries must be loaded.</summary>
    internal static unsafe IReadOnlyList<ComputeDevice> Found()
    {
        var devices = new List<ComputeDevice>();
        for (nuint i = 0; i < GgmlNative.DeviceCount(); i++)
        {
            var device = GgmlNative.DeviceGet(i);
            nuint free = 0, total = 0;
            GgmlNative.DeviceMemory(device, &free, &total);
            devices.Add(new ComputeDevice(
                Text(GgmlNative.DeviceName(device)),
                Text(GgmlNative.DeviceDescription(device)),
                (ComputeDeviceKind)GgmlNative.DeviceType(device),
                (long)free,
                (long)total));
        }

        return devices;
    }

    /// <summary>The GPUs that a model is offered: discrete ones, or else an integrated one, as the library chooses.</summary>
    internal static IReadOnlyList<ComputeDevice> Gpus(IReadOnlyList<ComputeDevice> devices) =>
        devices.Any(d => d.Kind == ComputeDeviceKind.Gpu)
            ? [.. devices.Where(d => d.Kind == ComputeDeviceKind.Gpu)]
            : [.. devices.Where(d => d.Kind == ComputeDeviceKind.IntegratedGpu).Take(1)];

    /// <summary>What the processor's backend was built for and runs with, for example <c>AVX512</c>.</summary>
    internal static unsafe IReadOnlyList<string> CpuFeatures()
    {
        for (nuint i = 0; i < GgmlNative.DeviceCount(); i++)
        {
            var device = GgmlNative.DeviceGet(i);
            if ((ComputeDeviceKind)GgmlNative.DeviceType(device) != ComputeDeviceKind.Cpu)
                continue;
            var registry = GgmlNative.DeviceRegistry(device);
            var function = GgmlNative.RegistryFunction(registry, "ggml_backend_get_features");
            return function == 0 ? [] : Features((byte**)((delegate* unmanaged<nint, nint>)function)(registry));
        }

        return [];
    }

    // Pairs of name and value, up to a NULL.
    private static unsafe List<string> Features(byte** pairs)
    {
        var features = new List<string>();
        for (; pairs is not null && pairs[0] is not null; pairs += 2)
        {
            var (name, value) = (Text(pairs[0]), Text(pairs[1]));
            if (value != "0")
                features.Add(value == "1" ? name : $"{name}={value}");
        }

        return features;
    }

    private static unsafe string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
