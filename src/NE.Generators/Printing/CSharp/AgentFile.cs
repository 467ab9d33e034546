using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the agent: its fields, acting, and the schedule of its sections.</summary>
internal static class AgentFile
{
    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(ProgramModel program)
    {
        Declaration declaration = program.Plan.Declaration;
        return FileFrame.Print(
            declaration, "Agent",
            [.. FileFrame.Remarks(program.Plan), .. FileFrame.Suppress(declaration, "Design", "CA1063", "No class derives from an experiment.")],
            FileFrame.Whole(declaration) + " : Training::ILearnerGroup",
            code =>
            {
                Constants(code, program);
                Fields(code, program);
                code.Gap().Line("/// <inheritdoc/>").Line("public int Learners => 1;")
                    .Gap().Line("/// <inheritdoc/>").Line("public long Updates => updates;");
                Update(code, program);
                var methods = new MethodPrinter(code, program);
                foreach (Section section in program.Sections.Where(static section => section.Concern == Concern.Agent))
                {
                    methods.Print(section);
                }

                code.Gap().Line("/// <inheritdoc/>").Line("public void Dispose() => arena.Dispose();");
            });
    }

    /// <summary>The run values used by operations, in the order of their first use.</summary>
    public static IReadOnlyList<Number> RunValues(ProgramModel program) =>
    [
        .. program.Numbers.Concat(program.Sections.SelectMany(static section => section.Flat).SelectMany(static o => o.Numbers))
            .Where(static number => number.Run).Distinct(),
    ];

    private static void Constants(CodeWriter code, ProgramModel program)
    {
        foreach (Number constant in program.Numbers.Where(static number => !number.Run))
        {
            code.Gap().Summary(constant.Meaning)
                .Line($"private const {constant.Type} {constant.Name} = {Literal.Of(constant.Type, constant.Amount)};");
        }
    }

    private static void Fields(CodeWriter code, ProgramModel program)
    {
        code.Gap().Line("private readonly Memory::Arena arena = new();")
            .Line($"private readonly {new ProgramSettings(program).Type} settings;")
            .Line("private readonly uint seed;")
            .Line($"private {(program.ExchangesReplay ? "" : "readonly ")}Replay::ReplayBuffer replay;");
        if (WiringFile.UsesLog(program))
        {
            code.Line("private readonly Topology::ITopologyLog log;");
        }

        code.Gap();
        foreach (Number value in RunValues(program))
        {
            code.Line($"private {(value.Varies ? "" : "readonly ")}{value.Type} {value.Name}; // {value.Meaning}");
        }

        foreach (AgentField field in program.Fields.Where(static field => field is { Value: not null, NeedsNetworks: false }))
        {
            code.Line($"private readonly {field.Type} {field.Name};{Comment(field.Purpose)}");
        }

        code.Gap();
        foreach (Instance instance in program.Instances)
        {
            code.Line($"private readonly {MemberNames.Escape(instance.Network.Name)} {instance.Field};");
        }

        foreach (AgentField field in program.Fields.Where(static field => field.NeedsNetworks))
        {
            code.Line($"private readonly {field.Type} {field.Name};{Comment(field.Purpose)}");
        }

        code.Gap();
        foreach (Group group in WiringFile.Groups(program))
        {
            code.Line($"private readonly {group.Type} {group.Name};{Comment(group.Purpose)}");
        }

        code.Gap();
        foreach (string meter in program.Meters)
        {
            code.Line($"private readonly Metrics::Meter {meter} = new();");
        }

        foreach (AgentField field in program.Fields.Where(static field => field.Value is null))
        {
            code.Line($"private {field.Type} {field.Name};{Comment(field.Purpose)}");
        }

        code.Line("private long updates;");
    }

    private static string Comment(string purpose) => purpose.Length == 0 ? "" : $" // {purpose}";

    private static void Update(CodeWriter code, ProgramModel program)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Block("public void Update()", () =>
        {
            code.Line("updates++;");
            foreach (Section section in program.Sections.Where(static section => section.Cadence.Timed))
            {
                code.Line();
                if (section.Cadence.On("updates") is { } condition)
                {
                    code.Block($"if ({condition})", () => code.Line($"{section.Name}();"));
                }
                else
                {
                    code.Line($"{section.Name}();");
                }
            }
        });
    }
}
