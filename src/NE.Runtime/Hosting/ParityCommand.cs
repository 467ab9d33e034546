using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Hosting.Studies;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>The command <c>parity</c>: the same updates on the CPU and on a device, compared layer by layer.</summary>
internal static class ParityCommand
{
    /// <summary>The command.</summary>
    internal static Command Of(IReadOnlyList<ExperimentDefinition> experiments)
    {
        Option<string?> experiment = new("--experiment") { Description = "The experiment; the first one by default." };
        Option<string?> device = new("--device")
        {
            Description = $"The device: cuda[:n] or opencl[:p.d]; that of {DeviceChoice.Variable}, or the first GPU, by default.",
        };
        Command command = new(
            "parity", "Runs the same updates on the CPU and on a device and compares every layer. Example: "
            + "parity --experiment NeTd3 --device cuda")
        {
            experiment, device,
        };
        command.SetAction(result =>
        {
            DeviceChoice choice = DeviceFlag.Read(result, device);
            if (choice.Kind == DeviceKind.Cpu)
            {
                choice = result.GetValue(device) is null
                    ? DeviceChoice.Auto
                    : throw new UsageException("parity compares a device with the CPU; choose the device with --device cuda or opencl.");
            }

            ExperimentDefinition chosen = RunOptions.Find(experiments, result.GetValue(experiment));
            using ComputeDevice opened = DeviceCatalogue.Open(choice);
            Console.WriteLine($"{chosen.Name}  {chosen.Task.Name}  {ChosenDevice.NameOf(opened.Info)} compared with the CPU");
            return Show(Parity.Run(chosen, opened), Console.Out);
        });
        return command;
    }

    /// <summary>Shows a row for each layer and update, and the overall result.</summary>
    /// <returns>The exit code: 1 if anything differs.</returns>
    internal static int Show(IReadOnlyList<ParityRow> rows, TextWriter output)
    {
        List<string[]> cells = [["update", "", "layer", "values", "largest difference", ""]];
        foreach (IGrouping<(long, bool, string), ParityRow> layer in rows.GroupBy(row => (row.Update, row.Event, Layer(row.Tensor))))
        {
            (long update, bool changed, string name) = layer.Key;
            int differing = layer.Sum(row => row.Differing);
            bool broken = layer.Any(row => double.IsNaN(row.Largest));
            double largest = broken ? double.NaN : layer.Max(row => row.Largest);
            cells.Add(
            [
                Text(update), changed ? "event" : "", name, Text(layer.Sum(row => (long)row.Values)),
                largest.ToString("G3", CultureInfo.InvariantCulture), differing == 0 ? "equal" : $"{Text(differing)} differ",
            ]);
        }

        foreach (string line in Columns.Aligned(cells))
        {
            output.WriteLine(line);
        }

        ParityRow[] unequal = [.. rows.Where(row => row.Differing > 0)];
        output.WriteLine(unequal.Length == 0
            ? $"Equal: {Text(rows.Sum(row => (long)row.Values))} values in {rows.Count} tensors."
            : $"Not equal: {string.Join(", ", unequal.Take(5).Select(row => row.Tensor))}{(unequal.Length > 5 ? $" and {unequal.Length - 5} more" : "")}.");
        return unequal.Length == 0 ? ExitCodes.Done : ExitCodes.Fault;
    }

    /// <summary>
    /// Network and layer of a tensor: <c>Value1.Hidden2</c> of <c>Value1.Hidden2.weight.m</c>. Names that belong to no network start with a
    /// lower-case letter.
    /// </summary>
    private static string Layer(string tensor)
    {
        string[] parts = tensor.Split('.');
        return parts.Length > 2 && char.IsUpper(tensor[0]) ? $"{parts[0]}.{parts[1]}" : parts[0];
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
