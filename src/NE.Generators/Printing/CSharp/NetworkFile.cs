using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints a network: layers, the buffers of a pass, forward, backward, step.</summary>
internal sealed class NetworkFile
{
    private readonly CodeWriter code;
    private readonly ProgramModel program;
    private readonly Network network;
    private readonly NetworkPlan plan;

    private NetworkFile(CodeWriter code, ProgramModel program, Network network)
    {
        this.code = code;
        this.program = program;
        this.network = network;
        plan = program.Plan.Networks.Single(other => other.Name == network.Name);
    }

    /// <summary>Prints the file of one network.</summary>
    public static GeneratedFile Print(ProgramModel program, Network network) => FileFrame.Print(
        program.Plan.Declaration, FileFrame.NetworkConcern(network.Name), [], FileFrame.Part(program.Plan.Declaration),
        code => new NetworkFile(code, program, network).Class());

    private void Class()
    {
        NetworkDeclaration declaration = plan.Declaration;
        if (!declaration.Declared)
        {
            code.Summary(declaration.Role.Summary);
        }

        string name = MemberNames.Escape(declaration.Name);
        if (declaration.Declared)
        {
            // The rule counts internal members of a project that shows them to others.
            foreach (string line in FileFrame.Suppress(program.Plan.Declaration, "Naming", "CA1708", "Fields of layers are internal."))
            {
                code.Line(line);
            }
        }

        code.Block(declaration.Declared ? $"partial class {name}" : $"{declaration.Accessibility} sealed class {name}", () =>
        {
            Fields();
            Constructor(name);
            Properties();
            var methods = new MethodPrinter(code, program);
            foreach (Routine routine in network.Routines)
            {
                methods.Print(routine, "internal");
            }

            State();
            foreach (NetworkMember member in network.Members)
            {
                code.Gap().Summary(member.Summary);
                foreach (string line in member.Lines())
                {
                    code.Line(line);
                }
            }

            Works(name);
            Cache();
            Shapes();
        });
    }

    private void Fields()
    {
        IEnumerable<Number> constants = network.Routines.SelectMany(static routine => routine.Body).SelectMany(static o => o.Numbers)
            .Where(number => !number.Run && !program.Numbers.Contains(number)).Distinct();
        foreach (Number constant in constants)
        {
            code.Line($"private const {constant.Type} {constant.Name} = {Literal.Of(constant.Type, constant.Amount)}; // {constant.Meaning}");
        }

        code.Gap();
        foreach (Slot slot in network.Slots)
        {
            code.Line($"internal readonly {slot.Storage.Type} {slot.Field};");
        }
    }

    private void Constructor(string name)
    {
        code.Gap().Summary("Allocates the memory of one instance; its name appears in logs and checkpoints.");
        code.Block($"internal {name}(Memory::Arena arena, string name, int firstNumber)", () =>
        {
            int number = 0;
            foreach (Node node in network.Nodes.Where(static node => node.Slot is not null))
            {
                Slot slot = node.Slot!;
                string numbered = node.Matrix ? number == 0 ? "firstNumber" : $"firstNumber + {number}" : "";
                number += node.Matrix ? 1 : 0;
                string[] arguments = [.. slot.Storage.Construct(slot, numbered)];
                string first = $"arena, name + \".{slot.Path}{slot.Storage.Suffix}\"";
                code.Line(arguments.Length > 2
                    ? $"{slot.Field} = new {slot.Storage.Type}(\n    {first}, {string.Join(", ", arguments.Take(arguments.Length - 1))},\n    {arguments[arguments.Length - 1]});"
                    : $"{slot.Field} = new {slot.Storage.Type}({first}, {string.Join(", ", arguments)});");
            }
        });
    }

    private void Properties()
    {
        foreach (LayerDeclaration stage in plan.Declaration.Layers)
        {
            string partial = plan.Declaration.Declared ? "partial " : "";
            string property = $"{partial}global::{stage.Stage.Property.FullName} {MemberNames.Escape(stage.Name)}";
            string[] matrices = [.. plan.Layers.Where(layer => layer.Declaration == stage).Select(PlanPrinter.Line)];
            code.Gap().Summary(stage.Stage.Summary(stage, matrices))
                .Line($"{stage.Accessibility} {property} => {stage.Stage.Access(stage)};");
        }
    }

