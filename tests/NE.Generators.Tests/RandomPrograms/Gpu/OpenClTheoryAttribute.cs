using NE.Runtime.Gpu.Devices;
using Xunit;

namespace NE.Generators.Tests.RandomPrograms.Gpu;

/// <summary>A theory that needs a device of OpenCL; PoCL is one.</summary>
public sealed class OpenClTheoryAttribute : TheoryAttribute
{
    public OpenClTheoryAttribute()
    {
        DeviceFinding finding = DeviceCatalogue.Look(Backend.OpenCl);
        Skip = finding.Devices.Count > 0 ? null : finding.Problem;
    }
}
