using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A device, its driver or its compiler failed. The message names cause and remedy.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>Makes a fault.</summary>
    /// <param name="message">Cause and remedy, whole sentences.</param>
    /// <param name="inner">What lies behind it.</param>
    public DeviceException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