    private void State()
    {
        // Norms come after all matrices, as in checkpoints.
        Slot[] slots = [.. network.Slots.OrderBy(slot => network.Nodes.Any(node => node.Slot == slot && node.Matrix) ? 0 : 1)];
        string drawn = network.Masked ? "Draws the initial weights and masks" : "Draws the initial weights";
        Each(drawn + "; targets are copies.", "Initialise(uint seed)", static slot => slot.Storage.Initialise);
        string masks = network.Masked ? "masks, " : "";
        Each($"Writes weights, {masks}moments and targets.", "Save(Networks::ITensorWriter writer)", static _ => "Save(writer)");
        Each("Reads saved state.", "Load(Networks::ITensorReader reader)", static _ => "Load(reader)");
        void Each(string summary, string method, System.Func<Slot, string> call) =>
            code.Gap().Summary(summary).Block($"internal void {method}", () =>
            {
                foreach (Slot slot in slots)
                {
                    code.Line($"{slot.Field}.{call(slot)};");
                }
            });
    }

    /// <summary>Work that may run in parallel with the same work of another network.</summary>
    private void Works(string name)
    {
        IEnumerable<Routine> routines = program.Sections.SelectMany(static section => section.Operations)
            .Concat(program.Routines.SelectMany(static routine => routine.Body)).OfType<SideBySide>()
            .Select(static side => side.Calls[0].Routine).Where(routine => routine.Network == network).Distinct();
        foreach (Routine routine in routines)
        {
            string[] parameters = [.. MethodPrinter.Parameters(routine).Select(static p => p.StartsWith("in ", System.StringComparison.Ordinal) ? p.Substring(3) : p)];
            string arguments = string.Join(", ", parameters.Select(static parameter => parameter.Substring(parameter.LastIndexOf(' ') + 1)));
            string all = string.Join(", ", parameters.Select(static p => ", " + p)).Replace(", , ", ", ");
            code.Gap().Summary($"{routine.Name} of one instance, to be done beside that of another.");
            code.Block($"internal readonly struct {routine.Name}Work({name} network{all}) : Threading::IWork", () => code
                .Line("/// <inheritdoc/>")
                .Line($"public void Do() => network.{routine.Name}({arguments});"));
        }
    }

    private void Cache() => code.Gap()
        .Summary("The values of one pass through the network, or their gradients.")
        .Block("internal sealed class ForwardCache", () =>
        {
            foreach (string part in Parts())
            {
                code.Line($"internal Memory::Activations {MemberNames.Escape(part)} {{ get; init; }}");
            }

            if (network.MakesPasses)
            {
                Factory();
            }
        });

    private void Factory() => code.Gap()
        .Summary("Allocates the values of one pass for each number of samples.")
        .Block("internal static ForwardCache[] For(Memory::Arena arena, global::System.ReadOnlySpan<int> samples)", () =>
        {
            code.Line("var passes = new ForwardCache[samples.Length];");
            code.Block("for (int i = 0; i < passes.Length; i++)", () => code.Block("passes[i] = new()", () =>
            {
                foreach (string part in Parts())
                {
                    code.Line($"{MemberNames.Escape(part)} = arena.Activations({Rows(part)}, samples[i]),");
                }
            }, "};"));
            code.Line().Line("return passes;");
        });

    private string Rows(string part)
    {
        Group group = WiringFile.Groups(program).First(group => group.Network == network && group.Parts.ContainsKey(part));
        return WiringFile.Rows(program, group, part, group.Parts[part].Rows);
    }

    // The operations left after fusion, in the order of the nodes.
    private IEnumerable<string> Parts()
    {
        HashSet<string> names = [];
        foreach (Group group in WiringFile.Groups(program).Where(group => group.Network == network))
        {
            names.UnionWith(group.Parts.Where(part => program.Rooms.ContainsKey(part.Value.Buffer)).Select(static part => part.Key));
        }

        string[] order = [.. network.Nodes.Select(static node => node.Name)];
        return names.OrderBy(name => System.Array.FindIndex(order, node => node == name) is var index && index < 0 ? order.Length : index)
            .ThenBy(static name => name, System.StringComparer.Ordinal);
    }

    private void Shapes()
    {
        foreach (Node node in network.Matrices)
        {
            code.Gap().Block($"internal readonly struct {node.Slot!.Name}Shape : Networks::ILinearShape", () => code
                .Line($"public static int Inputs => {node.Slot.Inputs};")
                .Gap()
                .Line($"public static int Outputs => {node.Slot.Outputs};"));
        }
    }
}
