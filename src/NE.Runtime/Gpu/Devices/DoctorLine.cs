namespace NE.Runtime.Gpu.Devices;

/// <summary>One line of the report on this machine.</summary>
/// <param name="Found">Whether it was found.</param>
/// <param name="Subject">What was looked for.</param>
/// <param name="Detail">Version, file and properties; or why it is missing and what to do.</param>
public sealed record DoctorLine(bool Found, string Subject, string Detail);
