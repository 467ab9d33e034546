using System.Collections.Generic;
using NE.Generators.Building;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>Stochastic gradient descent with momentum. Its steps do not depend on the number of steps before.</summary>
/// <param name="Schedule">The agent's member with the factor of its rates; null if they are constant.</param>
internal sealed record SgdOptimiser(AgentMember? Schedule) : Optimiser
{
    /// <inheritdoc/>
    public override bool CountsSteps => false;

    /// <inheritdoc/>
    public override int Moments => 1;

    /// <inheritdoc/>
    public override string StepType(bool aged) => "in Kernels::SgdStep";

    /// <inheritdoc/>
    public override Operation Step(Parameter layer, Value step, bool aged) => new Sgd(layer, step, []);

    /// <inheritdoc/>
    public override Value Prepare(SectionBuilder section, OptimiserGroup group, bool started)
    {
        if (Schedule is not null)
        {
            section.Program.Member(Schedule);
        }

        Value step = section.Program.Buffers.Scalar(group.Name + "Step");
        section.Emit(new SgdFactors(step, group.Rate, Factor));
        return step;
    }

    /// <inheritdoc/>
    public override IEnumerable<RunWord> Words(OptimiserGroup group)
    {
        yield return new RunWord(
            "MOMENTUM", "values[{0}] = Gpu::KernelWords.Of((float)settings.Momentum);", true, "share of the velocity that remains");
    }

    /// <inheritdoc/>
    public override IEnumerable<StepWord> Given(OptimiserGroup group)
    {
        yield return new StepWord(1, $"step[{{0}}] = Gpu::KernelWords.Of({SgdFactors.Of(group.Rate, Factor)}.Rate);");
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Macros(OptimiserGroup group, int first)
    {
        // The factors of SgdStep.Factors: the second moment stays 0, and the denominator is 1.
        yield return $"#define {group.Name.ToUpperInvariant()}_STEP "
            + $"U32_AS_FLOAT(step[{first}]), 0.0f, MOMENTUM, 1.0f, 0.0f, 0.0f, 1.0f, 1.0f, table, 0";
    }

    /// <inheritdoc/>
    public override string? Table(OptimiserGroup group) => null;

    private string? Factor => Schedule is null ? null : RateSchedules.Factor;
}
