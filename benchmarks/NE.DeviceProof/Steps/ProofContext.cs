using System;
using System.Collections.Generic;
using NE.DeviceProof.Rows;
using NE.DeviceProof.Running;
using NE.Runtime.Gpu.Devices;

namespace NE.DeviceProof.Steps;

/// <summary>What an item works with.</summary>
internal sealed class ProofContext(ProofOptions options, Dictionary<string, double> values) : IDisposable
{
    private ComputeDevice? device;

    /// <summary>The command line.</summary>
    public ProofOptions Options { get; } = options;

    /// <summary>Numbers of rows so far, by their keys.</summary>
    public IReadOnlyDictionary<string, double> Values => values;

    /// <summary>Number of the step at hand.</summary>
    public int Step { get; set; }

    /// <summary>The device, opened when it is first asked for.</summary>
    /// <exception cref="DeviceException">It cannot be opened.</exception>
    public ComputeDevice Device => device ??= DeviceCatalogue.Open(DeviceChoice.Parse(Options.Device));

    /// <summary>Whether it is one of CUDA.</summary>
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

    /// <summary>Adds a row that cannot be had here.</summary>
    public void Absent(string what, string why) => Add(what, "-", "", why, Verdict.Absent);

    /// <inheritdoc/>
    public void Dispose() => device?.Dispose();
}
