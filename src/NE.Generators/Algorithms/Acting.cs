using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Algorithms;

/// <summary>How an actor with one output in ±1 acts, and how a critic is asked.</summary>
internal static class Acting
{
    /// <summary>Adds the sections.</summary>
    public static void Add(ProgramBuilder program, Instance policy, Instance critic)
    {
        program.Section(
            "Act", "", Concern.Agent, Cadence.OnDemand, heading: "public void Act(global::System.ReadOnlySpan<float> observations, global::System.Span<float> actions)",
            fill: section =>
            {
                Value observation = program.Buffers.Vector(
                    "observation", program.Declaration.Task.Observations, Samples.One, "the one that is acted on");
                section.Emit(new ReadObservation(observation, program.Observations));
                Value action = section.Forward(
                    policy, Part.Online, observation, program.PassOf(policy, "Acting", policy.Prefix + "Acting", Samples.One));
                section.Emit(new WriteAction(action, program.ActionLimit, program.Actions));
            });
        program.Section(
            "EvaluateQ", "", Concern.Agent, Cadence.OnDemand,
            heading: "public void EvaluateQ(\n    int learner, global::System.ReadOnlySpan<float> observations, "
                + "global::System.ReadOnlySpan<float> actions, global::System.Span<float> values)",
            fill: section => section.Emit(new EvaluateValues(
                critic, program.Batch.StateAction, program.PassOf(critic, "Cache"), program.Buffers)));
    }
}
