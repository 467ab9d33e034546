using System.Runtime.InteropServices;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>A test of the messages without an NVIDIA driver; its child process cannot hide an installed one.</summary>
public sealed class DriverlessFactAttribute : FactAttribute
{
    public DriverlessFactAttribute()
    {
        if (NativeLibrary.TryLoad("libcuda.so.1", out _))
            Skip = "This machine has an NVIDIA driver.";
    }
}
