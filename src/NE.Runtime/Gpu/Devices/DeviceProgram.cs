using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A compiled program on a device.</summary>
public abstract class DeviceProgram : IDisposable
{
    /// <summary>A kernel by name.</summary>
    /// <param name="name">Its name in the source.</param>
    /// <exception cref="DeviceException">There is no kernel of this name.</exception>
    public abstract DeviceKernel Kernel(string name);

    /// <inheritdoc/>
    public abstract void Dispose();
}
