using System;
using System.Collections.Generic;
using NE.DeviceProof.Rows;
using NE.DeviceProof.Running;
using NE.Runtime.Gpu.Devices;

namespace NE.DeviceProof.Steps;

/// <summary>The context of an item.</summary>
internal sealed class ProofContext(ProofOptions options, Dictionary<string, double> values) : IDisposable
{
    private ComputeDevice? device;

    /// <summary>The command line.</summary>
    public ProofOptions Options { get; } = options;

    /// <summary>Values of the rows so far, by their keys.</summary>
    public IReadOnlyDictionary<string, double> Values => values;

    /// <summary>Number of the current step.</summary>
    public int Step { get; set; }

    /// <summary>The device, opened on first use.</summary>
    /// <exception cref="DeviceException">It cannot be opened.</exception>
    public ComputeDevice Device => device ??= DeviceCatalogue.Open(DeviceChoice.Parse(Options.Device));

    /// <summary>Whether it is a CUDA device.</summary>
    public bool Cuda => Device.Info.Backend == Backend.Cuda;

    /// <summary>Whether sizes are small and measurements short.</summary>
    public bool Quick => Options.Quick;

    /// <summary>Adds a row.</summary>
    public void Add(
        string what, string measured, string unit = "", string note = "", Verdict verdict = Verdict.None, string? key = null, double? value = null)
    {
        if (key is not null && value is { } number)
            values[key] = number;

        LineProtocol.Row(new ProofRow(Step, what, measured, unit, note, verdict, key, value));
    }

    /// <summary>Adds a row that is not available here.</summary>
    public void Absent(string what, string why) => Add(what, "-", "", why, Verdict.Absent);

    /// <inheritdoc/>
    public void Dispose() => device?.Dispose();
}
