using System.Linq;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.Sequence;

/// <summary>
/// Tasks in turn (docs/algorithm.md, Sequences of tasks): each task has the last layer of every network for itself, and a replay buffer. The
/// program is that of one task, as wide as the widest; entering another exchanges the contents of these layers, so that an update costs no more.
/// </summary>
/// <param name="Tasks">The tasks.</param>
/// <param name="Counts">Whether the optimiser's steps depend on the number of steps before.</param>
internal sealed record SequenceMethod(EquatableArray<TaskDeclaration> Tasks, bool Counts) : Method, IPrepares, IStores, ILimitsActions, IEvent
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Members = ["EnterTask"], Words = ["heads", "sequence", "task"] };

    /// <inheritdoc/>
    public bool Measures => false;

    /// <inheritdoc/>
    public bool Pads => Tasks.Any(task => task.Actions != Tasks[0].Actions);

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Sequence is not null && declaration.Task.Tasks.Count > 1
        ? new SequenceMethod(declaration.Task.Tasks, OptimiserRegistry.Of(declaration).CountsSteps)
        : null;

    /// <inheritdoc/>
    public void Prepare(ProgramBuilder program)
    {
        program.ExchangesReplay = true;
        program.Refusal = "the output layers and the replay buffer of the tasks of a sequence are exchanged on the host";
        string[] layers = [.. program.Networks.Instances.Select(static instance => $"{instance.Field}.{Last(instance.Network).Field}")];
        program.Field(new AgentField(
            "Networks::TaskHeads", ClearActions.Heads.Name,
            $"new Networks::TaskHeads(seed, [{string.Join(", ", Tasks.Select(static task => task.Actions))}], {string.Join(", ", layers)})",
            "output layers of the tasks")
        { NeedsNetworks = true, Saved = true });
    }

    // A head is younger than the other layers, so each counts its own steps. The rules keep heads dense.
    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage) =>
        Counts && !storage.IsAged ? storage.With("Ages = true") with { IsAged = true } : storage;

    /// <inheritdoc/>
    public string Count => ClearActions.Heads.Name + ".Actions";

    /// <inheritdoc/>
    public Operation Scale(Value from, Number limit, Value to) => new ScaleActions(from, limit, to);

    /// <inheritdoc/>
    public Operation Clear(Value actions) => new ClearActions(actions);

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        program.Section(
            "EnterTask", "", Concern.Agent, Cadence.OnDemand, heading: "public void EnterTask(int learner, int task, Replay::ReplayBuffer replay)",
            fill: section => section.Emit(new RuntimeCall(
                "exchange the output layers and the replay buffer", string.Join("\n", ["heads.Enter(task);", "this.replay = replay;", .. program.Entering]), [],
                [ClearActions.Heads, StateId.Replay])));
    }

    private static Slot Last(Network network) => network.Slots.Last(static slot => slot.Storage.Matrix);
}
