using System.Runtime.InteropServices;

namespace NE.Runtime.Gpu.Native;

/// <summary>
/// Entry points of OpenCL 1.2. The loader is asked for first (<see cref="NativeLibraries.Find"/>). Objects are opaque pointers; every
/// integer result is an error code, 0 for none.
/// </summary>
internal static unsafe partial class OpenClMethods
{
    private const string Library = NativeLibraries.OpenCl;

    [LibraryImport(Library)]
    internal static partial int clGetPlatformIDs(uint length, nint* platforms, uint* count);

    [LibraryImport(Library)]
    internal static partial int clGetPlatformInfo(nint platform, uint what, nuint size, void* value, nuint* needed);

    [LibraryImport(Library)]
    internal static partial int clGetDeviceIDs(nint platform, ulong type, uint length, nint* devices, uint* count);

    [LibraryImport(Library)]
    internal static partial int clGetDeviceInfo(nint device, uint what, nuint size, void* value, nuint* needed);

    [LibraryImport(Library)]
    internal static partial nint clCreateContext(nint properties, uint count, nint* devices, nint notify, nint userData, int* error);

    [LibraryImport(Library)]
    internal static partial nint clCreateCommandQueue(nint context, nint device, ulong properties, int* error);

    [LibraryImport(Library)]
    internal static partial int clReleaseCommandQueue(nint queue);

    [LibraryImport(Library)]
    internal static partial nint clCreateBuffer(nint context, ulong flags, nuint size, void* host, int* error);

    [LibraryImport(Library)]
    internal static partial int clReleaseMemObject(nint memory);

    [LibraryImport(Library)]
    internal static partial nint clCreateProgramWithSource(nint context, uint count, byte** texts, nuint* lengths, int* error);

    [LibraryImport(Library)]
    internal static partial nint clCreateProgramWithBinary(
        nint context, uint count, nint* devices, nuint* lengths, byte** binaries, int* status, int* error);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int clBuildProgram(nint program, uint count, nint* devices, string options, nint notify, nint userData);

    [LibraryImport(Library)]
    internal static partial int clGetProgramBuildInfo(nint program, nint device, uint what, nuint size, void* value, nuint* needed);

    [LibraryImport(Library)]
    internal static partial int clGetProgramInfo(nint program, uint what, nuint size, void* value, nuint* needed);

    [LibraryImport(Library)]
    internal static partial int clReleaseProgram(nint program);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint clCreateKernel(nint program, string name, int* error);

    [LibraryImport(Library)]
    internal static partial int clSetKernelArg(nint kernel, uint index, nuint size, void* value);

    [LibraryImport(Library)]
    internal static partial int clReleaseKernel(nint kernel);

    [LibraryImport(Library)]
    internal static partial int clEnqueueWriteBuffer(
        nint queue, nint memory, uint blocking, nuint offset, nuint size, void* data, uint waits, nint* waitList, nint* done);

    [LibraryImport(Library)]
    internal static partial int clEnqueueReadBuffer(
        nint queue, nint memory, uint blocking, nuint offset, nuint size, void* data, uint waits, nint* waitList, nint* done);

    [LibraryImport(Library)]
    internal static partial int clEnqueueNDRangeKernel(
        nint queue, nint kernel, uint dimensions, nuint* first, nuint* total, nuint* group, uint waits, nint* waitList, nint* done);

    [LibraryImport(Library)]
    internal static partial int clFlush(nint queue);

    [LibraryImport(Library)]
    internal static partial int clFinish(nint queue);
}
