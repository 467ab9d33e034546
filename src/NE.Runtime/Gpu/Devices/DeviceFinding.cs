using System.Collections.Generic;

namespace NE.Runtime.Gpu.Devices;

/// <summary>What a look for the devices of a backend found.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Devices">Its devices; empty when it has none.</param>
/// <param name="Problem">Why there is none and what to do, one sentence; empty when there is one.</param>
public sealed record DeviceFinding(Backend Backend, IReadOnlyList<DeviceInfo> Devices, string Problem);
