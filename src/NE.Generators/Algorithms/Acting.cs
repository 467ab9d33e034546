using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Algorithms;

/// <summary>Sections that return an agent's actions and values.</summary>
internal static class Acting
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Members = ["EvaluateQ"], Words = ["count", "first", "observation", "values"] };

    private const string Observations = "global::System.ReadOnlySpan<float> observations", Actions = "global::System.Span<float> actions";

    /// <summary>Adds a section that passes an observation through the policy.</summary>
    /// <param name="program">The program.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="name">Name of the method.</param>
    /// <param name="more">Its parameters after observations and actions.</param>
    /// <param name="fill">Turns the policy's output into the action.</param>
    public static void AddAct(ProgramBuilder program, Instance policy, string name, string more, System.Action<SectionBuilder, Value> fill) =>
        program.Section(name, "", Concern.Agent, Cadence.OnDemand, heading: $"public void {name}({Observations}, {Actions}{more})", fill: section =>
        {
            Value observation = program.Buffers.Vector(
                "observation", program.Declaration.Task.Observations, Samples.One, "the observation to act on");
            section.Emit(new ReadObservation(observation, program.Observations));
            program.Transform(section, observation);
            fill(section, section.Forward(
                policy, Part.Online, observation, program.PassOf(policy, "Acting", policy.Prefix + "Acting", Samples.One)));
        });

    /// <summary>Adds the section that returns a critic's values of states and actions.</summary>
    public static void AddEvaluateQ(ProgramBuilder program, Instance critic) => program.Section(
        "EvaluateQ", "", Concern.Agent, Cadence.OnDemand,
        heading: $"public void EvaluateQ(\n    int learner, {Observations}, global::System.ReadOnlySpan<float> actions, "
            + "global::System.Span<float> values)",
        fill: section => section.Emit(new EvaluateValues(
            critic, program.Batch.StateAction, program.PassOf(critic, "Cache"), program.Buffers)
        {
            Transforms = [.. program.Transforms(program.Batch.State)],
        }));
}
