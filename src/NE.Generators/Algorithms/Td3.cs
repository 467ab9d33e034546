using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Algorithms;

/// <summary>TD3 (Fujimoto et al. 2018; docs/algorithm.md, One update): all that the compiler knows of it.</summary>
internal sealed record Td3(Declaration Declaration) : Algorithm
{
    /// <inheritdoc/>
    public override void Lower(ProgramBuilder program)
    {
        Td3Attribute settings = Declaration.Algorithm;
        Instance policy = program.All(NetworkRole.Actor).Single();
        IReadOnlyList<Instance> critics = program.All(NetworkRole.Critic);
        Number delay = program.Constant(
            "PolicyDelay", "int", settings.PolicyDelay, "Critic updates per policy update (TD3, section 5.2).");
        OptimiserGroup actor = program.Optimiser("actor", [policy], "ActorLearningRate", "updates / PolicyDelay", delay.Name);
        OptimiserGroup critic = program.Optimiser("critic", critics, "CriticLearningRate", "updates", "1");
        Objective value = program.Objective(
            "CriticLoss", "The critics' loss on a batch, and its gradient at their outputs.", LossOf(critics), critic, streamed: true,
            objective => ValueLoss(program, objective, policy, critics));
        Objective gain = program.Objective(
            "PolicyLoss", "The policy's loss on a batch, and its gradient at its output.", LossOf([policy]), actor, streamed: false,
            objective => PolicyLoss(program, objective, policy, critics[0]));
        program.Section("UpdateCritics", "One step of the critics.", Concern.Update, Cadence.EachUpdate, onDevice: true, fill: section =>
        {
            program.Sample(section);
            Value loss = section.Evaluate(value, program.Batch, "Cache", new Stream("TargetSmoothing"));
            section.Emit(new Meter(program.Meter("criticLoss"), loss));
            Group pass = program.PassOf(critics[0], "Cache");
            Node output = critics[0].Network.Outputs[0];
            section.Emit(new MeterMean(program.Meter("valueMean"), program.Buffers.Part(pass, output.Name, output.Rows)));
            section.Caption(Step("Critic step", critics[0].Network));
            section.Back(value, program.Batch, "Cache", Part.Gradient);
            section.Step(critic);
        });
        program.Section(
            "UpdatePolicy", "One step of the policy; then all target networks follow.", Concern.Update, Cadence.Every(delay), onDevice: true,
            fill: section =>
            {
                Value loss = section.Evaluate(gain, program.Batch, "Cache", null);
                section.Emit(new Meter(program.Meter("actorLoss"), loss));
                section.Caption(Step("Policy step", policy.Network));
                section.Back(gain, program.Batch, "Cache", Part.Gradient);
                section.Step(actor);
                section.Caption("Targets: critics, then the policy.");
                Number tau = program.RunValue(
                    "tau", "float", settings.Polyak, "(float)settings.Polyak", "τ, share of the online network per policy update");
                foreach (Instance instance in critics.Append(policy))
                {
                    section.SoftUpdate(instance, tau);
                }
            });
        program.Report("criticLoss.Report(metrics, Telemetry::MetricNames.CriticLoss);");
        program.Report("actorLoss.Report(metrics, Telemetry::MetricNames.ActorLoss);");
        program.Report("valueMean.Report(metrics, Telemetry::MetricNames.QMean);");
        Acting.Add(program, policy, critics[0]);
    }

    private IReadOnlyList<Value> ValueLoss(
        ProgramBuilder program, ObjectiveBuilder objective, Instance policy, IReadOnlyList<Instance> critics)
    {
        Td3Attribute settings = Declaration.Algorithm;
        double limit = program.ActionLimit.Amount;
        Number noise = program.RunValue(
            "targetNoise", "float", settings.TargetNoise * limit, "(float)(settings.TargetNoise * ActionLimit)",
            "standard deviation, in units of the action");
        Number bound = program.RunValue(
            "targetNoiseClip", "float", settings.TargetNoiseClip * limit, "(float)(settings.TargetNoiseClip * ActionLimit)",
            "bound, in units of the action");
        Number discount = program.RunValue("discount", "float", settings.Discount, "(float)settings.Discount", "γ, per environment step");
        SectionBuilder section = objective.Section;
        Batch batch = objective.Batch;
        section.Caption("Target action: smoothed by clipped noise.");
        Value action = section.Forward(policy, Part.Target, batch.NextState, program.PassOf(policy, "Target"));
        int padded = (program.Samples.Count + 31) / 32 * 32;
        section.Emit(new SmoothTarget(action, batch.NextAction, program.ActionLimit, noise, bound, Stream.Given, padded));
        section.Caption(critics.Count > 1
            ? "Target value: the smaller critic. A time limit is not a terminal state."
            : "Target value. A time limit is not a terminal state.");
        Value[] next =
            [.. critics.Select(c => section.Forward(c, Part.Target, batch.NextStateAction, program.PassOf(c, "Target")))];
        Value target = program.Buffers.Vector("target", 1, program.Samples, "y, what the critics are fitted to");
        section.Emit(new BellmanTarget(batch.Reward, batch.NotDone, [.. next], discount, target));
        section.Caption("Critic loss: mean squared error to the target value.");
        Value[] values = [.. critics.Select(c => section.Forward(c, Part.Online, batch.StateAction, objective.Cache(c)))];
        List<Value> losses = [];
        for (int i = 0; i < critics.Count; i++)
        {
            Value loss = program.Buffers.Scalar(critics[i].Prefix + "Loss");
            section.Emit(new SquaredError(values[i], target, loss, critics[i].Name));
            losses.Add(loss);
        }

        return losses;
    }

    private static IReadOnlyList<Value> PolicyLoss(ProgramBuilder program, ObjectiveBuilder objective, Instance policy, Instance critic)
    {
        SectionBuilder section = objective.Section;
        Batch batch = objective.Batch;
        section.Caption("Policy objective: the first critic's mean value at the policy's actions.");
        Value action = section.Forward(policy, Part.Online, batch.State, objective.Cache(policy));
        objective.GradientAtOutput(batch.Action, policy);
        section.Emit(new Scale(action, program.ActionLimit, batch.Action));
        Group pass = program.PassOf(critic, "", policy.Prefix + "ValueCache", program.Samples);
        Value q = section.Forward(critic, Part.Online, batch.StateAction, pass);
        Value loss = program.Buffers.Scalar(LossOf([policy]));
        section.Emit(new NegativeMean(q, loss, policy.Name));
        return [loss];
    }

    // The sum of the copies' losses goes by the network's name.
    private static string LossOf(IReadOnlyList<Instance> copies) =>
        (copies.Count > 1 ? MemberNames.NetworkField(copies[0].Network.Name) : copies[0].Prefix).TrimStart('@') + "Loss";

    private static string Step(string step, Network network) => network.Masked ? step + ": gradients of live weights only." : step + ".";
}
