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
using NE.Generators.Printing;
using NE.Generators.Program;

namespace NE.Generators.Methods.GradualPruning;

/// <summary>Prunes networks by magnitude, from their initial to a final density (Zhu and Gupta 2017; docs/algorithm.md, Gradual pruning).</summary>
internal sealed record GradualPruningMethod(
    GradualPruningAttribute Settings, bool Scaled, IReadOnlyDictionary<string, IReadOnlyList<long>> Final, long Updates) : Method, IStores, IEvent
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["PruneByMagnitude", "PruneEvery", "PruneLayer"],
        Words = ["pruningBegin", "pruningEnd"],
    };

    private static readonly Parameter Layer = new(null, Slot.Given, Part.Online);

    /// <inheritdoc/>
    public bool Measures => false;

    /// <summary>The method of an experiment, or null if it has no layer to prune, or if its layers change otherwise.</summary>
    public static Method? Of(Declaration declaration)
    {
        if (declaration is not { Topology: { } topology, Grow: null } || declaration.Part<GradualPruningAttribute>() is not { } settings
            || declaration.Part<RewireAttribute>() is not null || Planner.Plan(declaration) is not { } plan)
        {
            return null;
        }

        Dictionary<string, IReadOnlyList<long>> final = [];
        foreach (NetworkPlan network in plan.Networks)
        {
            if (FinalDensities.Of(declaration, network, settings) is { } live)
            {
                final[network.Name] = live;
            }
        }

        return final.Count == 0 ? null : new GradualPruningMethod(settings, topology.ScaleByEffectiveFanIn, final, UpdateClock.Total(declaration));
    }

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage)
    {
        if (storage.IsMasked || !Final.TryGetValue(network.Name, out IReadOnlyList<long>? live) || live[network.Layers.ToList().IndexOf(layer)] == layer.Live)
        {
            return storage;
        }

        LinearStorage masked = storage with
        {
            Start = $"Networks::LayerTopology.Sparse({Literal.Of(layer.Live)})" + storage.Start.Substring(LinearStorage.Dense.Length),
            IsMasked = true,
        };
        return Scaled ? masked.With("ScaleByEffectiveFanIn = true") : masked;
    }

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        Number every = program.Constant("PruneEvery", "int", Settings.Every, "Updates between two events of gradual pruning.");
        Number begin = Time(program, "pruningBegin", "PruningBegin", Settings.Begin, "t₀, the update at which pruning begins");
        Number end = Time(program, "pruningEnd", "PruningEnd", Settings.End, "t₁, the update at which pruning ends");
        (Instance Instance, Node Node, long Live)[] pruned =
        [
            .. from objective in program.Objectives
               from instance in objective.Group.Instances
               where Final.ContainsKey(instance.Network.Name)
               from layer in instance.Network.Matrices.Zip(Final[instance.Network.Name], static (node, live) => (Node: node, Live: live))
               where layer.Node.Slot!.Storage is LinearStorage storage && storage.Live > layer.Live
               select (instance, layer.Node, layer.Live),
        ];
        foreach ((Instance instance, Node node, long live) in pruned)
        {
            GrowMethod.AddField(program, instance, node, final: live);
        }

        Routine prune = AddPrune(program, begin, end);
        program.Section(
            "PruneByMagnitude", "Prunes the weights of smallest magnitude, down to the scheduled density (Zhu and Gupta 2017).", Concern.Scheduler,
            Cadence.Every(every, $" && {{0}} >= {begin.Name} && {{0}} - {every.Name} < {end.Name}", " while pruning lasts"), section =>
            {
                section.Caption("Changes: layers in order.");
                foreach ((Instance instance, Node node, _) in pruned)
                {
                    section.Call(prune, instance, node.Slot!);
                }
            });
    }

    private static Routine AddPrune(ProgramBuilder program, Number begin, Number end) => program.Routine(
        "PruneLayer", "One layer at an event of gradual pruning.", Concern.Scheduler, [], layered: true, section =>
        {
            void Line(string words, string code, IReadOnlyList<Operand> operands, params Part[] changed) =>
                section.Emit(new RuntimeCall(words, code, [Layer, .. operands], [.. changed.Select(static part => (Place)Layer.At(part))]));

            section.Caption("");
            Line("begin", "{0}.BeginEvent(seed, updates);", []);
            section.Caption("Selection: the smallest weights, so that the scheduled number remains.");
            Line("count = scheduled live weights", "int count = {0}.GradualTarget(updates, {1}, {2});", [begin, end]);
            Line("prune = smallest |w| beyond count", "{0}.SelectSmallestBeyond(count);", []);
            section.Caption("Change: cut weights, target.");
            Line("disconnect prune", "{0}.Disconnect();", [], Part.Mask, Part.Online, Part.Moments);
            Line("target *= mask", "{0}.MaskTarget();", [], Part.Target);
            section.Caption("");
            section.Emit(new RuntimeCall("record", "log.Record(0, {0}.EndEvent());", [Layer], [StateId.Log, Layer.At(Part.Mask)]));
        });

    private Number Time(ProgramBuilder program, string name, string setting, double share, string meaning) => program.RunValue(
        name, "long", (long)(share * Updates), $"(long)(settings.{setting} * settings.Updates)", meaning);
}
