using System.Runtime.InteropServices;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>A test of what is said where there is no NVIDIA driver; its child process cannot hide one from itself.</summary>
public sealed class DriverlessFactAttribute : FactAttribute
{
    public DriverlessFactAttribute()
    {
        if (NativeLibrary.TryLoad("libcuda.so.1", out _))
            Skip = "This machine has an NVIDIA driver.";
    }
}
