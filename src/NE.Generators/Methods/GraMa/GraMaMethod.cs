using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.GraMa;

/// <summary>
/// Resets hidden units whose incoming weights receive hardly any gradient (Liu et al. 2025; docs/algorithm.md, Resets by gradient). All networks
/// are measured on one batch, then all selected units are reset together.
/// </summary>
internal sealed record GraMaMethod(GraMaAttribute Settings, WeightClipAttribute? Clip) : Method, IEvent
{
    private const string Role = "Measured";

    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["GraMaEvery", "GraMaLowest", "GraMaMost", "ResetByGradient"],
        Words = ["graMaThreshold", "gradientBatch"],
        Suffixes = [Role],
    };

    /// <inheritdoc/>
    public bool Measures => true;

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<GraMaAttribute>() is { } settings ? new GraMaMethod(settings, declaration.WeightClip) : null;

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        (Instance Instance, Node Seen)[] spaces = UnitSpaces.Of(program.Objectives.SelectMany(static objective => objective.Group.Instances));
        if (spaces.Length == 0)
        {
            return;
        }

        Number every = program.Constant("GraMaEvery", "int", Settings.Every, "Updates between two resets by gradient.");
        Number? threshold = Settings.Lowest > 0 ? null : program.RunValue(
            "graMaThreshold", "double", Settings.Threshold, "settings.GraMaThreshold", "τ, score of the gradient at or below which a unit is reset");
        Number? share = Settings.Lowest > 0
            ? program.Constant("GraMaLowest", "double", Settings.Lowest, "Share of the units of a layer that a reset by gradient selects.")
            : Settings.Most < 1
            ? program.Constant("GraMaMost", "double", Settings.Most, "Largest share of the units of a layer that a reset by gradient selects.")
            : null;
        SelectedUnits.AddField(program, spaces);
        program.Section(
            "ResetByGradient", "Resets hidden units whose incoming weights receive hardly any gradient (GraMa, Liu et al. 2025).", Concern.Scheduler,
            Cadence.Every(every), section =>
            {
                Batch batch = program.NewBatch("gradientBatch", program.Samples, "the batch that determines units without gradient");
                section.Caption("Batch: uniform, never reviewed, the same for all networks.");
                program.Draw(section, batch, new Gather(batch.Whole, new Stream("GradientResetIndex")) { Returns = program.Returns });
                foreach (Objective objective in program.Objectives)
                {
                    section.Discard(objective, batch, Role);
                    section.Back(objective, batch, Role, Part.Gradient);
                }

                section.Caption(
                    "Selection: hidden units by the mean magnitude of the gradient of their incoming weights, relative to their layer; ties at random.");
                for (int i = 0; i < spaces.Length; i++)
                {
                    section.Emit(Selection(spaces[i], i, threshold, share));
                }

                section.Caption($"Reset: incoming weights are drawn, outgoing weights {(Settings.ZeroOutgoing ? "become 0" : "stay")}; masks stay.");
                new SelectedUnits(Settings.DrawBias, !Settings.ZeroOutgoing, Settings.ResetMoments, Settings.CopyToTarget, Clip).Reset(
                    section, spaces.Select(static space => space.Instance).Distinct(), new Stream("GradientReset"));
            });
    }

    private static RuntimeCall Selection((Instance Instance, Node Seen) space, int index, Number? threshold, Number? share)
    {
        Parameter[] gradients =
        [
            .. space.Instance.Network.WritersOf(space.Seen).Where(static node => !node.Input)
                .Select(node => new Parameter(space.Instance, node.Slot!, Part.Gradient)),
        ];
        List<Operand> operands = [.. gradients.Select(static gradient => (Operand)gradient)];
        string Given(Number? number, string otherwise)
        {
            if (number is null)
            {
                return otherwise;
            }

            operands.Add(number);
            return $"{{{operands.Count - 1}}}";
        }

        string limit = Given(threshold, "double.PositiveInfinity"), most = Given(share, "1");
        string words = (threshold, share) switch
        {
            (null, _) => $"select the {most} of the units of {{0}} with the least gradient",
            (_, null) => $"select units of {{0}} with a score of the gradient of at most {limit}",
            _ => $"select units of {{0}} with a score of the gradient of at most {limit}, the lowest {most} of all at most",
        };
        return new RuntimeCall(
            words, $"{SelectedUnits.Field}[{index}].SelectByGradient({limit}, {most}, seed, updates);", [.. operands], [SelectedUnits.State]);
    }
}
