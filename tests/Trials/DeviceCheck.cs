using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.Trials;

/// <summary>
/// The child process of tests of kernels: updates on the first device of OpenCL beside the same updates on the CPU. It is a process of its
/// own because the drivers of OpenCL are chosen by the environment, once.
/// </summary>
internal static class DeviceCheck
{
    internal const string Command = "check-device";

    /// <summary>Runs an experiment and prints what differs.</summary>
    /// <param name="arguments">
    /// The experiment; the blocks of a learner, <c>train</c> for whole updates in one launch, or <c>poisoned</c> for four blocks in memory
    /// full of NaN; a file with another body of the kernels, or none.
    /// </param>
    internal static int Run(ReadOnlySpan<string> arguments)
    {
        (string name, string mode) = (arguments[0], arguments[1]);
        ExperimentDefinition experiment = Experiments.All.Single(definition => definition.Name == name);
        if (arguments.Length > 2)
            experiment = experiment with { Kernels = experiment.Kernels! with { Body = File.ReadAllText(arguments[2]) } };

        ComputeDevice opened = DeviceCatalogue.Open(DeviceChoice.Parse("opencl"));
        using ComputeDevice device = mode == "poisoned" ? new PoisonedDevice(opened) : opened;
        Console.WriteLine($"device: {device.Info.Name}");
        IReadOnlyList<ParityRow> rows = Parity.Run(experiment, device, Plan(mode));
        foreach (ParityRow row in rows.Where(row => row.Differing > 0))
            Console.WriteLine($"differs: {row}");

        Console.WriteLine($"tensors: {rows.Count}, of an event: {rows.Count(row => row.Event)}, differing: {rows.Count(row => row.Differing > 0)}");
        return 0;
    }

    private static TeamPlan Plan(string mode) => new()
    {
        RowsM = 16,
        RowsN = 16,
        WeightsM = 16,
        WeightsN = 16,
        TileK = 16,
        Persistent = mode == "train",
        Team = int.TryParse(mode, NumberStyles.None, CultureInfo.InvariantCulture, out int blocks) ? blocks : mode == "poisoned" ? 4 : 1,
    };
}
