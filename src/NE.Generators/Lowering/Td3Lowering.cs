using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Lowering;

/// <summary>Lowers an experiment to TD3 with what it declares of NE (docs/algorithm.md, One update; TD3: Fujimoto et al. 2018).</summary>
internal static class Td3Lowering
{
    /// <summary>Transitions of the probe batch: enough for neuron scores, and for ranks of layers up to this width.</summary>
    public const int ProbeSize = 1024;

    /// <summary>Lowers an experiment; nothing is merged yet.</summary>
    public static AgentProgram Lower(ExperimentPlan plan)
    {
        var agent = new AgentBuilder(plan);
        Declaration declaration = plan.Declaration;
        agent.Constant("Observations", "int", declaration.Task.Observations, "Length of an observation.");
        agent.Constant("Actions", "int", declaration.Task.Actions, "Length of an action.");
        agent.Constant("ActionLimit", "float", declaration.Task.ActionLimit, "Actions lie in ±this.");
        agent.Constant("BatchSize", "int", declaration.Algorithm.BatchSize, "Transitions an update.");
        agent.Constant(
            "PolicyDelay", "int", declaration.Algorithm.PolicyDelay, "Updates of the critics for one of the policy (TD3, section 5.2).");
        agent.Constant("ProbeSize", "int", ProbeSize, "Transitions of the fixed batch on which networks are diagnosed.");
        agent.Batch("batch", declaration.Algorithm.BatchSize, "BatchSize", "the transitions of an update");
        agent.Batch("probe", ProbeSize, "ProbeSize", "a fixed batch, for diagnosis");
        agent.Add(new Section(
            "GatherProbe", Concern.Update, Cadence.FirstUpdate, [], "Draws the fixed batch on which the networks are diagnosed.",
            [new Step("", [new Gather("probe", "Probe", Once: true)])]));
        agent.Add(MetricsLowering.KeepOutputs(agent));
        agent.Add(Critics(agent));
        agent.Add(Policy(agent));
        agent.Add(MetricsLowering.MeasureChurn(agent));
        if (declaration.Review is not null)
        {
            agent.Add(Observe(agent, declaration.Review));
        }

        if (plan.Elastic)
        {
            TopologyLowering.Add(agent);
        }

        agent.Add(MetricsLowering.Diagnose(agent));
        return agent.Build();
    }

    /// <summary>Targets of a batch: action of the target policy with noise, value of the target critics.</summary>
    internal static IEnumerable<Step> Targets(AgentBuilder agent, string batch, string stream)
    {
        agent.Use(RunValues.TargetNoise);
        agent.Use(RunValues.TargetNoiseClip);
        agent.Use(RunValues.Discount);
        int observations = agent.Declaration.Task.Observations, actions = agent.Declaration.Task.Actions;
        string policy = agent.TargetCache(agent.Actor, "target policy");
        yield return new Step("Target action: smoothed by clipped noise.",
        [
            new NetworkForward(agent.Actor.Field, Target: true, new Value($"{batch}.NextState", observations), policy),
            new SmoothTarget(AgentBuilder.Output(agent.Actor, policy), new Value($"{batch}.NextAction", actions), stream),
        ]);

        var values = new List<Value>();
        var operations = new List<Operation>();
        foreach (NetworkInstance critic in agent.Critics)
        {
            string cache = agent.TargetCache(critic, "target critic");
            Value input = new($"{batch}.NextStateAction", observations + actions);
            operations.Add(new NetworkForward(critic.Field, Target: true, input, cache));
            values.Add(AgentBuilder.Output(critic, cache));
        }

        int batchSize = agent.Declaration.Algorithm.BatchSize;
        Value target = agent.Vector("target", 1, "1", batchSize, "BatchSize", "y, what the critics are fitted to");
        Value reward = new($"{batch}.Reward", 1), notDone = new($"{batch}.NotDone", 1);
        operations.Add(values.Count == 2
            ? new TwinTarget(reward, notDone, values[0], values[1], target)
            : new SingleTarget(reward, notDone, values[0], target));
        string caption = values.Count == 2
            ? "Target value: the smaller critic. A time limit is not a terminal state."
            : "Target value. A time limit is not a terminal state.";
        yield return new Step(caption, operations);
    }

    /// <summary>The way to the gradient of the actor's output: through the first critic at the policy's own actions.</summary>
    internal static Step Ascent(AgentBuilder agent, string batch, string cache, string? loss)
    {
        NetworkInstance actor = agent.Actor, critic = agent.Critics[0];
        Td3Attribute algorithm = agent.Declaration.Algorithm;
        int observations = agent.Declaration.Task.Observations, actions = agent.Declaration.Task.Actions;
        string value = agent.PassCache(actor.Prefix + "ValueCache", critic, "first critic at the policy's actions");
        string valueGradient = agent.GradientCache(critic), gradient = agent.GradientCache(actor);
        Value action = AgentBuilder.Output(actor, cache), slope = AgentBuilder.Output(actor, gradient);
        double limit = agent.Declaration.Task.ActionLimit;
        return new Step("Policy objective: the first critic's mean value at the policy's actions.",
        [
            new NetworkForward(actor.Field, Target: false, new Value($"{batch}.State", observations), cache),
            new Scale(action, "ActionLimit", limit, new Value($"{batch}.Action", actions)),
            new NetworkForward(critic.Field, Target: false, new Value($"{batch}.StateAction", observations + actions), value),
            new DeterministicPolicyLoss(actor.Name, AgentBuilder.Output(critic, value), AgentBuilder.Output(critic, valueGradient), loss),
            new NetworkActionGradient(critic.Field, value, valueGradient, slope),
            new Scale(slope, "ActionLimit", limit, slope),
        ]);
    }

