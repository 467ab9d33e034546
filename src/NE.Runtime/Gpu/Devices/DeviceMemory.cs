using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Device memory.</summary>
public abstract class DeviceMemory : IDisposable
{
    /// <summary>Its size in bytes.</summary>
    public abstract long Bytes { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
