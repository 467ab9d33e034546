using System.Globalization;

namespace NE.Runtime.Gpu.Devices;

/// <summary>The sentence about too little memory.</summary>
internal static class MemoryMessage
{
    private const double Gigabyte = 1e9;

    /// <summary>What is needed, what is free, what to do.</summary>
    internal static string Short(DeviceInfo device, long needed, long free) => string.Create(
        CultureInfo.InvariantCulture,
        $"{device.Choice} ({device.Name}) is out of memory: needs {needed / Gigabyte:0.0##} GB, {free / Gigabyte:0.0##} GB free: train fewer "
        + $"learners at once, or make replay or batch smaller.");

    /// <summary>What is needed in one piece, what the driver gives in one, what to do.</summary>
    internal static string TooLarge(DeviceInfo device, long needed, long largest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{device.Choice} ({device.Name}) gives no more than {largest / Gigabyte:0.0##} GB in one piece, and {needed / Gigabyte:0.0##} GB are needed: "
        + $"train fewer learners at once, or make replay or batch smaller.");
}
