using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Optimisers;
using NE.Generators.Planning;

namespace NE.Generators.Program;

/// <summary>The whole algorithm of one experiment as data, transformed by passes and printed by printers.</summary>
/// <param name="Plan">Sizes and densities.</param>
/// <param name="Buffers">All buffers.</param>
/// <param name="Networks">The networks.</param>
/// <param name="Instances">Their copies, in the order of checkpoints.</param>
/// <param name="Optimisers">The optimiser of each copy.</param>
/// <param name="Numbers">Numbers used by operations or worth naming.</param>
/// <param name="Fields">Fields of the agent other than networks, buffers and numbers.</param>
/// <param name="Meters">Running means between two reports.</param>
/// <param name="Reports">Statements that report them, in order.</param>
/// <param name="Sections">Sections in the order of an update, then those on demand.</param>
/// <param name="Routines">Routines of the agent.</param>
/// <param name="Members">Members of the agent other than its sections.</param>
/// <param name="Batch">The transitions of an update.</param>
internal sealed record ProgramModel(
    ExperimentPlan Plan, Buffers Buffers, IReadOnlyList<Network> Networks, IReadOnlyList<Instance> Instances,
    IReadOnlyList<OptimiserGroup> Optimisers, IReadOnlyList<Number> Numbers, IReadOnlyList<AgentField> Fields, IReadOnlyList<string> Meters,
    IReadOnlyList<string> Reports, IReadOnlyList<Section> Sections, IReadOnlyList<Routine> Routines,
    IReadOnlyList<AgentMember> Members, Batch Batch)
{
    /// <summary>Memory sharing of buffers on the CPU.</summary>
    public IReadOnlyDictionary<BufferId, BufferId> Rooms { get; set; } = new Dictionary<BufferId, BufferId>();

    /// <summary>Whether stored transitions mark the ends of episodes, which n-step returns need.</summary>
    public bool MarksEpisodeEnds { get; init; }

    /// <summary>Whether the replay buffer keeps the policy's actions, without noise, beside those taken.</summary>
    public bool KeepsPolicyActions { get; init; }

    /// <summary>Whether the replay buffer is exchanged for another during a run.</summary>
    public bool ExchangesReplay { get; init; }

    /// <summary>Why no device can run it, as the end of a sentence, if a feature knows.</summary>
    public string? Refusal { get; init; }

    /// <summary>Columns of a batch stored in the replay buffer.</summary>
    public int Columns => Batch.Whole.Rows;
}
