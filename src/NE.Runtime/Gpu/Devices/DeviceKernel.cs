using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>One kernel of a compiled program.</summary>
public abstract class DeviceKernel : IDisposable
{
    /// <summary>Its name in the source.</summary>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
