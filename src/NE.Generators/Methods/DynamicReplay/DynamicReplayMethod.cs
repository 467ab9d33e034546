using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;
using NE.Generators.Roles;

namespace NE.Generators.Methods.DynamicReplay;

/// <summary>Drops transitions of policies too different from the present one (RLx2, Tan et al. 2023; docs/algorithm.md, Dynamic replay buffer).</summary>
internal sealed record DynamicReplayMethod(DynamicReplayAttribute Settings) : Method, IPrepares, IEvent
{
    private const string Role = "Oldest", Field = "dynamicReplay", States = "oldestStates", Actions = "oldestActions";

    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["CompareEvery", "DropOldest", "OldestSize"],
        Words = [Field, States, Actions],
        Suffixes = [Role],
    };

    /// <inheritdoc/>
    public bool Measures => false;

    private static StateId State { get; } = new(Field);

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<DynamicReplayAttribute>() is { } settings ? new DynamicReplayMethod(settings) : null;

    /// <inheritdoc/>
    public void Prepare(ProgramBuilder program)
    {
        program.KeepsPolicyActions = true;
        program.Refusal ??= "transitions are dropped on the host, with the policy's actions beside them";
        program.Field(new AgentField(
            "Replay::DynamicReplay", Field,
            "new Replay::DynamicReplay(\n    replay,\n    new() { Distance = settings.ReplayDistance, Least = settings.ReplayLeast, Dropped = settings.ReplayDropped })",
            "what is dropped from the replay buffer")
        { Saved = true });
        program.Report($"metrics.Write(Telemetry::MetricNames.ReplayDistance, {Field}.LastDistance);");
        program.Report("metrics.Write(Telemetry::MetricNames.ReplaySize, replay.Count);");
    }

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        Number every = program.Constant("CompareEvery", "int", Settings.Every, "Updates between two comparisons of old actions with the policy's.");
        int size = Settings.Batches * program.Samples.Count;
        program.Constant("OldestSize", "int", size, "The oldest transitions, whose actions are compared.");
        var samples = new Samples("OldestSize", size);
        Instance policy = program.Networks.In<ActorRole>().Single();
        bool squashed = program.Algorithm.Head.Activation != ActivationKind.Tanh;
        program.Section(
            "DropOldest", "Drops the oldest transitions if the policy would act differently there (RLx2, Tan et al. 2023).", Concern.Scheduler,
            Cadence.Every(every), section =>
            {
                Value states = program.Buffers.Vector(States, policy.Network.Inputs, samples, "observations of the oldest transitions");
                Value actions = program.Buffers.Vector(
                    Actions, program.Declaration.Task.Actions, samples, "the policy's actions there when they were stored");
                section.Caption("The oldest transitions, with the actions that the policy chose then.");
                section.Emit(new RuntimeCall("{0}, {1} = oldest", "replay.CopyOldest({0}, {1});", [states, actions], [states, actions]));
                program.Transform(section, states);
                section.Caption("The policy's actions now.");
                Value output = section.Forward(policy, Part.Online, states, program.PassOf(policy, Role, policy.Prefix + Role, samples));
                section.Emit(new RuntimeCall(
                    $"drop the oldest if {{0}}{(squashed ? ", squashed," : "")} is too far from {{1}}",
                    $"{Field}.Compare({{0}}, {{1}}, ActionLimit, squashed: {(squashed ? "true" : "false")});", [output, actions], [State, StateId.Replay]));
            });
    }
}
