using System.Collections.Generic;

namespace NE.Runtime.Gpu.Devices;

/// <summary>The result of searching for the devices of a backend.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Devices">Its devices; empty when it has none.</param>
/// <param name="Problem">Why there are none and what to do, in one sentence; empty if there are any.</param>
public sealed record DeviceFinding(Backend Backend, IReadOnlyList<DeviceInfo> Devices, string Problem);
