using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Passes;
using NE.Generators.Printing.Kernels;
using NE.Generators.Program;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the kernels of a program and their memory layout.</summary>
internal static class KernelFile
{
    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(DeviceProgram device)
    {
        ProgramModel program = device.Program;
        return FileFrame.Print(program.Plan.Declaration, "Kernels", [], FileFrame.Part(program.Plan.Declaration), code =>
        {
            code.Summary("The update as kernels for a device, and their memory layout.");
            code.Block("internal static Gpu::KernelProgram DeviceKernels => new()", () =>
            {
                code.Line($"Body = {FileFrame.RawString(KernelBody.Print(device))},")
                    .Line($"ArenaLength = {Literal.Of((long)device.Layout.Length)},")
                    .Line($"StateLength = {Literal.Of((long)device.Layout.StateLength)},")
                    .Line($"ValueLength = {device.ValueLength},")
                    .Line($"StepLength = {device.StepLength},")
                    .Line($"ResultLength = {device.ResultLength},")
                    .Line("Observations = Observations,")
                    .Line("Actions = Actions,")
                    .Line($"RowLength = {device.Layout.RowLength},");
                if (device.Exploring is not null)
                {
                    code.Line("Explores = true,");
                }

                List(code, "Sections", device.Sections.Select(section => Section(device, section)));
                List(code, "Tensors", Tensors(device));
                List(code, "Counters", Counters(device));
            }, "};");
        });
    }

    private static void List(CodeWriter code, string name, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length == 0)
        {
            code.Line($"{name} = [],");
            return;
        }

        code.Line($"{name} =").Line("[").Indented(() =>
        {
            foreach (string item in all)
            {
                code.Line(item + ",");
            }
        }).Line("],");
    }

    private static string Section(DeviceProgram device, DeviceSection section)
    {
        var names = new KernelNames(device);
        bool feeds = section.Phases.SelectMany(static phase => phase.Rows.Concat(phase.Weights))
            .Any(operation => operation.Kernel(names.For(operation, section.Samples)).Feeds);
        return $"new(\"{section.Section.Name}\", Every: {section.Section.Cadence.Interval}, Phases: {KernelBody.Pieces(section).Count()}, "
            + $"Feeds: {(feeds ? "true" : "false")})";
    }

    private static IEnumerable<string> Tensors(DeviceProgram device)
    {
        foreach (Instance instance in device.Program.Instances)
        {
            foreach (Slot slot in instance.Network.Slots)
            {
                LayerField field = device.Layout.Layer(instance, slot);
                string masked = field.Mask > 0 ? $", mask: {field.Mask}, newborn: {field.Newborn}" : "";
                string aged = field.Ages > 0 ? $", ages: {field.Ages}" : "";
                string anchored = slot.Storage.KeepsInitial ? ", initial: true" : "";
                string single = slot.Storage.Moments == 1 ? ", oneMoment: true" : "";
                yield return $".. Gpu::KernelTensor.OfLayer(\"{instance.Name}.{slot.Path}{slot.Storage.Suffix}\", offset: {field.Offset}, "
                    + $"room: {field.Room}, weights: {slot.Count - slot.Outputs}, biases: {slot.Outputs}{masked}{aged}{anchored}{single})";
            }
        }

        foreach (DeviceState state in device.Program.Fields.Select(static field => field.OnDevice).OfType<DeviceState>())
        {
            yield return state.Tensors.Replace("{0}", $"{device.Layout.State(state.Id)}");
        }

        foreach (Group group in device.Layout.Kept)
        {
            Value whole = group.Parts[""];
            yield return $"new(\"{group.Name}\", Gpu::KernelElement.Float, {device.Layout.Value(whole).Offset}, {whole.Rows * group.Samples.Count})";
        }
    }

    // Parameters without ages in a group with ages share a step count.
    private static IEnumerable<string> Counters(DeviceProgram device) =>
        from instance in device.Program.Instances
        from slot in instance.Network.Slots
        where slot.Storage.Counted
        let owner = device.Program.Optimisers.First(optimiser => optimiser.Instances.Contains(instance))
        select $"new(\"{instance.Name}.{slot.Path}{slot.Storage.Suffix}.steps\", {(owner.Aged ? owner.Every : "0")})";
}
