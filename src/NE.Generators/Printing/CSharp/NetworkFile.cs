using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints a network: layers, the buffers of a pass, forward, backward, step.</summary>
internal static class NetworkFile
{
    /// <summary>Prints the file of one network.</summary>
    public static GeneratedFile Print(AgentProgram program, NetworkProgram network, string hash) => FileFrame.Print(
        program.Plan.Declaration, FileFrame.NetworkConcern(network.Plan.Name), hash, [], FileFrame.Part(program.Plan.Declaration),
        code => Class(code, program, network));

    private static void Class(CodeWriter code, AgentProgram program, NetworkProgram network)
    {
        NetworkDeclaration declaration = network.Plan.Declaration;
        if (!declaration.Declared)
        {
            string role = declaration.Role == NetworkRole.Actor ? "policy: observation to action" : "value of an observation and an action";
            code.Summary($"The {role}.");
        }

        code.Line("/// <remarks>").Line("/// <code>");
        foreach (string line in PlanPrinter.Table(network.Plan))
        {
            code.Line("/// " + CodeWriter.Xml(line).Replace("&gt;", ">"));
        }

        code.Line("/// </code>").Line("/// </remarks>");
        string name = Names.Escape(declaration.Name);
        string twin = network.IsTwin(program) ? $" : {TwinOf(network)}" : "";
        string heading = declaration.Declared ? $"partial class {name}" : $"{declaration.Accessibility} sealed class {name}";
        code.Block(heading + twin, () =>
        {
            Fields(code, network);
            Constructor(code, program.Plan.Declaration, network, name);
            Properties(code, network);
            foreach (Section routine in network.Routines)
            {
                SectionPrinter.Print(code, routine, "internal");
            }

            State(code, network);
            if (network.IsTwin(program))
            {
                Twin(code, network);
            }

            ForwardCache(code, network);
            Shapes(code, network);
        });
    }

    private static void Fields(CodeWriter code, NetworkProgram network)
    {
        foreach (ProgramLayer layer in network.Layers.Where(static l => l.Norm is not null))
        {
            string epsilon = Literal.Of((float)layer.Plan.Declaration.NormEpsilon);
            code.Line($"private const float {layer.Norm!.Epsilon} = {epsilon}; // added to the variance");
        }

        code.Gap();
        foreach (ProgramLayer layer in network.Layers)
        {
            code.Line($"internal readonly Networks::LinearLayer {layer.Linear.Field};");
            if (layer.Norm is { } norm)
            {
                code.Line($"internal readonly Networks::NormLayer {norm.Field};");
            }
        }
    }

    private static void Constructor(CodeWriter code, Declaration declaration, NetworkProgram network, string name)
    {
        code.Gap().Summary("Takes the memory of one instance; its name stands in logs and checkpoints.");
        code.Block($"internal {name}(Memory::Arena arena, string name, int firstNumber)", () =>
        {
            for (int l = 0; l < network.Layers.Count; l++)
            {
                ProgramLayer layer = network.Layers[l];
                code.Line($"{layer.Linear.Field} = new Networks::LinearLayer(");
                code.Indented(() => code.Line(
                    $"arena, name + \".{layer.Plan.Name}\", firstNumber{(l == 0 ? "" : $" + {l}")}, {layer.Linear.Shape}.Inputs, "
                    + $"{layer.Linear.Shape}.Outputs,\n{Topology(declaration, network, layer.Plan)});"));
                if (layer.Norm is { } norm)
                {
                    string name = $"name + \".{layer.Plan.Name}.Norm\"";
                    code.Line($"{norm.Field} = new Networks::NormLayer(arena, {name}, {layer.Linear.Shape}.Outputs);");
                }
            }
        });
    }

    private static string Topology(Declaration declaration, NetworkProgram network, LayerPlan layer)
    {
        string start = layer.Masked ? $"Networks::LayerTopology.Sparse({Literal.Of(layer.Live)})" : "Networks::LayerTopology.Dense";
        var with = new List<string>();
        if (network.ByAge)
        {
            with.Add("Ages = true");
        }

        if (layer.Masked && declaration.Topology is { } topology)
        {
            if (topology.MinFanIn > 0)
            {
                with.Add($"MinFanIn = {topology.MinFanIn}");
            }

            if (topology.MinFanOut > 0)
            {
                with.Add($"MinFanOut = {topology.MinFanOut}");
            }

            if (topology.ScaleByEffectiveFanIn)
            {
                with.Add("ScaleByEffectiveFanIn = true");
            }
        }

        return with.Count == 0 ? start : $"{start} with {{ {string.Join(", ", with)} }}";
    }

