using System.Collections.Generic;
using System.Linq;
using NE.Dsl;

namespace NE.Generators.Lowering;

/// <summary>
/// Lowers topology events (docs/algorithm.md, Order of a topology event): score all networks on the growth batch, then change all layers.
/// </summary>
internal static class TopologyLowering
{
    private static readonly Parameter Elastic = new(ParameterKind.ElasticLayer, "layer");
    private static readonly Parameter Hidden = new(ParameterKind.Activations, "hidden");

    /// <summary>Adds the sections of topology events.</summary>
    public static void Add(AgentBuilder agent)
    {
        GrowAttribute grow = agent.Declaration.Grow!;
        TopologyAttribute topology = agent.Declaration.Topology!;
        agent.Constant("GrowEvery", "int", grow.Every, "Updates between two topology events (ΔT).");
        agent.Constant("FinalDensity", "double", topology.FinalDensity, "Share of live weights at the end of growth.");
        ElasticReference[] elastic = [.. agent.Elastic];
        agent.Add(EventSection(agent, elastic, grow));
        agent.Add(ScoreSection(agent));
        if (Protected(agent).Any())
        {
            agent.Add(ResetSection(agent, topology));
        }

        if (elastic.Any(static e => !e.Layer.Plan.Output))
        {
            agent.Add(LayerSection(agent, topology, grow, hidden: true));
        }

        if (elastic.Any(static e => e.Layer.Plan.Output))
        {
            agent.Add(LayerSection(agent, topology, grow, hidden: false));
        }
    }

    /// <summary>Layers whose dormant units are redrawn although their masks never change.</summary>
    public static IEnumerable<ElasticReference> Protected(AgentBuilder agent) =>
        agent.Declaration.Topology is not { ResetDormantInProtected: true }
            ? []
            : agent.Instances.Where(static i => i.Network.Plan.Elastic).SelectMany(static i => i.Network.Layers
            .Select((layer, l) => (layer, next: l + 1 < i.Network.Layers.Count ? i.Network.Layers[l + 1] : null))
            .Where(static x => !x.layer.Plan.Elastic && !x.layer.Plan.Output)
            .Select(x => new ElasticReference(AgentBuilder.ElasticField(i, x.layer), i, x.layer, x.next)));

    private static Section ScoreSection(AgentBuilder agent)
    {
        int batchSize = agent.Declaration.Algorithm.BatchSize;
        var steps = new List<Step>
        {
            new("Growth batch: uniform, never reviewed, the same for all networks.",
                [new Gather(agent.Batch("growthBatch", batchSize, "BatchSize", "what growth is scored on"), "GrowthIndex", Once: false)]),
        };
        if (agent.Critics[0].Network.Plan.Elastic)
        {
            steps.AddRange(Td3Lowering.Targets(agent, "growthBatch", "GrowthSmoothing"));
            var operations = new List<Operation>();
            foreach (NetworkInstance critic in agent.Critics)
            {
                Value input = agent.Input("growthBatch", critic);
                string cache = agent.GrowthCache(critic), gradient = agent.GradientCache(critic);
                operations.Add(new NetworkForward(critic.Field, Target: false, input, cache));
                operations.Add(new ValueError(
                    critic.Name, AgentBuilder.Output(critic, cache), new Value("target", 1), AgentBuilder.Output(critic, gradient), null));
                operations.Add(new NetworkScore(critic.Field, input, cache, gradient));
            }

            steps.Add(new Step("Critics: their own loss, through the masked networks.", operations));
        }

        if (agent.Actor.Network.Plan.Elastic)
        {
            string cache = agent.GrowthCache(agent.Actor), gradient = agent.GradientCache(agent.Actor);
            steps.Add(Td3Lowering.Ascent(agent, "growthBatch", cache, null));
            steps.Add(new Step(
                "", [new NetworkScore(agent.Actor.Field, agent.Input("growthBatch", agent.Actor), cache, gradient)]));
        }

        return new Section(
            "ScoreConnections", Concern.Scheduler, null, [],
            "Dense gradients and activations of the networks that grow, on the growth batch, through the topology as it is.", [.. steps]);
    }