    private static Section Critics(AgentBuilder agent)
    {
        Declaration declaration = agent.Declaration;
        Value input = new("batch.StateAction", declaration.Task.Observations + declaration.Task.Actions);
        var steps = new List<Step>
        {
            declaration.Review is null
                ? new Step("Experience: uniform.", [new Gather("batch", "ReplayIndex", Once: false)])
                : new Step(
                    "Experience: uniform, or the oldest when review is due (NE paper, section 4.3).",
                    [new GatherReviewed("batch", "ReplayIndex")]),
        };
        if (declaration.Review is not null)
        {
            agent.Meter("reviewShare");
        }

        steps.AddRange(Targets(agent, "batch", "TargetSmoothing"));
        List<Operation> forward = [], errors = [], backward = [], moves = [];
        var losses = new List<string>();
        bool clipped = Clipped(agent.Critics[0]);
        if (clipped || Clipped(agent.Actor))
        {
            agent.Use(RunValues.Kappa);
        }

        backward.AddRange(Step(agent.Critics[0], "critic", "CriticLearningRate", "updates", out string step));
        foreach (NetworkInstance critic in agent.Critics)
        {
            string cache = agent.PassCache(critic, "critic"), gradient = agent.GradientCache(critic);
            string loss = critic.Prefix + "Loss";
            losses.Add(loss);
            forward.Add(new NetworkForward(critic.Field, Target: false, input, cache));
            errors.Add(new ValueError(
                critic.Name, AgentBuilder.Output(critic, cache), new Value("target", 1), AgentBuilder.Output(critic, gradient), loss));
            backward.Add(new NetworkBackward(critic.Field, input, cache, gradient));
            moves.Add(new NetworkStep(critic.Field, step, clipped));
        }

        errors.Add(new Meter(agent.Meter("criticLoss"), string.Join(" + ", losses)));
        errors.Add(new MeterMean(
            agent.Meter("valueMean"), AgentBuilder.Output(agent.Critics[0], agent.Critics[0].Field.TrimStart('@') + "Cache")));
        steps.Add(new Step("Critic loss: mean squared error to the target value.", [.. forward, .. errors]));
        steps.Add(new Step(Live("Critic step", agent.Critics[0]), [.. backward, .. moves]));
        return new Section("UpdateCritics", Concern.Update, Cadence.EachUpdate, [], "One step of the critics.", [.. steps]);
    }

    private static Section Policy(AgentBuilder agent)
    {
        NetworkInstance actor = agent.Actor;
        agent.Use(RunValues.Tau);
        string cache = agent.PassCache(actor, "policy"), gradient = agent.GradientCache(actor);
        Step ascent = Ascent(agent, "batch", cache, "loss");
        var update = new List<Operation>
        {
            new NetworkBackward(actor.Field, agent.Input("batch", actor), cache, gradient),
        };
        update.AddRange(Step(actor, "actor", "ActorLearningRate", "updates / PolicyDelay", out string step));
        update.Add(new NetworkStep(actor.Field, step, Clipped(actor)));
        return new Section(
            "UpdatePolicy", Concern.Update, new Cadence(CadenceKind.Every, agent.Declaration.Algorithm.PolicyDelay, "PolicyDelay"), [],
            "One step of the policy; then all target networks follow.",
            [
                ascent,
                new Step("", [new Meter(agent.Meter("actorLoss"), "loss")]),
                new Step(Live("Policy step", actor), update),
                new Step("Targets: critics, then the policy.",
                    [.. agent.Critics.Select(static c => new NetworkSoftUpdate(c.Field)), new NetworkSoftUpdate(actor.Field)]),
            ]);
    }

    private static Section Observe(AgentBuilder agent, ReviewAttribute review)
    {
        agent.Use(RunValues.ActiveThreshold);
        agent.Constant("ObserveEvery", "int", review.ObserveEvery, "Updates between two counts of activated units.");
        agent.Constant(
            "ReviewWindow", "int", review.Window, "Updates over which the slope of that count is taken (NE paper, section 4.3).");
        agent.Constant("ReviewUnits", "int", agent.Critics.Sum(static c => c.Network.Plan.HiddenUnits), "Hidden units of the critics.");
        bool probe = review.Observe == ReviewBatch.Probe;
        var forward = new List<Operation>();
        var hidden = new List<Value>();
        foreach (NetworkInstance critic in agent.Critics)
        {
            string cache = probe ? agent.ProbeCache(critic) : agent.PassCache(critic, "critic");
            if (probe)
            {
                forward.Add(new NetworkForward(critic.Field, Target: false, agent.Input("probe", critic), cache));
            }

            hidden.AddRange(AgentBuilder.Hidden(critic).Select(layer => AgentBuilder.Of(cache, layer)));
        }

        string batch = probe ? "on the probe batch" : "on the last training batch";
        return new Section(
            "ObserveActivity", Concern.Update, new Cadence(CadenceKind.Every, review.ObserveEvery, "ObserveEvery"), [],
            $"Counts the critics' activated units {batch}: what the review threshold follows.",
            [new Step("", [.. forward, new CountActivated([.. hidden])])]);
    }

    private static string Live(string step, NetworkInstance instance) =>
        instance.Network.Plan.Layers.Any(static l => l.Masked) ? step + ": gradients of live weights only." : step + ".";

    private static bool Clipped(NetworkInstance instance) =>
        instance.Network.Routines.Any(static r => r.Name == "Step" && r.Parameters.Any(static p => p.Name == "kappa"));

    private static IEnumerable<Operation> Step(NetworkInstance instance, string role, string rate, string count, out string step)
    {
        step = instance.Network.ByAge ? role + "Corrections" : "step";
        return instance.Network.ByAge ? [] : [new SharedStep("step", rate, count)];
    }
}
