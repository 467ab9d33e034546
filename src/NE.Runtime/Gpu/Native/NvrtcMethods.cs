using System.Runtime.InteropServices;

namespace NE.Runtime.Gpu.Native;

/// <summary>
/// Entry points of NVRTC 11.2 and newer. The library must be located first (<see cref="NativeLibraries.Find"/>). A program is an opaque
/// pointer; every result is an error code, 0 for success.
/// </summary>
internal static unsafe partial class NvrtcMethods
{
    private const string Library = NativeLibraries.Nvrtc;

    [LibraryImport(Library)]
    internal static partial int nvrtcVersion(int* major, int* minor);

    [LibraryImport(Library)]
    internal static partial byte* nvrtcGetErrorString(int error);

    [LibraryImport(Library)]
    internal static partial int nvrtcGetNumSupportedArchs(int* count);

    [LibraryImport(Library)]
    internal static partial int nvrtcGetSupportedArchs(int* architectures);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int nvrtcCreateProgram(nint* program, string text, string name, int headers, byte** headerTexts, byte** headerNames);

    [LibraryImport(Library)]
    internal static partial int nvrtcCompileProgram(nint program, int count, byte** options);

    [LibraryImport(Library)]
    internal static partial int nvrtcGetPTXSize(nint program, nuint* size);

    [LibraryImport(Library)]
    internal static partial int nvrtcGetPTX(nint program, byte* text);

    [LibraryImport(Library)]
    internal static partial int nvrtcGetCUBINSize(nint program, nuint* size);

    [LibraryImport(Library)]
    internal static partial int nvrtcGetCUBIN(nint program, byte* image);

    [LibraryImport(Library)]
    internal static partial int nvrtcGetProgramLogSize(nint program, nuint* size);

    [LibraryImport(Library)]
    internal static partial int nvrtcGetProgramLog(nint program, byte* log);

    [LibraryImport(Library)]
    internal static partial int nvrtcDestroyProgram(nint* program);
}