    private static Section EventSection(AgentBuilder agent, ElasticReference[] elastic, GrowAttribute grow)
    {
        var before = new List<Operation>();
        var after = new List<Operation>();
        foreach (NetworkInstance instance in agent.Instances.Where(static i => i.Network.Plan.Elastic))
        {
            before.AddRange(agent.RememberProbe(instance, out Operation forward, out Value output, out Value kept));
            after.Add(forward);
            after.Add(new RecordOutputChange(instance.Name, kept, output));
        }

        IEnumerable<Operation> changes = elastic.Select(e => e.Layer.Plan.Output
            ? (Operation)new ChangeOutputLayer(e.Field)
            : new ChangeLayer(e.Field, AgentBuilder.Of(agent.GrowthCache(e.Instance), e.Layer)));
        IEnumerable<Operation> resets = Protected(agent).Select(e =>
            new ResetProtectedLayer(e.Field, AgentBuilder.Of(agent.GrowthCache(e.Instance), e.Layer)));
        return new Section(
            "ChangeTopology", Concern.Scheduler, new Cadence(CadenceKind.EveryUntilGrowthEnds, grow.Every, "GrowEvery"), [],
            Captions.Event(agent.Declaration.Prune is not null && elastic.Any(static e => !e.Layer.Plan.Output)),
            [
                new Step(Captions.Scores(grow.By), [new CallRoutine("ScoreConnections")]),
                new Step("Outputs on the probe batch before the event.", before),
                new Step($"Changes: {Order(agent)}; layers in order.", [.. changes, .. resets]),
                new Step("Outputs after it: how much the event disturbs what was learned.", after),
            ]);
    }

    private static string Order(AgentBuilder agent) => (agent.Critics[0].Network.Plan.Elastic, agent.Actor.Network.Plan.Elastic) switch
    {
        (true, true) => "critics, then the policy",
        (true, false) => "critics",
        _ => "the policy",
    };

    private static Section LayerSection(AgentBuilder agent, TopologyAttribute topology, GrowAttribute grow, bool hidden)
    {
        PruneAttribute? prune = hidden ? agent.Declaration.Prune : null;
        var steps = new List<Step>();
        var measure = new List<Operation> { new BeginEvent() };
        if (hidden)
        {
            agent.Use(RunValues.DormantThreshold);
            measure.Add(new MeasureActivity());
        }

        steps.Add(new Step("", measure));
        var select = new SelectGrowth(grow.By, grow.SkipZeroScore);
        steps.Add(new Step(Captions.Growth(select),
        [
            grow.Control == Control.ClosedLoop ? new GrowDeficit(grow.Schedule) : new GrowScheduled(grow.Schedule, grow.Basis),
            select,
        ]));
        if (prune is not null)
        {
            agent.Use(RunValues.UpperBound);
            var pruning = new List<Operation>();
            if (prune.AfterSaturation && grow.Control == Control.ClosedLoop)
            {
                pruning.Add(new ScheduledAmount(grow.Schedule));
            }

            var dormant = new SelectDormant(prune.Unit, prune.AfterSaturation);
            steps.Add(new Step(Captions.Pruning(dormant), [.. pruning, dormant]));
        }

        bool clipped = agent.Declaration.WeightClip is not null;
        if (clipped && grow.Newborn != Newborn.Zero)
        {
            agent.Use(RunValues.Kappa);
        }

        var change = new List<Operation> { new Connect(grow.Newborn, clipped && grow.Newborn != Newborn.Zero) };
        if (prune is not null)
        {
            change.Add(new Disconnect());
        }

        if (hidden && topology.RedrawBias)
        {
            change.Add(new RedrawBias());
        }

        if (hidden && topology.ZeroOutgoingOnRevival)
        {
            change.Add(new ZeroOutgoing());
        }

        if (hidden && agent.Declaration.WeightClip?.Scope == ClipScope.NewbornNeurons)
        {
            change.Add(new FlagNewborn());
        }

        if (topology.ResetMoments)
        {
            change.Add(new ForgetMoments());
        }

        change.Add(new MaskTarget());
        if (topology.CopyNewbornToTarget)
        {
            change.Add(new CopyNewborn());
        }

        steps.Add(new Step(Captions.Change(change), change));
        steps.Add(new Step("", [new EndEvent()]));
        return new Section(
            hidden ? "Change" : "ChangeOutput", Concern.Scheduler, null, hidden ? [Elastic, Hidden] : [Elastic],
            hidden ? "One layer at a topology event." : "One output layer at a topology event: its units are never dormant.", [.. steps]);
    }

    private static Section ResetSection(AgentBuilder agent, TopologyAttribute topology)
    {
        agent.Use(RunValues.DormantThreshold);
        List<Operation> operations = [new BeginEvent(), new MeasureActivity(), new ResetDormantUnits()];
        if (topology.ZeroOutgoingOnRevival)
        {
            operations.Add(new ZeroOutgoing());
        }

        if (topology.ResetMoments)
        {
            operations.Add(new ForgetMoments());
        }

        operations.Add(new EndEvent());
        return new Section(
            "ResetDormant", Concern.Scheduler, null, [Elastic, Hidden],
            "One protected layer at a topology event: its mask stays, its dormant units get new weights and biases.",
            [new Step("", operations)]);
    }
}
