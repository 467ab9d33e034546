using System.Linq;
using NE.Dsl;
using NE.Generators.Lowering;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints topology events; there is no such file for an experiment without them.</summary>
internal static class SchedulerFile
{
    /// <summary>Prints the file.</summary>
    public static GeneratedFile Print(AgentProgram program, string hash) => FileFrame.Print(
        program.Plan.Declaration, "Scheduler", hash, [], FileFrame.Part(program.Plan.Declaration), code =>
        {
            foreach (Section section in program.Sections.Where(static s => s.Concern == Concern.Scheduler))
            {
                SectionPrinter.Print(code, section, "private");
            }

            if (UsesRate(program))
            {
                Rate(code, program.Plan.Declaration.Grow!);
            }
        });

    /// <summary>True when growth follows a rate and not the density that is due.</summary>
    public static bool UsesRate(AgentProgram program) =>
        program.Elastic.Count > 0 && program.Plan.Declaration.Grow is { Control: Control.OpenLoop };

    /// <summary>The weights of all events of a run, from which an automatic rate follows.</summary>
    public static string Weights(GrowAttribute grow) =>
        $"Topology::Anneal.{grow.Schedule}Weights(settings.GrowthEnd, GrowEvery, settings.Amplitude"
        + $"{(grow.Schedule == Anneal.WarmDecay ? ", settings.Power" : "")})";

    private static void Rate(CodeWriter code, GrowAttribute grow)
    {
        string automatic = grow.Basis switch
        {
            GrowthBasis.LayerSize => "AutomaticRate(layer.InitialDensity, FinalDensity, growthWeights)",
            GrowthBasis.InitialGap => "AutomaticRate(0, 1, growthWeights)",
            _ => "AutomaticRateOfActive(layer.InitialDensity, FinalDensity, growthWeights)",
        };
        code.Gap().Summary("Share of the basis that an event of weight 1 grows: as declared, or what reaches the final density.");
        code.Line("private double Rate(Topology::ElasticLayer layer) =>");
        code.Indented(() => code.Line($"settings.Rate > 0 ? settings.Rate : Topology::Anneal.{automatic};"));
    }
}
