namespace NE.Runtime.Gpu.Devices;

/// <summary>A line of a report on this machine.</summary>
/// <param name="Found">Whether it is there.</param>
/// <param name="Subject">What was looked for.</param>
/// <param name="Detail">Version, file and properties; or why it is absent and what to do.</param>
public sealed record DoctorLine(bool Found, string Subject, string Detail);
