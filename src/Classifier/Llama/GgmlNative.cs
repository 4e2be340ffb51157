using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>The functions of ggml that the engine calls.</summary>
internal static unsafe partial class GgmlNative
{
    internal const string Library = "ggml";
    internal const string BaseLibrary = "ggml-base";

    [LibraryImport(Library, EntryPoint = "ggml_backend_load_all_from_path", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void BackendLoadAllFromPath(string directory);

    [LibraryImport(Library, EntryPoint = "ggml_backend_dev_count")]
    internal static partial nuint DeviceCount();

    [LibraryImport(Library, EntryPoint = "ggml_backend_dev_get")]
    internal static partial nint DeviceGet(nuint index);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_backend_dev_name")]
    internal static partial byte* DeviceName(nint device);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_backend_dev_description")]
    internal static partial byte* DeviceDescription(nint device);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_backend_dev_type")]
    internal static partial int DeviceType(nint device);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_backend_dev_memory")]
    internal static partial void DeviceMemory(nint device, nuint* free, nuint* total);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_backend_dev_backend_reg")]
    internal static partial nint DeviceRegistry(nint device);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_backend_reg_get_proc_address", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint RegistryFunction(nint registry, string name);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_get_name")]
    internal static partial byte* TensorName(nint tensor);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_nbytes")]
    internal static partial nuint TensorBytes(nint tensor);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_backend_tensor_get")]
    internal static partial void TensorGet(nint tensor, void* data, nuint offset, nuint size);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_blck_size")]
    internal static partial long BlockSize(int type);

    [LibraryImport(BaseLibrary, EntryPoint = "ggml_type_size")]
    internal static partial nuint TypeSize(int type);
}
