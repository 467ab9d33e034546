using NE.Runtime.Gpu.Devices;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>Tests that need a device of OpenCL; PoCL is one.</summary>
public sealed class OpenClDeviceTheoryAttribute : TheoryAttribute
{
    private static readonly string Problem = DeviceCatalogue.Look(Backend.OpenCl).Problem;

    public OpenClDeviceTheoryAttribute()
    {
        if (Problem.Length > 0)
            Skip = Problem;
    }
}
