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
        return $"new(\"{section.Section.Name}\", Every: {every}, Phases: {KernelBody.Pieces(section).Count()}, Batch: {section.Batch}, "
            + $"Feeds: {(feeds ? "true" : "false")})";
    }

    private static IEnumerable<string> Tensors(DeviceProgram device)
    {
        AgentProgram program = device.Program;
        foreach (NetworkInstance network in (NetworkInstance[])[program.Actor, .. program.Critics])
        {
            foreach (ProgramLayer layer in network.Network.Layers)
            {
                LayerReference linear = layer.Linear;
                string name = $"{network.Name}.{layer.Plan.Name}";
                int weights = linear.Inputs * linear.Outputs;
                LayerField field = device.Layout.Layer(network, linear.Field);
                foreach (string tensor in Arrays(name, field, weights, linear.Outputs))
                {
                    yield return tensor;
                }

                if (field.Mask > 0)
                {
                    yield return Tensor($"{name}.mask", "Mask", field.Mask, weights);
                    yield return Tensor($"{name}.newborn", "Byte", field.Newborn, linear.Outputs);
                }

                if (field.Ages > 0)
                {
                    yield return Tensor($"{name}.weight.age", "Age", field.Ages, weights);
                    yield return Tensor($"{name}.bias.age", "Age", field.Ages, linear.Outputs, weights);
                }

                if (layer.Norm is { } norm)
                {
                    foreach (string tensor in Arrays(name + ".Norm", device.Layout.Layer(network, norm.Field), norm.Features, norm.Features))
                    {
                        yield return tensor;
                    }
                }
            }
        }

        if (device.Layout.ProbeOnDevice)
        {
            yield return Tensor("probe", "Float", device.Layout.Value("probe").Offset, device.Layout.Columns * Td3Lowering.ProbeSize);
        }
    }

    private static IEnumerable<string> Arrays(string name, LayerField field, int weights, int biases)
    {
        (string Weight, string Bias)[] arrays =
        [
            ("weight", "bias"), ("target.weight", "target.bias"), ("weight.m", "bias.m"), ("weight.v", "bias.v"),
        ];
        for (int i = 0; i < arrays.Length; i++)
        {
            int offset = field.Offset + (i * field.Room);
            yield return Tensor($"{name}.{arrays[i].Weight}", "Float", offset, weights);
            yield return Tensor($"{name}.{arrays[i].Bias}", "Float", offset + weights, biases);
        }
    }

    private static string Tensor(string name, string element, int offset, int length, int skip = 0) =>
        $"new(\"{name}\", Gpu::KernelElement.{element}, {offset}, {length}{(skip > 0 ? $", {skip}" : "")})";

    private static IEnumerable<string> Counters(DeviceProgram device) =>
        from network in (NetworkInstance[])[device.Program.Actor, .. device.Program.Critics]
        from layer in network.Network.Layers
        where layer.Norm is not null
        let every = !network.Network.ByAge ? "0" : device.IsActor(network) ? "PolicyDelay" : "1"
        select $"new(\"{network.Name}.{layer.Plan.Name}.Norm.steps\", {every})";
}
