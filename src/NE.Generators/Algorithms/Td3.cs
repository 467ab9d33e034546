using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;
using NE.Generators.Roles;

namespace NE.Generators.Algorithms;

/// <summary>TD3 (Fujimoto et al. 2018; docs/algorithm.md, One update).</summary>
internal sealed record Td3(Declaration Declaration, Td3Attribute Settings) : Algorithm
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["AddNoise", "PolicyDelay"],
        Words = ["explorationNoise", "targetNoise", "targetNoiseClip"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkRole> Roles => [new ActorRole(), new CriticRole()];

    /// <inheritdoc/>
    public override PolicyHead Head => new(
        Size.Action, Declaration.Task.Actions, ActivationKind.Tanh, "", "so that actions stay inside the action limit");

    /// <inheritdoc/>
    public override void Lower(ProgramBuilder program)
    {
        Instance policy = program.Networks.In<ActorRole>().Single();
        IReadOnlyList<Instance> critics = program.Networks.In<CriticRole>();
        Number delay = program.Constant(
            "PolicyDelay", "int", Settings.PolicyDelay, "Critic updates per policy update (TD3, section 5.2).");
        OptimiserGroup actor = program.Optimiser("actor", [policy], "ActorLearningRate", "updates / PolicyDelay", delay.Name);
        OptimiserGroup critic = program.Optimiser("critic", critics, "CriticLearningRate", "updates", "1");
        Objective value = program.Objective(
            "CriticLoss", "The critics' loss on a batch, and its gradient at their outputs.", LossName.Of(critics), critic,
            new(new Stream("TargetSmoothing"), new Stream("GrowthSmoothing")), objective => ValueLoss(program, objective, policy, critics));
        Objective gain = program.Objective(
            "PolicyLoss", "The policy's loss on a batch, and its gradient at its output.", LossName.Of([policy]), actor, null,
            objective => PolicyLoss(program, objective, policy, critics[0]));
        program.UpdateCritics(value, critics[0]);
        program.Section(
            "UpdatePolicy", "One step of the policy, then of all target networks.", Concern.Update, Cadence.Every(delay), onDevice: true,
            fill: section =>
            {
                program.Descend(section, gain, "actorLoss", "Policy step");
                section.Step(gain, OffPolicy.AfterPolicy);
                section.Caption("Targets: critics, then the policy.");
                Number tau = program.Tau();
                foreach (Instance instance in critics.Append(policy))
                {
                    section.SoftUpdate(instance, tau);
                }
            });
        program.Report("criticLoss.Report(metrics, Telemetry::MetricNames.CriticLoss);");
        program.Report("actorLoss.Report(metrics, Telemetry::MetricNames.ActorLoss);");
        program.Report("valueMean.Report(metrics, Telemetry::MetricNames.QMean);");
        Acting.AddAct(
            program, policy, "Act", "", (section, action) => section.Emit(new WriteAction(action, program.ActionLimit, program.Actions)));
        AddExplore(program);
        Acting.AddEvaluateQ(program, critics[0]);
    }

    private static void AddExplore(ProgramBuilder program)
    {
        program.Section(
            "Explore", "", Concern.Agent, Cadence.OnDemand,
            heading: "public void Explore(global::System.ReadOnlySpan<float> observations, global::System.Span<float> actions, long step)",
            fill: section => section.Emit(new RuntimeCall(
                $"actions = act(observations){(program.KeepsPolicyActions ? ", kept for the replay buffer" : "")}, with noise",
                $"Act(observations, actions);\n{(program.KeepsPolicyActions ? "replay.Intend(actions);\n" : "")}AddNoise(actions, step);", [], [StateId.Log])));
        Number noise = program.RunValue(
            "explorationNoise", "float", program.ActionLimit.Amount, "(float)settings.ExplorationNoise * ActionLimit",
            "standard deviation, in units of the action");
        string deviation = program.Methods.OfType<IExplorationNoise>().Aggregate("{1}", static (deviation, method) => method.Deviation(deviation));
        program.Section(
            "AddNoise", "Adds exploration noise to the policy's action.", Concern.Agent, Cadence.OnDemand,
            heading: "private void AddNoise(global::System.Span<float> action, long step)", perturbsAction: true,
            fill: section => section.Emit(new RuntimeCall(
                "action = clip(action + {1} * noise by Exploration, {0})",
                $"Kernels::GaussianExploration.Apply(\n    action, {{0}}, {deviation}, seed, Random::RandomStreamId.Exploration, (ulong)step);",
                [program.ActionLimit, noise], [StateId.Log])));
    }

    private IReadOnlyList<Value> ValueLoss(
        ProgramBuilder program, ObjectiveBuilder objective, Instance policy, IReadOnlyList<Instance> critics)
    {
        double limit = program.ActionLimit.Amount;
        Number noise = program.RunValue(
            "targetNoise", "float", Settings.TargetNoise * limit, "(float)(settings.TargetNoise * ActionLimit)",
            "standard deviation, in units of the action");
        Number bound = program.RunValue(
            "targetNoiseClip", "float", Settings.TargetNoiseClip * limit, "(float)(settings.TargetNoiseClip * ActionLimit)",
            "bound, in units of the action");
        Number discount = program.Discount();
        SectionBuilder section = objective.Section;
        Batch batch = objective.Batch;
        section.Caption("Target action: smoothed by clipped noise.");
        Value action = section.Forward(policy, Part.Target, batch.NextState, program.PassOf(policy, "Target"));
        int padded = (program.Samples.Count + 31) / 32 * 32;
        section.Emit(new SmoothTarget(action, batch.NextAction, program.ActionLimit, noise, bound, Stream.Given, padded));
        if (program.Limits is { } limits)
        {
            section.Emit(limits.Clear(batch.NextAction));
        }

        section.Caption(critics.Count > 1
            ? "Target value: the smaller critic. A time limit is not a terminal state."
            : "Target value. A time limit is not a terminal state.");
        Value[] next =
            [.. critics.Select(c => section.Forward(c, Part.Target, batch.NextStateAction, program.PassOf(c, "Target")))];
        Value target = program.Buffers.Vector("target", 1, program.Samples, "y, the regression target of the critics");
        section.Emit(new BellmanTarget(batch.Reward, batch.NotDone, [.. next], discount, target));
        return objective.SquaredErrors(critics, target);
    }

    private static IReadOnlyList<Value> PolicyLoss(ProgramBuilder program, ObjectiveBuilder objective, Instance policy, Instance critic)
    {
        SectionBuilder section = objective.Section;
        Batch batch = objective.Batch;
        section.Caption("Policy objective: the first critic's mean value at the policy's actions.");
        StateActions input = section.PolicyInput(batch);
        Value action = section.Forward(policy, Part.Online, batch.State, objective.Cache(policy));
        objective.GradientAtOutput(input.Action, policy);
        section.Emit(program.Limits?.Scale(action, program.ActionLimit, input.Action) ?? new Scale(action, program.ActionLimit, input.Action));
        Group pass = program.PassOf(critic, "", policy.Prefix + "ValueCache", program.Samples);
        Value q = section.Forward(critic, Part.Online, input.StateAction, pass);
        Value loss = program.Buffers.Scalar(LossName.Of([policy]));
        section.Emit(new NegativeMean(q, loss, policy.Name));
        return [loss];
    }
}
