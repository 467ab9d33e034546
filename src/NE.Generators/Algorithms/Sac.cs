using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Printing;
using NE.Generators.Program;
using NE.Generators.Roles;

namespace NE.Generators.Algorithms;

/// <summary>Soft actor-critic (Haarnoja et al. 2018; docs/algorithm.md, Soft actor-critic).</summary>
internal sealed record Sac(Declaration Declaration, SacAttribute Settings) : Algorithm
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["PolicyOutputs"],
        Words =
        [
            "chosen", "distribution", "drawn", "logProbability", "logProbabilityGradient", "logTemperature", "nextLogProbability",
            "policyInputActionGradient", "policyInputActionGradientPart1", "policyInputActionGradientPart2", "targetEntropy", "temperature",
            "temperatureStep",
        ],
        Suffixes = ["Next", "AtPolicyCache"],
    };

    private const string LogTemperatureTensor = "Temperature.Log";

    private static readonly StateId LogTemperature = new("logTemperature");

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkRole> Roles => [new ActorRole(), new CriticRole()];

    /// <inheritdoc/>
    public override PolicyHead Head => new(
        Size.Gaussian, 2 * Declaration.Task.Actions, ActivationKind.Identity, "each with a mean and a deviation",
        "because means and deviations are not bounded");

    /// <inheritdoc/>
    public override void Lower(ProgramBuilder program)
    {
        Instance policy = program.Networks.In<ActorRole>().Single();
        IReadOnlyList<Instance> critics = program.Networks.In<CriticRole>();
        program.Width(
            "PolicyOutputs", Head.Outputs, "Length of the policy's output: means of the actions, then log standard deviations.");
        OptimiserGroup actor = program.Optimiser("actor", [policy], "ActorLearningRate", "updates", "1");
        OptimiserGroup critic = program.Optimiser("critic", critics, "CriticLearningRate", "updates", "1");
        var distribution = new SquashedGaussian(program.ActionLimit, Settings.LogStdMin, Settings.LogStdMax);
        program.Field(new AgentField(
            "Kernels::SquashedGaussian", SquashedGaussian.Field,
            "new Kernels::SquashedGaussian(\n    new Kernels::ActionBounds(arena, Actions, ActionLimit), "
                + "(float)settings.LogStdMin, (float)settings.LogStdMax)",
            "interpretation of the policy's output"));
        if (program.Limits is { } limits)
        {
            program.Entering.Add($"{SquashedGaussian.Field}.Take({limits.Count});");
        }

        program.Field(new AgentField(
            "Networks::ScalarParameter", LogTemperature.Name,
            $"Networks::ScalarParameter.LogarithmOf((float)settings.Temperature, arena, \"{LogTemperatureTensor}\")", "log α")
        {
            Saved = true,
            OnDevice = new DeviceState(LogTemperature, 4, $".. Gpu::KernelTensor.OfScalar(\"{LogTemperatureTensor}\", offset: {{0}})"),
        });
        Objective value = program.Objective(
            "CriticLoss", "The critics' loss on a batch, and its gradient at their outputs.", LossName.Of(critics), critic,
            new(new Stream("NextAction"), new Stream("GrowthNextAction")),
            objective => ValueLoss(program, objective, distribution, policy, critics));
        Value log = program.Buffers.Vector("logProbability", 1, program.Samples, "log π of the policy's actions");
        Objective soft = program.Objective(
            "PolicyLoss", "The policy's loss on a batch, and its gradient at its output.", LossName.Of([policy]), actor,
            new(new Stream("PolicyAction"), new Stream("GrowthPolicyAction")),
            objective => PolicyLoss(program, objective, distribution, policy, critics, log));
        program.UpdateCritics(value, critics[0]);
        program.Section(
            "UpdatePolicy", $"One step of the policy{(Settings.TuneTemperature ? " and of the temperature" : "")}, then of the critics' targets.",
            Concern.Update, Cadence.EachUpdate, onDevice: true,
            fill: section =>
            {
                program.Descend(section, soft, "actorLoss", "Policy step");
                section.Step(soft, OffPolicy.AfterPolicy);
                if (Settings.TuneTemperature)
                {
                    StepTemperature(program, section, log);
                }

                section.Caption("Targets.");
                Number tau = program.Tau();
                foreach (Instance instance in critics)
                {
                    section.SoftUpdate(instance, tau);
                }
            });
        program.Report("criticLoss.Report(metrics, Telemetry::MetricNames.CriticLoss);");
        program.Report("actorLoss.Report(metrics, Telemetry::MetricNames.ActorLoss);");
        program.Report("valueMean.Report(metrics, Telemetry::MetricNames.QMean);");
        program.Report($"metrics.Write(Telemetry::MetricNames.Temperature, {LogTemperature.Name}.Exponential);");
        Value chosen = program.Buffers.Vector("chosen", program.Declaration.Task.Actions, Samples.One, "the returned action");
        Acting.AddAct(program, policy, "Act", "", (section, head) =>
        {
            section.Emit(new MeanAction(distribution, head, chosen));
            section.Emit(new WriteAction(chosen, null, program.Actions));
        });
        Acting.AddAct(program, policy, "Explore", ", long step", (section, head) =>
        {
            if (program.KeepsPolicyActions)
            {
                section.Emit(new MeanAction(distribution, head, chosen));
                section.Emit(new RuntimeCall("{0} is kept for the replay buffer", "replay.Intend({0});", [chosen], [StateId.Replay]));
            }

            section.Emit(new SampleAction(distribution, head, chosen, null, null, new Stream("SampledAction"), StreamUnit.EnvironmentStep));
            section.Emit(new WriteAction(chosen, null, program.Actions));
        });
        Acting.AddEvaluateQ(program, critics[0]);
    }

    private static IReadOnlyList<Value> ValueLoss(
        ProgramBuilder program, ObjectiveBuilder objective, SquashedGaussian distribution, Instance policy, IReadOnlyList<Instance> critics)
    {
        SectionBuilder section = objective.Section;
        Batch batch = objective.Batch;
        section.Caption("Next action: sampled from the policy.");
        Value head = section.Forward(policy, Part.Online, batch.NextState, program.PassOf(policy, "Next"));
        Value log = program.Buffers.Vector("nextLogProbability", 1, program.Samples, "log π of the next actions");
        section.Emit(new SampleAction(distribution, head, batch.NextAction, log, null, Stream.Given, StreamUnit.Update));
        section.Caption("Target value: the smaller critic and the entropy. A time limit is not a terminal state.");
        Value[] next = [.. critics.Select(c => section.Forward(c, Part.Target, batch.NextStateAction, program.PassOf(c, "Target")))];
        Value target = program.Buffers.Vector("target", 1, program.Samples, "y, the regression target of the critics");
        section.Emit(new SoftTarget(
            batch.Reward, batch.NotDone, [.. next], log, Temperature(program, section), program.Discount(), target));
        return objective.SquaredErrors(critics, target);
    }

    private static IReadOnlyList<Value> PolicyLoss(
        ProgramBuilder program, ObjectiveBuilder objective, SquashedGaussian distribution, Instance policy, IReadOnlyList<Instance> critics,
        Value log)
    {
        SectionBuilder section = objective.Section;
        Batch batch = objective.Batch;
        section.Caption("Policy objective: entropy, and the smaller critic's value at actions sampled from the policy.");
        StateActions input = section.PolicyInput(batch);
        Value head = section.Forward(policy, Part.Online, batch.State, objective.Cache(policy));
        Value kept = program.Buffers.Vector("drawn", head.Rows, program.Samples, "tanh u and σ ε of the policy's actions");
        section.Emit(new SampleAction(distribution, head, input.Action, log, kept, Stream.Given, StreamUnit.Update));
        Value[] values =
        [
            .. critics.Select(c => section.Forward(
                c, Part.Online, input.StateAction, program.PassOf(c, "AtPolicyCache"))),
        ];
        Value loss = program.Buffers.Scalar(LossName.Of([policy]));
        section.Emit(new SoftPolicyLoss(Temperature(program, section), log, [.. values], loss, policy.Name));
        return [loss];
    }

    private static Value Temperature(ProgramBuilder program, SectionBuilder section)
    {
        Value temperature = program.Buffers.Scalar("temperature");
        section.Emit(new ReadExponential(LogTemperature, temperature));
        return temperature;
    }

    // The temperature is trained by Adam, as published; where the networks have another optimiser, with the published decays.
    private string Moments()
    {
        if (Declaration.Optimiser is AdaptiveMomentsAttribute)
        {
            return "settings.Beta1, settings.Beta2, settings.Epsilon";
        }

        var published = new AdamAttribute();
        return $"{Literal.Of(published.Beta1)}, {Literal.Of(published.Beta2)}, {Literal.Of(published.Epsilon)}";
    }

    private void StepTemperature(ProgramBuilder program, SectionBuilder section, Value log)
    {
        section.Caption("Temperature step: entropy moves towards its target.");
        Number entropy = program.RunValue(
            "targetEntropy", "float", Settings.TargetEntropy * program.Declaration.Task.Actions, "(float)(settings.TargetEntropy * Actions)", "H, in nats",
            varies: program.Limits is not null);
        if (program.Limits is { } limits)
        {
            program.Entering.Add($"{entropy.Name} = (float)(settings.TargetEntropy * {limits.Count});");
        }

        Value step = program.Buffers.Scalar("temperatureStep");
        AgentMember? schedule = RateSchedules.Member(Settings);
        if (schedule is not null)
        {
            program.Member(schedule);
        }

        var corrections = new AdamCorrections(
            step, "TemperatureLearningRate", Moments(), "updates", schedule is null ? null : RateSchedules.Factor, AtLeastOne: false);
        section.Emit(corrections);
        section.Emit(new StepTemperature(LogTemperature, log, entropy, step, corrections.Expression));
    }
}
