using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.ReDo;

/// <summary>
/// Recycles dormant hidden units of all learned networks (Sokar et al. 2023; docs/algorithm.md, Unit resets). All networks are measured on
/// one batch, then all selected units are reset together.
/// </summary>
internal sealed record ReDoMethod(ReDoAttribute Settings, OwnType? Utility, WeightClipAttribute? Clip) : Method, IEvent
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["RecycleUnits", "ReDoEvery", "ReDoLowest"],
        Words = ["hiddenUnits", "recyclingBatch", "reDoThreshold"],
        Suffixes = ["Recycling"],
    };

    /// <inheritdoc/>
    public bool Measures => false;

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<ReDoAttribute>() is { } settings ? new ReDoMethod(settings, declaration.OwnOf<ReDoAttribute>(), declaration.WeightClip) : null;

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        (Instance Instance, Node Seen)[] spaces = UnitSpaces.Of(program.Objectives.SelectMany(static objective => objective.Group.Instances));
        if (spaces.Length == 0)
        {
            return;
        }

        Number every = program.Constant("ReDoEvery", "int", Settings.Every, "Updates between two events that recycle dormant units.");
        Number limit = Settings.Lowest > 0
            ? program.Constant("ReDoLowest", "double", Settings.Lowest, "Share of the units of a layer that an event recycles.")
            : program.RunValue(
                "reDoThreshold", "double", Settings.Threshold, "settings.ReDoThreshold", "τ, neuron score at or below which a unit is recycled");
        SelectedUnits.AddField(program, spaces);
        program.Section(
            "RecycleUnits", "Recycles dormant hidden units of all learned networks (Sokar et al. 2023).", Concern.Scheduler,
            Cadence.Every(every), section =>
            {
                Batch batch = program.NewBatch("recyclingBatch", program.Samples, "the batch that determines dormant units");
                section.Caption("Batch: uniform, never reviewed, the same for all networks.");
                program.Draw(section, batch, new Gather(batch.Whole, new Stream("RecyclingIndex")));
                string score = Utility is null ? "score" : Utility.Simple;
                section.Caption(Settings.Lowest > 0
                    ? $"Selection: the share ReDoLowest of each layer's units with the lowest {(Utility is null ? "scores" : score)}, ties at random."
                    : $"Selection: hidden units whose {score}{(Utility is null ? "" : ", relative to their layer,")} is at most reDoThreshold.");
                for (int i = 0; i < spaces.Length; i++)
                {
                    (Instance instance, Node seen) = spaces[i];
                    Group pass = program.PassOf(instance, "Recycling");
                    if (i == 0 || spaces[i - 1].Instance != instance)
                    {
                        section.Forward(instance, Part.Online, program.InputOf(instance, batch), pass);
                    }

                    string by = Utility is null ? "" : $"<{Utility.Written}>";
                    bool falls = Settings.Schedule == ReDoSchedule.Cosine;
                    string share = falls ? "Topology::Anneal.QuarterCosine(updates, settings.Updates, {1})" : "{1}";
                    (string words, string code) = Settings.Lowest > 0
                        ? ($"select the {{1}}{(falls ? ", by a quarter of a cosine," : "")} of the units of {{0}} with the lowest {score}",
                            $"hiddenUnits[{i}].SelectLowest{by}({{0}}, {share}, seed, updates);")
                        : ($"select units of {{0}} with {score} at most {{1}}", $"hiddenUnits[{i}].SelectDormant{by}({{0}}, {{1}});");
                    section.Emit(new RuntimeCall(words, code, [program.Buffers.Part(pass, seen.Name, seen.Rows), limit], [SelectedUnits.State]));
                }

                section.Caption("Reset: first all inputs are drawn, then all outgoing weights become 0; masks stay.");
                new SelectedUnits(Settings.DrawBias, KeepsOutgoing: false, Settings.ResetMoments, Settings.CopyToTarget, Clip).Reset(
                    section, spaces.Select(static space => space.Instance).Distinct());
            });
    }
}
