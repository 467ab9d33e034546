using System.Runtime.InteropServices;

namespace NE.Runtime.Gpu.Native;

/// <summary>
/// Entry points of the CUDA driver, by their versioned export names. The library must be located first
/// (<see cref="NativeLibraries.Find"/>). Contexts, streams, modules and functions are opaque pointers, a device is its ordinal, device
/// memory a 64-bit address; every result is an error code, 0 for success.
/// </summary>
internal static unsafe partial class CudaMethods
{
    private const string Library = NativeLibraries.Cuda;

    [LibraryImport(Library)]
    internal static partial int cuInit(uint flags);

    [LibraryImport(Library)]
    internal static partial int cuDriverGetVersion(int* version);

    [LibraryImport(Library)]
    internal static partial int cuGetErrorName(int error, byte** name);

    [LibraryImport(Library)]
    internal static partial int cuDeviceGetCount(int* count);

    [LibraryImport(Library)]
    internal static partial int cuDeviceGet(int* device, int ordinal);

    [LibraryImport(Library)]
    internal static partial int cuDeviceGetName(byte* name, int length, int device);

    [LibraryImport(Library)]
    internal static partial int cuDeviceGetUuid(byte* uuid, int device);

    // Since CUDA 11.4: identifies a MIG partition by its own UUID.
    [LibraryImport(Library)]
    internal static partial int cuDeviceGetUuid_v2(byte* uuid, int device);

    [LibraryImport(Library)]
    internal static partial int cuDeviceTotalMem_v2(nuint* bytes, int device);

    [LibraryImport(Library)]
    internal static partial int cuDeviceGetAttribute(int* value, int attribute, int device);

    [LibraryImport(Library)]
    internal static partial int cuDevicePrimaryCtxSetFlags_v2(int device, uint flags);

    [LibraryImport(Library)]
    internal static partial int cuDevicePrimaryCtxRetain(nint* context, int device);

    [LibraryImport(Library)]
    internal static partial int cuCtxSetCurrent(nint context);

    [LibraryImport(Library)]
    internal static partial int cuMemGetInfo_v2(nuint* free, nuint* total);

    [LibraryImport(Library)]
    internal static partial int cuMemAlloc_v2(ulong* address, nuint bytes);

    [LibraryImport(Library)]
    internal static partial int cuMemFree_v2(ulong address);

    [LibraryImport(Library)]
    internal static partial int cuMemAllocHost_v2(void** host, nuint bytes);

    [LibraryImport(Library)]
    internal static partial int cuMemFreeHost(void* host);

    [LibraryImport(Library)]
    internal static partial int cuMemcpyHtoDAsync_v2(ulong target, void* source, nuint bytes, nint stream);

    [LibraryImport(Library)]
    internal static partial int cuMemcpyDtoHAsync_v2(void* target, ulong source, nuint bytes, nint stream);

    [LibraryImport(Library)]
    internal static partial int cuStreamCreate(nint* stream, uint flags);

    [LibraryImport(Library)]
    internal static partial int cuStreamSynchronize(nint stream);

    [LibraryImport(Library)]
    internal static partial int cuStreamDestroy_v2(nint stream);

    [LibraryImport(Library)]
    internal static partial int cuModuleLoadDataEx(nint* module, void* image, uint count, int* options, void** values);

    [LibraryImport(Library)]
    internal static partial int cuModuleUnload(nint module);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int cuModuleGetFunction(nint* function, nint module, string name);

    [LibraryImport(Library)]
    internal static partial int cuFuncGetAttribute(int* value, int attribute, nint function);

    [LibraryImport(Library)]
    internal static partial int cuFuncSetAttribute(nint function, int attribute, int value);

    [LibraryImport(Library)]
    internal static partial int cuLaunchKernel(
        nint function, uint gridX, uint gridY, uint gridZ, uint blockX, uint blockY, uint blockZ, uint shared, nint stream, void** parameters,
        void** extra);

    [LibraryImport(Library)]
    internal static partial int cuLaunchCooperativeKernel(
        nint function, uint gridX, uint gridY, uint gridZ, uint blockX, uint blockY, uint blockZ, uint shared, nint stream, void** parameters);
}
