using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A device, its driver or its compiler failed. The message states the cause and the remedy.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Cause and remedy, in complete sentences.</param>
    /// <param name="inner">The underlying exception.</param>
    public DeviceException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
