using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints what an agent reports and how its networks are diagnosed.</summary>
internal static class MetricsFile
{
    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(AgentProgram program, string hash) => FileFrame.Print(
        program.Plan.Declaration, "Metrics", hash, [], FileFrame.Part(program.Plan.Declaration), code =>
        {
            Report(code, program);
            foreach (Section section in program.Sections.Where(static s => s.Concern == Concern.Report))
            {
                if (section.Cadence is null)
                {
                    code.Gap().Line("/// <inheritdoc/>");
                    SectionPrinter.Method(code, section, "public");
                }
                else
                {
                    SectionPrinter.Print(code, section, "private");
                }
            }
        });

    private static void Report(CodeWriter code, AgentProgram program)
    {
        code.Line("/// <inheritdoc/>");
        code.Block("public void Report(int learner, Telemetry::IMetricWriter metrics)", () =>
        {
            code.Line("criticLoss.Report(metrics, Telemetry::MetricNames.CriticLoss);")
                .Line("actorLoss.Report(metrics, Telemetry::MetricNames.ActorLoss);")
                .Line("valueMean.Report(metrics, Telemetry::MetricNames.QMean);");
            if (program.Plan.Declaration.Review is not null)
            {
                code.Line("reviewShare.Report(metrics, Telemetry::MetricNames.ReviewShare);")
                    .Line("metrics.Write(Telemetry::MetricNames.ReviewThreshold, review.Threshold);");
            }

            foreach (NetworkInstance instance in (IEnumerable<NetworkInstance>)[program.Actor, .. program.Critics])
            {
                foreach (ProgramLayer layer in instance.Network.Layers.Where(static l => l.Plan.Masked))
                {
                    code.Line(
                        $"metrics.Write(Telemetry::MetricNames.Density + \"{instance.Name}.{layer.Plan.Name}\", "
                        + $"{instance.Field}.{layer.Linear.Field}.Density);");
                }
            }
        });
    }
}
