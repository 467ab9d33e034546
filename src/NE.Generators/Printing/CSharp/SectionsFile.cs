using System.Linq;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the sections and routines of one concern.</summary>
internal static class SectionsFile
{
    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(ProgramModel program, Concern concern)
    {
        Declaration declaration = program.Plan.Declaration;
        return FileFrame.Print(declaration, concern.Name, [], FileFrame.Part(declaration), code =>
        {
            if (concern == Concern.Metrics)
            {
                Report(code, program);
            }

            var methods = new MethodPrinter(code, program);
            foreach (Section section in program.Sections.Where(section => section.Concern == concern))
            {
                methods.Print(section);
            }

            foreach (Routine routine in program.Routines.Where(routine => routine.Concern == concern))
            {
                methods.Print(routine, "private");
            }

            foreach (AgentMember member in program.Members.Where(member => member.Concern == concern))
            {
                code.Gap().Summary(member.Summary);
                foreach (string line in member.Lines)
                {
                    code.Line(line);
                }
            }

            if (concern == Concern.Update)
            {
                code.Gap().Summary("Returns a loss, or stops the run if it is not finite, so that it never affects a weight.");
                code.Line("private float Finite(float loss, string network) =>");
                code.Indented(() => code.Line("float.IsFinite(loss) ? loss : throw new Training::DivergedException(network, updates);"));
            }
        });
    }

    private static void Report(CodeWriter code, ProgramModel program)
    {
        code.Line("/// <inheritdoc/>");
        code.Block("public void Report(int learner, Telemetry::IMetricWriter metrics)", () =>
        {
            foreach (string statement in program.Reports)
            {
                code.Line(statement);
            }

            foreach (Instance instance in program.Instances)
            {
                foreach (Slot slot in instance.Network.Slots.Where(static slot => slot.Storage.Masked))
                {
                    code.Line(
                        $"metrics.Write(Telemetry::MetricNames.Density + \"{instance.Name}.{slot.Path}\", "
                        + $"{instance.Field}.{slot.Field}.Density);");
                }
            }
        });
    }
}
