using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019): Adam, and all parameters shrink by the learning rate times the decay before each step.
/// </summary>
/// <param name="Schedule">The agent's member with the factor of its rates; null if they are constant.</param>
internal sealed record AdamWOptimiser(AgentMember? Schedule) : AdamOptimiser(Schedule)
{
    /// <inheritdoc/>
    protected override string? Decay => "settings.WeightDecay";

    /// <inheritdoc/>
    public override Operation Step(Parameter layer, Value step, bool aged) => new AdamW(layer, step, aged, []);
}
