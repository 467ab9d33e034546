using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Lowering;

/// <summary>Lowers what is measured on the networks (docs/algorithm.md, Metrics).</summary>
internal static class MetricsLowering
{
    /// <summary>Before an update that is diagnosed: the outputs on the probe batch.</summary>
    public static Section KeepOutputs(AgentBuilder agent) => new(
        "KeepOutputs", Concern.Report, Cadence.Diagnosed, [], "Keeps the outputs on the probe batch as they are before this update.",
        [new Step("", Networks(agent).SelectMany(i => agent.RememberProbe(i, out _, out _, out _)))]);

    /// <summary>Behind it: how much they changed.</summary>
    public static Section MeasureChurn(AgentBuilder agent)
    {
        var operations = new List<Operation>();
        foreach (NetworkInstance instance in Networks(agent))
        {
            agent.RememberProbe(instance, out Operation forward, out Value output, out Value kept);
            operations.Add(forward);
            operations.Add(new MeasureChurn(Churn(instance), kept, output));
        }

        return new Section(
            "MeasureChurn", Concern.Report, Cadence.Diagnosed, [], "Measures how much this update changed the outputs on the probe batch.",
            [new Step("", operations)]);
    }

    /// <summary>On demand: everything else.</summary>
    public static Section Diagnose(AgentBuilder agent)
    {
        var steps = new List<Step>();
        foreach (NetworkInstance instance in Networks(agent))
        {
            steps.AddRange(Diagnose(agent, instance));
        }

        ElasticReference[] elastic = [.. agent.Elastic];
        if (elastic.Length > 0)
        {
            steps.Add(new Step("Dense gradients of the elastic layers, scored as at a topology event.",
            [
                new CallRoutine("ScoreConnections"),
                .. elastic.Select(static e => new WriteGradient($"{e.Instance.Field}.{e.Layer.Linear.Field}")),
            ]));
        }

        return new Section(
            "Diagnose", Concern.Report, null,
            [new Parameter(ParameterKind.Learner, "learner"), new Parameter(ParameterKind.Metrics, "metrics")],
            "Measures the networks and changes nothing.", [.. steps]);
    }

    private static IEnumerable<Step> Diagnose(AgentBuilder agent, NetworkInstance instance)
    {
        bool actor = instance == agent.Actor;
        string cache = agent.ProbeCache(instance);
        ProgramLayer[] hidden = [.. AgentBuilder.Hidden(instance)];
        string[] layers = [.. instance.Network.Layers.Select(l => $"{instance.Field}.{l.Linear.Field}")];
        var outputs = new List<Operation>
        {
            new NetworkForward(instance.Field, Target: false, agent.Input("probe", instance), cache),
        };
        outputs.AddRange(hidden.Select(l => new WriteActivity($"{instance.Name}.{l.Plan.Name}", AgentBuilder.Of(cache, l))));
        if (hidden.Length > 0)
        {
            outputs.Add(new WriteNetworkActivity(instance.Name, [.. hidden.Select(l => AgentBuilder.Of(cache, l))]));
            outputs.Add(new WriteFeatures(instance.Name, AgentBuilder.Of(cache, hidden[hidden.Length - 1])));
        }

        outputs.Add(new WriteChurn(instance.Name, Churn(instance)));
        yield return new Step($"{instance.Name}: activity, features and churn on the probe batch.", outputs);

        var weights = new List<Operation>();
        string step = actor ? "actorCorrections" : "criticCorrections";
        if (!instance.Network.ByAge)
        {
            // Before the policy's first step its moments are 0, so any count gives a step of 0.
            step = actor ? "actorStep" : "criticStep";
            if (actor || instance == agent.Critics[0])
            {
                weights.Add(actor
                    ? new SharedStep(step, "ActorLearningRate", "updates / PolicyDelay", AtLeastOne: true)
                    : new SharedStep(step, "CriticLearningRate", "updates", AtLeastOne: true));
            }
        }

        foreach (string layer in layers)
        {
            weights.Add(new WriteWeights(layer, agent.Declaration.WeightClip is not null));
            weights.Add(new WriteStep(layer, step));
        }

        weights.Add(new WriteCost(instance.Name, [.. layers]));
        yield return new Step($"{instance.Name}: weights, last step, cost.", weights);
    }

    private static string Churn(NetworkInstance instance) => instance.Prefix + "Churn";

    private static IEnumerable<NetworkInstance> Networks(AgentBuilder agent) => [agent.Actor, .. agent.Critics];
}
