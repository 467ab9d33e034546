using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Memory of a device.</summary>
public abstract class DeviceMemory : IDisposable
{
    /// <summary>Its length.</summary>
    public abstract long Bytes { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
