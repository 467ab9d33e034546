using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Phases;
using NE.Generators.Printing.Kernels;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the kernels of a program and where they find everything.</summary>
internal static class KernelFile
{
    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(DeviceProgram device, string hash)
    {
        AgentProgram program = device.Program;
        return FileFrame.Print(program.Plan.Declaration, "Kernels", hash, [], FileFrame.Part(program.Plan.Declaration), code =>
        {
            code.Summary("The update as kernels for a device, and where they find everything.");
            code.Block("internal static Gpu::KernelProgram DeviceKernels => new()", () =>
            {
                code.Line($"Body = {FileFrame.RawString(KernelBody.Print(device))},")
                    .Line($"ArenaLength = {Literal.Of((long)device.Layout.Length)},")
                    .Line($"StateLength = {Literal.Of((long)device.Layout.StateLength)},")
                    .Line($"ValueLength = {device.RunWords.Count},")
                    .Line($"StepLength = {device.StepLength},")
                    .Line($"ResultLength = {device.ResultLength},")
                    .Line("Observations = Observations,")
                    .Line("Actions = Actions,")
                    .Line($"RowLength = {device.Layout.RowLength},");
                List(code, "Sections", device.Sections.Select(Section));
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

    private static string Section(DeviceSection section)
    {
        string every = section.Section.Cadence is { Kind: CadenceKind.Every } cadence ? cadence.Constant : "1";
        bool feeds = section.Results.Any(static r => r.Operation is CountActivated);
        return $"new(\"{section.Section.Name}\", Every: {every}, Phases: {KernelBody.Pieces(section).Count()}, "
            + $"Feeds: {(feeds ? "true" : "false")})";
    }

    private static IEnumerable<string> Tensors(DeviceProgram device)
    {
        AgentProgram program = device.Program;
        foreach (NetworkInstance network in (NetworkInstance[])[program.Actor, .. program.Critics])
        {
            foreach (ProgramLayer layer in network.Network.Layers)
            {
                string name = $"{network.Name}.{layer.Plan.Name}";
                LayerReference linear = layer.Linear;
                yield return OfLayer(name, device.Layout.Layer(network, linear.Field), linear.Inputs * linear.Outputs, linear.Outputs);
                if (layer.Norm is { } norm)
                {
                    yield return OfLayer(name + ".Norm", device.Layout.Layer(network, norm.Field), norm.Features, norm.Features);
                }
            }
        }

        if (device.Layout.ProbeOnDevice)
        {
            yield return $"new(\"probe\", Gpu::KernelElement.Float, {device.Layout.Value("probe").Offset}, {device.Layout.Columns * Td3Lowering.ProbeSize})";
        }
    }

    private static string OfLayer(string name, LayerField field, int weights, int biases)
    {
        string masked = field.Mask > 0 ? $", mask: {field.Mask}, newborn: {field.Newborn}" : "";
        string aged = field.Ages > 0 ? $", ages: {field.Ages}" : "";
        return $".. Gpu::KernelTensor.OfLayer(\"{name}\", offset: {field.Offset}, room: {field.Room}, "
            + $"weights: {weights}, biases: {biases}{masked}{aged})";
    }

    private static IEnumerable<string> Counters(DeviceProgram device) =>
        from network in (NetworkInstance[])[device.Program.Actor, .. device.Program.Critics]
        from layer in network.Network.Layers
        where layer.Norm is not null
        let every = !network.Network.ByAge ? "0" : device.IsActor(network) ? "PolicyDelay" : "1"
        select $"new(\"{network.Name}.{layer.Plan.Name}.Norm.steps\", {every})";
}
