using System.Globalization;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Messages about insufficient memory.</summary>
internal static class MemoryMessage
{
    private const double Gigabyte = 1e9;

    /// <summary>States what is needed, what is free, and the remedy.</summary>
    internal static string Short(DeviceInfo device, long needed, long free) => string.Create(
        CultureInfo.InvariantCulture,
        $"{device.Choice} ({device.Name}) is out of memory: needs {needed / Gigabyte:0.0##} GB, {free / Gigabyte:0.0##} GB free: train fewer "
        + $"learners at once, or reduce the replay buffer or the batch.");

    /// <summary>States what is needed in one block, the driver's limit for one block, and the remedy.</summary>
    internal static string TooLarge(DeviceInfo device, long needed, long largest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{device.Choice} ({device.Name}) allocates at most {largest / Gigabyte:0.0##} GB in one block of {needed / Gigabyte:0.0##} "
        + $"GB needed: train fewer learners at once, or reduce the replay buffer or the batch.");
}
