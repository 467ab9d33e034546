using System;
using System.Runtime.InteropServices;
using NE.Runtime.Gpu.Devices;
using Silk.NET.Core.Contexts;
using Silk.NET.OpenCL;

namespace NE.Runtime.Gpu.Native;

/// <summary>
/// The entry points of OpenCL, bound to the loader that <see cref="NativeLibraries.Find"/> found. Objects are opaque pointers; every
/// integer result is an error code, 0 for success.
/// </summary>
internal static class OpenCl
{
    private static readonly Lazy<CL> Bound = new(Bind);

    /// <summary>The binding.</summary>
    /// <exception cref="DeviceException">There is no loader; the message states what to install.</exception>
    internal static CL Api => Bound.Value;

    private static CL Bind()
    {
        NativeLibraryFinding library = NativeLibraries.Find(NativeLibraries.OpenCl);
        return library.Found
            ? new CL(new LamdaNativeContext(name => NativeLibrary.TryGetExport(library.Handle, name, out nint entry) ? entry : 0))
            : throw new DeviceException(library.Problem);
    }
}