    private static void Properties(CodeWriter code, NetworkProgram network)
    {
        foreach (ProgramLayer layer in network.Layers)
        {
            string partial = network.Plan.Declaration.Declared ? "partial " : "";
            string property = $"{partial}global::NE.Dsl.Layer {Names.Escape(layer.Plan.Name)}";
            code.Gap().Summary(PlanPrinter.Line(layer.Plan))
                .Line($"{layer.Plan.Declaration.Accessibility} {property} => {layer.Linear.Field};");
        }
    }

    private static void State(CodeWriter code, NetworkProgram network)
    {
        string[] linear = [.. network.Layers.Select(static l => l.Linear.Field)];
        string[] norms = [.. network.Layers.Where(static l => l.Norm is not null).Select(static l => l.Norm!.Field)];
        bool masked = network.Layers.Any(static l => l.Linear.Masked);
        string drawn = masked ? "Draws the first weights and masks" : "Draws the first weights";
        Each(drawn + "; targets are copies.", "Initialise(uint seed)", "Initialise(seed)", "Initialise()");
        string masks = masked ? "masks, " : "";
        Each($"Writes weights, {masks}moments and targets.", "Save(Networks::ITensorWriter writer)", "Save(writer)", "Save(writer)");
        Each("Reads what was saved.", "Load(Networks::ITensorReader reader)", "Load(reader)", "Load(reader)");

        void Each(string summary, string method, string call, string normCall) =>
            code.Gap().Summary(summary).Block($"internal void {method}", () =>
            {
                foreach (string layer in linear)
                {
                    code.Line($"{layer}.{call};");
                }

                foreach (string norm in norms)
                {
                    code.Line($"{norm}.{normCall};");
                }
            });
    }

    private static string TwinOf(NetworkProgram network) => $"Networks::ITwin<{Names.Escape(network.Plan.Name)}.ForwardCache, {StepType(network)}>";

    private static string StepType(NetworkProgram network)
    {
        string moments = network.ByAge ? "Kernels::AdamTable" : "Kernels::AdamStep";
        return Clipped(network) ? $"({moments} Corrections, float Kappa)" : moments;
    }

    private static bool Clipped(NetworkProgram network) =>
        network.Routines.Any(static r => r.Name == "Step" && r.Parameters.Any(static p => p.Name == "kappa"));

    /// <summary>What both critics can do at the same time.</summary>
    private static void Twin(CodeWriter code, NetworkProgram network)
    {
        string twin = $"void Networks::ITwin<ForwardCache, {StepType(network)}>";
        code.Gap()
            .Line("// As one of two critics: what both do at the same time when the learner has two threads.")
            .Line(
                $"{twin}.Forward(\n    Networks::Side side, Memory::Activations input, ForwardCache cache) => Forward(side, input, cache);")
            .Gap()
            .Line(
                $"{twin}.Backward(\n    Memory::Activations input, ForwardCache cache, ForwardCache gradient) "
                + "=> Backward(input, cache, gradient);")
            .Gap()
            .Line($"{twin}.Step(\n    {StepType(network)} step) => Step({(Clipped(network) ? "step.Corrections, step.Kappa" : "step")});")
            .Gap()
            .Line($"{twin}.SoftUpdate(float tau) => SoftUpdate(tau);");
    }

    private static void ForwardCache(CodeWriter code, NetworkProgram network) => code.Gap()
        .Summary("The values of one pass through the network, or their gradients.")
        .Block("internal sealed class ForwardCache(Memory::Arena arena, int batch, ForwardCache? place = null)", () =>
        {
            code.Line("// What stands in another cache's place is written when that was last read: so it stays in the processor's cache.");
            foreach (Value value in network.Cache)
            {
                string place = network.Hidden(value) ? $"place?.{value.Name} ?? " : "";
                code.Line(
                    $"internal readonly Memory::Activations {value.Name} = {place}arena.Activations({Rows(network, value)}, batch);");
            }
        });

    // Statistics of a norm are a mean and an inverse deviation, whatever the layer's width.
    private static string Rows(NetworkProgram network, Value value)
    {
        ProgramLayer? layer = network.Layers.FirstOrDefault(
            l => value.Name == Names.Escape(l.Plan.Name) || value.Name == l.Plan.Name + "Sum" || value.Name == l.Plan.Name + "Normed");
        return layer is null ? Literal.Of((long)value.Features) : layer.Linear.Shape + ".Outputs";
    }

    private static void Shapes(CodeWriter code, NetworkProgram network)
    {
        foreach (ProgramLayer layer in network.Layers)
        {
            code.Gap().Block($"private readonly struct {layer.Linear.Shape} : Networks::ILinearShape", () => code
                .Line($"public static int Inputs => {layer.Linear.Inputs};")
                .Gap()
                .Line($"public static int Outputs => {layer.Linear.Outputs};"));
        }
    }
}
