using NE.Runtime.Gpu.Devices;
using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>A test that needs NVRTC, NVIDIA's compiler; no GPU.</summary>
public sealed class NvrtcFactAttribute : FactAttribute
{
    public NvrtcFactAttribute()
    {
        if (Nvrtc.Problem.Length > 0)
            Skip = Nvrtc.Problem;
    }
}
