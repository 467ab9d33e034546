using NE.Dsl;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>Schedules of learning rates: a member of the agent gives their factor at the current update.</summary>
internal static class RateSchedules
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Members = ["RateFactor"] };

    /// <summary>The member.</summary>
    public const string Factor = "RateFactor";

    /// <summary>The member of an experiment's agent; null if rates are constant.</summary>
    public static AgentMember? Member(AlgorithmAttribute algorithm)
    {
        string? value = algorithm.LearningRateSchedule switch
        {
            RateSchedule.Constant => null,
            RateSchedule.Step => "Step(updates, settings.LearningRateEvery, settings.LearningRateDecay)",
            RateSchedule other => $"{other}(updates, settings.Updates, settings.LearningRateEnd)",
        };
        return value is null
            ? null
            : new AgentMember(
                Concern.Update, "Factor of the learning rates at this update.",
                [$"private float {Factor} => Kernels::RateSchedule.{value};"]);
    }
}
