using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints construction, saving and loading of an agent.</summary>
internal sealed class WiringFile
{
    private readonly CodeWriter code;
    private readonly ProgramModel program;

    private WiringFile(CodeWriter code, ProgramModel program)
    {
        this.code = code;
        this.program = program;
    }

    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(ProgramModel program)
    {
        Declaration declaration = program.Plan.Declaration;
        return FileFrame.Print(declaration, "Wiring", [], FileFrame.Part(declaration), code => new WiringFile(code, program).Members());
    }

    /// <summary>The groups owned by the agent: those accessed by any operation.</summary>
    public static IEnumerable<Group> Groups(ProgramModel program) => program.Buffers.Groups.Where(group =>
        group.Type.Length > 0 && group.Parts.Values.Any(value => program.Rooms.ContainsKey(value.Buffer)));

    /// <summary>Whether anything other than metrics is recorded.</summary>
    public static bool UsesLog(ProgramModel program) => program.Sections.Any(static section =>
        section.Concern == Concern.Scheduler && section.Flat.Any(static o => o.Writes.Any(static place => place.State == StateId.Log)));

    private void Members()
    {
        Constructor();
        Save();
        Load();
    }

    private void Constructor()
    {
        Declaration declaration = program.Plan.Declaration;
        code.Summary("Creates one learner in its initial state.")
            .Line("/// <param name=\"context\">One slot, and the receiver of topology events.</param>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">")
            .Line("/// There is not exactly one slot: on the CPU a group is one learner.")
            .Line("/// </exception>");
        code.Block($"public {MemberNames.Escape(declaration.Name)}(Training::LearnerContext context)", () =>
        {
            code.Line("global::System.ArgumentNullException.ThrowIfNull(context);");
            code.Block("if (context.Slots.Count != 1)", () => code.Line("throw new global::System.ArgumentException(").Indented(() => code.Line(
                $"\"{declaration.Name} trains one learner in a group; make a group for each slot.\", nameof(context));")));
            var settings = new ProgramSettings(program);
            string cast = settings.Own.Any() ? $"({settings.Type})" : "";
            code.Line().Line($"settings = {cast}context.Slots[0].Settings;").Line("seed = context.Slots[0].Seed;").Line("replay = context.Slots[0].Replay;");
            if (UsesLog(program))
            {
                code.Line("log = context.TopologyLog;");
            }

            code.Line();
            foreach (Number value in AgentFile.RunValues(program))
            {
                code.Line($"{value.Name} = {value.Setting};");
            }

            Fields(needNetworks: false);
            code.Line();
            foreach (Instance instance in program.Instances)
            {
                code.Line($"{instance.Field} = new {MemberNames.Escape(instance.Network.Name)}(arena, \"{instance.Name}\", {instance.FirstNumber});");
            }

            Fields(needNetworks: true);
            Buffers();
            code.Line();
            foreach (Instance instance in program.Instances)
            {
                code.Line($"{instance.Field}.Initialise(seed);");
            }
        });
    }

    private void Fields(bool needNetworks)
    {
        foreach (AgentField field in program.Fields.Where(field => field.Value is not null && field.NeedsNetworks == needNetworks))
        {
            code.Line($"{field.Name} = {field.Value};");
        }
    }

    private void Buffers()
    {
        IGrouping<BufferId, BufferId>[] rooms =
        [
            .. program.Rooms.GroupBy(static pair => pair.Value, static pair => pair.Key).Where(static room => room.Count() > 1)
                .OrderBy(static room => room.Key.Number),
        ];
        Dictionary<BufferId, string> shared = [];
        if (rooms.Length > 0)
        {
            code.Line().Line("// Memory shared by consecutive passes, so that it stays in the CPU cache.")
                .Line("Memory::Activations[] shared =").Line("[").Indented(() =>
                {
                    foreach (IGrouping<BufferId, BufferId> room in rooms)
                    {
                        shared[room.Key] = $"shared[{shared.Count}]";
                        code.Line($"{New(room.Key)},");
                    }
                }).Line("];");
        }

        code.Line();
        foreach (Group group in Groups(program))
        {
            if (group.Constructor is { } constructor)
            {
                code.Line($"{group.Name} = {constructor};");
            }
            else if (group.Network is null)
            {
                code.Line($"{group.Name} = {Memory(group.Parts[""].Buffer, shared)};");
            }
            else
            {
                code.Block($"{group.Name} = new {group.Type}", () =>
                {
                    foreach (KeyValuePair<string, Value> part in group.Parts.Where(part => program.Rooms.ContainsKey(part.Value.Buffer)))
                    {
                        code.Line($"{MemberNames.Escape(part.Key)} = {Memory(part.Value.Buffer, shared)},");
                    }
                }, "};");
            }
        }
    }

    private string Memory(BufferId id, Dictionary<BufferId, string> shared) =>
        shared.TryGetValue(program.Rooms[id], out string? name) ? name : New(id);

    private string New(BufferId id)
    {
        (Group group, string part, int rows) = program.Buffers[id];
        return $"arena.Activations({Rows(program, group, part, rows)}, {group.Samples.Written})";
    }

    /// <summary>The rows of a part of a group, as C#: widths appear only in the shapes of layers.</summary>
    public static string Rows(ProgramModel program, Group group, string part, int rows)
    {
        Node? node = group.Network?.Nodes.FirstOrDefault(node => node.Name == part)
            ?? group.Network?.Nodes.LastOrDefault(node => !node.Input && part.StartsWith(node.Name + Tape.Share, System.StringComparison.Ordinal));
        Node? matrix = node is null ? null : group.Network!.Matrices.FirstOrDefault(other => other.Layer == node.Layer && other.Rows == rows)
            ?? group.Network!.WritersOf(node).FirstOrDefault(other => other.Matrix && other.Rows == rows);
        Node? reader = node is null || matrix is not null ? null : group.Network!.ReadersOf(node).FirstOrDefault(other => other.Slot!.Inputs == rows);
        return matrix is not null ? $"{MemberNames.Escape(group.Network!.Name)}.{matrix.Slot!.Name}Shape.Outputs"
            : reader is not null ? $"{MemberNames.Escape(group.Network!.Name)}.{reader.Slot!.Name}Shape.Inputs"
            : program.Numbers.FirstOrDefault(number => rows > 1 && node is null && number.Width && number.Amount == rows) is { } constant
                ? constant.Name
                : Literal.Of((long)rows);
    }

    private void Save()
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Block("public void Save(int learner, Networks::ITensorWriter writer)", () =>
        {
            code.Line("writer.Write(\"agent.updates\", [updates], 1);");
            foreach (string stateful in Stateful())
            {
                code.Line($"{stateful}.Save(writer);");
            }

            foreach (Group group in Kept())
            {
                code.Line($"{group.Name}.Save(\"{group.Name}\", writer);");
            }

            foreach (string meter in program.Meters)
            {
                code.Line($"{meter}.Save(writer, \"agent.{meter}\");");
            }
        });
    }

    private void Load()
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Block("public void Load(int learner, Networks::ITensorReader reader)", () =>
        {
            code.Line("global::System.Span<long> counter = stackalloc long[1];")
                .Line("reader.Read(\"agent.updates\", counter);")
                .Line("updates = counter[0];");
            foreach (string stateful in Stateful())
            {
                code.Line($"{stateful}.Load(reader);");
            }

            foreach (Group group in Kept())
            {
                code.Line($"{group.Name}.Load(\"{group.Name}\", reader);");
            }

            foreach (string meter in program.Meters)
            {
                code.Line($"{meter}.Load(reader, \"agent.{meter}\");");
            }
        });
    }

    private IEnumerable<Group> Kept() => Groups(program).Where(static group => group.Kept);

    // A layer's own state precedes that of its topology events, which refers to it.
    private IEnumerable<string> Stateful() =>
    [
        .. program.Instances.Select(static instance => instance.Field),
        .. program.Fields.Where(static field => field.Saved).OrderBy(static field => !field.NeedsNetworks).Select(static field => field.Name),
    ];
}
