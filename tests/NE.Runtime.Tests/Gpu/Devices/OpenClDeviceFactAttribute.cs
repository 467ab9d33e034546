using NE.Runtime.Gpu.Devices;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>A test that needs a device of OpenCL; PoCL is one.</summary>
public sealed class OpenClDeviceFactAttribute : FactAttribute
{
    private static readonly string Problem = DeviceCatalogue.Look(Backend.OpenCl).Problem;

    public OpenClDeviceFactAttribute()
    {
        if (Problem.Length > 0)
            Skip = Problem;
    }
}
