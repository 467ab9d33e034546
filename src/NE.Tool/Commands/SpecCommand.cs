using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Planning;
using NE.Generators.Printing;
using NE.Generators.Printing.CSharp;
using NE.Generators.Program;
using NE.Tool.Compiling;

namespace NE.Tool.Commands;

/// <summary><c>ne spec</c>: a declaration with all defaults filled in, and the difference between two.</summary>
internal static class SpecCommand
{
    internal static Command Of()
    {
        Argument<string> project = new("PROJECT") { Description = "A folder with a project, a project file, or a *.ne.yaml file." };
        Argument<string?> name = new("NAME") { Description = "The experiment; the first one by default.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> form = new("--as")
        {
            Description = "Show the declaration as written, with its variants, in this form instead: csharp or yaml.",
        };
        form.AcceptOnlyFromAmong("csharp", "yaml");
        Command command = new("spec", "Shows an experiment with everything filled in: structure, run values, plan. Example: ne spec examples/HalfCheetah NeTd3")
        {
            project, name, form,
        };
        command.SetAction(result =>
        {
            Declarations opened = Declarations.Open(result.GetValue(project)!);
            IReadOnlyList<Declaration> declarations = opened.Read();
            if (result.GetValue(form) is { } wantedForm)
            {
                Console.Write(Form(opened, declarations, result.GetValue(name), wantedForm == "yaml"));
                return;
            }

            ProgramModel program = Compile(result.GetValue(name) is { } wanted ? Declarations.Find(declarations, wanted) : First(declarations));
            Declaration declaration = program.Plan.Declaration;
            Console.WriteLine($"{declaration.FullName}, program {ExperimentPrinter.Hash(program)[..12]}");
            Console.WriteLine($"\nStructure\n{StructurePrinter.Print(program.Plan)}");
            Console.WriteLine($"\nRun values\n{string.Join('\n', Values(program).Select(value => $"{value.Key} = {value.Value}"))}");
            Console.WriteLine($"\nPlan\n{PlanPrinter.Print(program.Plan)}");
        });

        Argument<string> left = new("A") { Description = "One experiment." };
        Argument<string> right = new("B") { Description = "Another experiment." };
        Command diff = new("diff", "Shows what differs between two experiments: structure, run values, weights, cost. Example: ne spec diff examples/HalfCheetah NeTd3 NoReview")
        {
            project, left, right,
        };
        diff.SetAction(result =>
        {
            IReadOnlyList<Declaration> declarations = Declarations.Open(result.GetValue(project)!).Read();
            Difference(
                Compile(Declarations.Find(declarations, result.GetValue(left)!)), Compile(Declarations.Find(declarations, result.GetValue(right)!)));
        });
        command.Subcommands.Add(diff);
        return command;
    }

    // An experiment with the variants that lead to it, and the studies that compare only these; a YAML file has one study.
    private static string Form(Declarations opened, IReadOnlyList<Declaration> declarations, string? name, bool yaml)
    {
        string full = (name is null ? First(declarations) : Declarations.Find(declarations, name)).FullName;
        IReadOnlyList<Declared> places = opened.Places();
        HashSet<string> family = [full];
        for (int before = 0; before < family.Count;)
        {
            before = family.Count;
            family.UnionWith(places.Where(place => place.Base is { } parent && family.Contains(parent)).Select(place => place.FullName));
        }

        Declared[] chosen = [.. places.Where(place => family.Contains(place.FullName)).OrderBy(place => place.Base is not null)];
        DeclaredStudy[] studies = [.. opened.Studies().Where(study => study.Experiments.All(family.Contains))];
        if (yaml && studies.Length > 1)
        {
            Console.Error.WriteLine(
                $"A YAML file has one study, here {studies[0].Name}; omitted: "
                + $"{string.Join(", ", studies.Skip(1).Select(study => study.Name))}.");
        }

        return yaml ? YamlForm.Print(chosen, studies.FirstOrDefault()) : DeclarationFile.Source(chosen, studies);
    }

    private static Declaration First(IReadOnlyList<Declaration> declarations) =>
        declarations.Count > 0 ? declarations[0] : throw new ToolException("it declares no experiment.");

    private static ProgramModel Compile(Declaration declaration) =>
        ExperimentPrinter.Compile(declaration) ?? throw new ToolException($"{declaration.Name} cannot be planned; build it to see why.");

    private static void Difference(ProgramModel left, ProgramModel right)
    {
        List<string[]> rows = [["", left.Plan.Declaration.Name, right.Plan.Declaration.Name]];
        Compare(rows, Lines(left.Plan), Lines(right.Plan));
        Compare(rows, Values(left), Values(right));
        Compare(rows, Weights(left.Plan), Weights(right.Plan));
        if (rows.Count == 1)
        {
            Console.WriteLine("They are identical.");
            return;
        }

        Tables.Write([.. rows.Select(Tables.Plain)], whole: 1);
        bool same = ExperimentPrinter.Hash(left) == ExperimentPrinter.Hash(right);
        Console.WriteLine(same ? "They share a program." : "Their programs differ.");
    }

    private static void Compare(List<string[]> rows, Dictionary<string, string> left, Dictionary<string, string> right)
    {
        foreach (string key in left.Keys.Union(right.Keys))
        {
            string before = left.GetValueOrDefault(key, "-"), after = right.GetValueOrDefault(key, "-");
            if (before != after)
            {
                rows.Add([key, before, after]);
            }
        }
    }

    private static Dictionary<string, string> Lines(ExperimentPlan plan) => StructurePrinter.Print(plan).Split('\n')
        .Select(line => line.Split(" = ", 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    private static Dictionary<string, string> Values(ProgramModel program) =>
        new ProgramSettings(program).All.Where(item => item.Setting.Run)
            .ToDictionary(item => item.Setting.RunName, item => Literal.Of(item.Setting, item.Value));

    private static Dictionary<string, string> Weights(ExperimentPlan plan)
    {
        long steps = plan.Declaration.Experiment.Steps;
        Dictionary<string, string> weights = new()
        {
            ["live weights at start"] = PlanPrinter.Whole(GrowthSchedule.LiveAt(plan, 0)),
            ["live weights halfway"] = PlanPrinter.Whole(GrowthSchedule.LiveAt(plan, steps / 2)),
            ["live weights at end"] = PlanPrinter.Whole(GrowthSchedule.LiveAt(plan, steps)),
        };

        // Floating-point operations per sample, forward and both parts of backward, through the live weights.
        weights["training cost at start"] = PlanPrinter.Whole(6 * GrowthSchedule.LiveAt(plan, 0)) + " FLOP per sample";
        weights["training cost at end"] = PlanPrinter.Whole(6 * GrowthSchedule.LiveAt(plan, steps)) + " FLOP per sample";
        return weights;
    }
}
