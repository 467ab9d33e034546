using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A compiled text on a device.</summary>
public abstract class DeviceProgram : IDisposable
{
    /// <summary>A kernel by name.</summary>
    /// <param name="name">Its name in the text.</param>
    /// <exception cref="DeviceException">There is none.</exception>
    public abstract DeviceKernel Kernel(string name);

    /// <inheritdoc/>
    public abstract void Dispose();
}
