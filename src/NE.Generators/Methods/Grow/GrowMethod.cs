using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.Grow;

/// <summary>
/// Topology events: growth, then pruning of dormant units (NE paper, sections 4.1 and 4.2; docs/algorithm.md, Order of a topology event).
/// All networks are scored on the growth batch, then all layers change.
/// </summary>
internal sealed record GrowMethod(
    TopologyAttribute Topology, GrowAttribute Grow, OwnType? Score, OwnType? Curve, PruneAttribute? Prune, OwnType? Utility, WeightClipAttribute? Clip) : Method, IEvent
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["Change", "ChangeOutput", "ChangeTopology", "FinalDensity", "GrowEvery", "Rate", "ResetDormant", "ScoreConnections"],
        Words = ["amount", "dormantThreshold", "growthBatch", "growthWeights", "hidden", "scheduled", "upperBound"],
        Suffixes = ["Growth"],
    };

    /// <inheritdoc/>
    public bool Measures => true;

    /// <summary>The method of an experiment, or null if no layer can grow.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration is { Topology: { } topology, Grow: { } grow } && Planner.Plan(declaration) is { Elastic: true }
            ? new GrowMethod(
                topology, grow, declaration.OwnOf<GrowAttribute>(), declaration.OwnOf<GrowthCurveAttribute>(), declaration.Prune, declaration.OwnOf<PruneAttribute>(), declaration.WeightClip)
            : null;

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        Number every = program.Constant("GrowEvery", "int", Grow.Every, "Updates between two topology events (ΔT).");
        Number density = program.Constant("FinalDensity", "double", Topology.FinalDensity, "Share of live weights at the end of growth.");
        (Instance Instance, Node Node)[] elastic = [.. Layers(program).Where(static layer => layer.Node.Slot!.Storage.Scored)];
        (Instance Instance, Node Node)[] kept =
        [
            .. Layers(program).Where(layer => Topology.ResetDormantInProtected && !layer.Node.Slot!.Storage.Scored
                && layer.Instance.Network.Hidden(layer.Node) && layer.Instance.Network.Slots.Any(static s => s.Storage.Scored)),
        ];
        foreach ((Instance instance, Node node) in elastic.Concat(kept))
        {
            AddField(program, instance, node, remembers: Score is not null && node.Slot!.Storage.Scored);
        }

        var lines = new LayerEvent(program, this, every, density);
        Routine score = AddScores(program);
        Routine? change = elastic.Any(static e => e.Instance.Network.Hidden(e.Node)) ? lines.AddChange() : null;
        Routine? output = elastic.Any(static e => !e.Instance.Network.Hidden(e.Node))
            ? lines.AddChangeOutput(elastic.Any(static e => !e.Instance.Network.Hidden(e.Node) && !e.Instance.Network.Leaves(e.Node)))
            : null;
        Routine? reset = kept.Length > 0 ? lines.AddResetDormant() : null;
        bool prunes = Prune is not null && change is not null;
        program.Section(
            "ChangeTopology",
            $"A topology event: score the growing networks, then change their layers{(prunes ? Prune!.BeforeGrowth ? ", pruning before growth" : ", growth before pruning" : "")} "
                + "(NE paper, section 4.2).",
            Concern.Scheduler, Cadence.Every(every, " && {0} < settings.GrowthEnd", " until growth ends"), section =>
            {
                section.Caption(Grow.By == Dsl.Score.Random && Score is null
                    ? "Scores: before any change. Growth does not use them; they show whether gradient reaches newborn connections."
                    : "Scores: before any change.");
                section.Call(score);
                Instance[] grown = [.. elastic.Select(static e => e.Instance).Distinct()];
                section.Caption("Outputs on the probe batch before the event.");
                foreach (Instance instance in grown)
                {
                    program.Probe.Remember(section, instance);
                }

                section.Caption($"Changes: {Order(elastic)}; layers in order.");
                foreach ((Instance instance, Node node) in elastic)
                {
                    bool hidden = instance.Network.Hidden(node);
                    Value[] values = hidden || Score is not null ? [Seen(program, instance, node), Before(program, instance, node)] : [];
                    section.Call(hidden ? change! : output!, instance, node.Slot!, values);
                }

                foreach ((Instance instance, Node node) in kept)
                {
                    section.Call(reset!, instance, node.Slot!, Seen(program, instance, node));
                }

                section.Caption("Outputs after the event, to measure how much it changed them.");
                foreach (Instance instance in grown)
                {
                    Value after = program.Probe.Forward(section, instance);
                    section.Emit(new RuntimeCall(
                        $"record change of {instance.Name}: mean |{{1}} - {{0}}|",
                        $"log.OutputChange(0, \"{instance.Name}\", updates, Metrics::OutputChange.MeanAbsolute({{0}}, {{1}}));",
                        [program.Probe.Before(instance), after], [StateId.Log]));
                }
            });
        program.Scores = score;
    }

    private static IEnumerable<(Instance Instance, Node Node)> Layers(ProgramBuilder program) =>
        from objective in program.Objectives
        from instance in objective.Group.Instances
        from node in instance.Network.Matrices
        select (instance, node);

    private static Value Seen(ProgramBuilder program, Instance instance, Node node)
    {
        Node seen = instance.Network.ActivityOf(node);
        return program.Buffers.Part(program.PassOf(instance, "Growth"), seen.Name, seen.Rows);
    }

    // What a layer reads on the growth batch.
    private static Value Before(ProgramBuilder program, Instance instance, Node node) => node.From[0] is { Input: false } from
        ? program.Buffers.Part(program.PassOf(instance, "Growth"), from.Name, from.Rows)
        : program.InputOf(instance, GrowthBatch(program));

    private static Batch GrowthBatch(ProgramBuilder program) =>
        program.NewBatch("growthBatch", program.Samples, "the batch that scores growth");

    private static string Order(IEnumerable<(Instance Instance, Node Node)> elastic) =>
        string.Join(", then ", elastic.Select(static e => e.Instance.Network.Name).Distinct());

    /// <summary>Adds the field that keeps a layer's state between events.</summary>
    /// <param name="program">Receives the field.</param>
    /// <param name="instance">The network.</param>
    /// <param name="node">Its layer.</param>
    /// <param name="remembers">Whether a user-defined score keeps a number for each of its connections.</param>
    /// <param name="final">Live weights that gradual pruning leaves.</param>
    public static void AddField(ProgramBuilder program, Instance instance, Node node, bool remembers = false, long? final = null)
    {
        bool hidden = instance.Network.Hidden(node);
        string next = hidden ? $"{instance.Field}.{instance.Network.ReadersOf(node).First().Slot!.Field}" : "null";
        program.Field(new AgentField(
            "Topology::ElasticLayer", instance.Prefix + node.Slot!.Name,
            $"new Topology::ElasticLayer({instance.Field}.{node.Slot.Field}, {next}, output: {(hidden ? "false" : "true")}"
                + $"{(remembers ? ", remembers: true" : "")}{(final is { } live ? $", final: {live}" : "")})",
            "")
        { NeedsNetworks = true, Saved = true });
    }

    /// <summary>Adds the routine that computes the dense gradients of the layers that are scored.</summary>
    public static Routine AddScores(ProgramBuilder program) => program.Routine(
        "ScoreConnections", "Dense gradients and activations of the growing networks on the growth batch, with the current topology.",
        Concern.Scheduler, [], layered: false, section =>
        {
            Batch batch = GrowthBatch(program);
            section.Caption("Growth batch: uniform, never reviewed, the same for all networks.");
            program.Draw(section, batch, new Gather(batch.Whole, new Stream("GrowthIndex")) { Returns = program.Returns });
            foreach (Objective objective in program.Objectives.Where(static o => o.Group.Network.Slots.Any(static s => s.Storage.Scored)))
            {
                section.Discard(objective, batch, "Growth");
                section.Back(objective, batch, "Growth", Part.Score);
            }
        });
}
