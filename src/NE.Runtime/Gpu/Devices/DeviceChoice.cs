using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NE.Runtime.Gpu.Devices;

/// <summary>
/// The value of <c>--device</c>: <c>auto</c>, <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>cuda:GPU-...</c>, <c>opencl</c>,
/// <c>opencl:0.1</c>.
/// </summary>
public sealed record DeviceChoice
{
    /// <summary>The environment variable used when the option is absent.</summary>
    public const string Variable = "NE_DEVICE";

    /// <summary>The CPU.</summary>
    public static DeviceChoice Cpu { get; } = new() { Kind = DeviceKind.Cpu };

    /// <summary>Whichever is fastest.</summary>
    public static DeviceChoice Auto { get; } = new() { Kind = DeviceKind.Auto };

    /// <summary>Kind of device.</summary>
    public required DeviceKind Kind { get; init; }

    /// <summary>Index of the OpenCL platform; null if none was given.</summary>
    public int? Platform { get; init; }

    /// <summary>Index of the device; null if none was given.</summary>
    public int? Index { get; init; }

    /// <summary>The UUID of a CUDA device as <c>nvidia-smi -L</c> prints it, or a prefix of it; null if none was given.</summary>
    public string? Uuid { get; init; }

    /// <summary>The choice in the environment variable <see cref="Variable"/>; null if it is not set.</summary>
    /// <exception cref="FormatException">Its value is not a device.</exception>
    public static DeviceChoice? FromEnvironment()
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return TryParse(text, out DeviceChoice? choice, out string problem) ? choice : throw new FormatException($"{Variable}: {problem}");
    }

    /// <summary>Reads a choice.</summary>
    /// <param name="text">As on the command line.</param>
    /// <exception cref="FormatException">The text is not a choice; the message is one sentence for the user.</exception>
    public static DeviceChoice Parse(string text) =>
        TryParse(text, out DeviceChoice? choice, out string problem) ? choice : throw new FormatException(problem);

    /// <summary>Reads a choice.</summary>
    /// <param name="text">As on the command line.</param>
    /// <param name="choice">Receives the choice.</param>
    /// <param name="problem">Receives one sentence that states the problem; empty if there is none.</param>
    /// <returns>Whether the text is a choice.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out DeviceChoice? choice, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        string lower = text.Trim().ToLowerInvariant();
        int colon = lower.IndexOf(':');
        string kind = colon < 0 ? lower : lower[..colon];
        string? rest = colon < 0 ? null : lower[(colon + 1)..];
        choice = (kind, rest) switch
        {
            ("auto", null) => Auto,
            ("cpu", null) => Cpu,
            ("cuda", null) => new() { Kind = DeviceKind.Cuda },
            ("cuda", not null) => CudaOf(rest, text.Trim()[(colon + 1)..]),
            ("opencl", null) => new() { Kind = DeviceKind.OpenCl },
            ("opencl", not null) => OpenClOf(rest),
            _ => null,
        };
        problem = choice is not null
            ? ""
            : $"\"{text}\" is not a device: use auto, cpu, cuda, cuda:0 (its number), cuda:GPU-... (its UUID), "
                + "opencl or opencl:0.0 (platform "
                + "and device); `ne doctor` lists the available ones.";
        return choice is not null;
    }

    /// <summary>The choice as written on the command line.</summary>
    public override string ToString() => Kind switch
    {
        DeviceKind.Auto => "auto",
        DeviceKind.Cpu => "cpu",
        DeviceKind.Cuda => Uuid is not null ? $"cuda:{Uuid}" : Index is int number ? string.Create(CultureInfo.InvariantCulture, $"cuda:{number}") : "cuda",
        _ => Platform is int platform ? string.Create(CultureInfo.InvariantCulture, $"opencl:{platform}.{Index ?? 0}") : "opencl",
    };

    private static DeviceChoice? CudaOf(string lower, string written)
    {
        if (Number(lower) is int index)
        {
            return new() { Kind = DeviceKind.Cuda, Index = index };
        }

        // GPU-8f3c2a10-... ; MIG-... names a partition of a GPU.
        bool unique = lower.StartsWith("gpu-", StringComparison.Ordinal) || lower.StartsWith("mig-", StringComparison.Ordinal);
        return unique && lower.Length > "gpu-".Length ? new() { Kind = DeviceKind.Cuda, Uuid = written } : null;
    }

    private static DeviceChoice? OpenClOf(string text)
    {
        int dot = text.IndexOf('.');
        return dot > 0 && Number(text[..dot]) is int platform && Number(text[(dot + 1)..]) is int index
            ? new() { Kind = DeviceKind.OpenCl, Platform = platform, Index = index }
            : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
