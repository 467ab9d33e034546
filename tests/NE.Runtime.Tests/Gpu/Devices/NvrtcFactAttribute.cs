using NE.Runtime.Gpu.Devices;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>A test that needs NVRTC itself.</summary>
public sealed class NvrtcFactAttribute : FactAttribute
{
    public NvrtcFactAttribute()
    {
        if (Nvrtc.Problem.Length > 0)
            Skip = Nvrtc.Problem;
    }
}
