using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>One kernel of a compiled text.</summary>
public abstract class DeviceKernel : IDisposable
{
    /// <summary>Its name in the text.</summary>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
