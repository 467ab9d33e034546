using System.Linq;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints what a run records of its experiment beside its values: the declaration in both forms, and the planned growth.</summary>
internal static class RecordText
{
    // Twentieths of a run draw the curves of all schedules.
    private const int Moments = 20;

    /// <summary>Prints members of the definition's initialiser.</summary>
    public static void Print(CodeWriter code, ProgramModel program)
    {
        Declaration declaration = program.Plan.Declaration;
        if (declaration is { Standalone: { } standalone, Ejected: null })
        {
            code.Line("Text = new(").Indented(() => code
                .Line(FileFrame.RawString(DeclarationFile.Source([standalone]).TrimEnd()) + ",")
                .Line(FileFrame.RawString(YamlForm.Print([standalone]).TrimEnd()) + "),"));
        }

        if (program.Plan.Elastic && GrowthSchedule.IsKnown(program.Plan.Declaration))
        {
            Growth(code, program);
        }
    }

    private static void Growth(CodeWriter code, ProgramModel program)
    {
        ExperimentPlan plan = program.Plan;
        long[] steps = [.. Enumerable.Range(0, Moments + 1).Select(moment => plan.Declaration.Experiment.Steps * moment / Moments).Distinct()];
        code.Line("Growth = new(").Indented(() =>
        {
            code.Line($"[{string.Join(", ", steps.Select(static step => Literal.Of(step)))}],").Line("[").Indented(() =>
            {
                foreach (NetworkPlan network in plan.Networks)
                {
                    foreach (string instance in program.Instances.Where(instance => instance.Network.Name == network.Name).Select(static instance => instance.Name))
                    {
                        foreach (LayerPlan layer in network.Layers.Where(static layer => layer.Elastic))
                        {
                            string live = string.Join(", ", steps.Select(step => Literal.Of(GrowthSchedule.LiveAt(plan, layer, step))));
                            code.Line($"new(\"{instance}.{layer.Name}\", {Literal.Of(layer.Weights)}, [{live}]),");
                        }
                    }
                }
            }).Line("]),");
        });
    }
}
