using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Methods.Grow;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.Rewire;

/// <summary>
/// Rewires sparse networks at constant density (SET, Mocanu et al. 2018; RigL, Evci et al. 2020; docs/algorithm.md, Rewiring). All networks are
/// scored on the growth batch, then all layers change.
/// </summary>
internal sealed record RewireMethod(RewireAttribute Settings, long End) : Method, IStores, IEvent
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["RewireEvery", "RewireLayer", "RewireTopology"],
        Words = ["rewireEnd", "rewireShare"],
    };

    private static readonly Parameter Layer = new(null, Slot.Given, Part.Online);

    /// <inheritdoc/>
    public bool Measures => ByGradient;

    private bool ByGradient => Settings.By == Score.Gradient;

    /// <summary>The method of an experiment, or null if it has no sparse layer, or if its layers grow.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration is { Topology: not null, Grow: null } && declaration.Part<RewireAttribute>() is { } settings
        && Planner.Plan(declaration) is { } plan && plan.Networks.Any(static network => network.Layers.Any(static layer => layer.Masked))
            ? new RewireMethod(settings, settings.Until > 0 ? settings.Until : UpdateClock.Total(declaration) * 4 / 5)
            : null;

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage) =>
        ByGradient && storage.IsMasked ? storage with { IsScored = true } : storage;

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        Number every = program.Constant("RewireEvery", "int", Settings.Every, "Updates between two events of rewiring.");
        Number end = program.RunValue(
            "rewireEnd", "long", End, "settings.RewireUntil > 0 ? settings.RewireUntil : settings.Updates * 4 / 5",
            "T_end, the update from which on nothing is rewired");
        (Instance Instance, Node Node)[] sparse =
        [
            .. from objective in program.Objectives
               from instance in objective.Group.Instances
               from node in instance.Network.Matrices
               where node.Slot!.Storage.Masked
               select (instance, node),
        ];
        foreach ((Instance instance, Node node) in sparse)
        {
            GrowMethod.AddField(program, instance, node);
        }

        program.Scores = ByGradient ? GrowMethod.AddScores(program) : program.Scores;
        Routine rewire = AddRewire(program, end);
        program.Section(
            "RewireTopology",
            $"Rewires the sparse layers at constant density: prune by magnitude, grow {(ByGradient ? "by gradient (RigL, Evci et al. 2020)" : "at random (SET, Mocanu et al. 2018)")}.",
            Concern.Scheduler, Cadence.Every(every, $" && {{0}} < {end.Name}", " until rewiring ends"), section =>
            {
                if (ByGradient)
                {
                    section.Caption("Scores: before any change.");
                    section.Call(program.Scores!);
                }

                section.Caption("Changes: layers in order.");
                foreach ((Instance instance, Node node) in sparse)
                {
                    section.Call(rewire, instance, node.Slot!);
                }
            });
    }

    private Routine AddRewire(ProgramBuilder program, Number end)
    {
        Number share = program.RunValue(
            "rewireShare", "double", Settings.Share, "settings.RewireShare", "ζ, share of the live weights that an event replaces");
        return program.Routine("RewireLayer", "One layer at an event of rewiring.", Concern.Scheduler, [], layered: true, section =>
        {
            void Line(string words, string code, IReadOnlyList<Operand> operands, params Part[] changed) =>
                section.Emit(new RuntimeCall(words, code, [Layer, .. operands], [.. changed.Select(static part => (Place)Layer.At(part))]));

            section.Caption("");
            Line("begin", "{0}.BeginEvent(seed, updates);", []);
            section.Caption("Selection: the smallest weights, and as many among all that are not kept; what is in both stays.");
            bool cosine = Settings.Schedule == RewireSchedule.Cosine;
            Line(
                $"count = {{1}} * live{(cosine ? ", by a cosine to 0" : "")}",
                cosine ? "int count = (int)({0}.Live * Topology::Anneal.Cosine(updates, {2}, {1}));" : "int count = (int)({0}.Live * {1});",
                cosine ? [share, end] : [share]);
            Line(
                $"prune = count of smallest |w|, grow = count {(ByGradient ? "of largest |score|" : "at random")}",
                $"{{0}}.Rewire{(ByGradient ? "ByGradient" : "AtRandom")}(count);", []);
            section.Caption("Change: new weights of 0, cut weights, target.");
            Line("connect grow, zero", "{0}.ConnectZero();", [], Part.Mask, Part.Online);
            Line("disconnect prune", "{0}.Disconnect();", [], Part.Mask, Part.Online, Part.Moments);
            Line("target *= mask", "{0}.MaskTarget();", [], Part.Target);
            section.Caption("");
            section.Emit(new RuntimeCall("record", "log.Record(0, {0}.EndEvent());", [Layer], [StateId.Log, Layer.At(Part.Mask)]));
        });
    }
}
