using System.Collections.Generic;
using NE.Generators.Building;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>
/// Adam (Kingma and Ba 2015). Bias corrections are computed per step or, if parameters count their own steps, come from a table by age.
/// </summary>
/// <param name="Schedule">The agent's member with the factor of its rates; null if they are constant.</param>
internal sealed record AdamOptimiser(AgentMember? Schedule) : Optimiser
{
    /// <inheritdoc/>
    public override string StepType(bool aged) => aged ? "Kernels::AdamTable" : "in Kernels::AdamStep";

    /// <inheritdoc/>
    public override Operation Step(Parameter layer, Value step, bool aged) => new Adam(layer, step, aged, []);

    /// <inheritdoc/>
    public override Value Prepare(SectionBuilder section, OptimiserGroup group, bool started)
    {
        if (Schedule is not null)
        {
            section.Program.Member(Schedule);
        }

        if (group.Aged)
        {
            string field = Field(group);
            section.Program.Field(new AgentField(
                "Kernels::AdamTable", field, $"new Kernels::AdamTable(settings.{group.Rate}, settings.Beta1, settings.Beta2, settings.Epsilon)",
                "bias corrections by age of a weight"));
            Value table = section.Program.Buffers.Scalar(field);
            if (Schedule is not null)
            {
                section.Emit(new ScaleRates(table, RateSchedules.Factor));
            }

            return table;
        }

        Value step = section.Program.Buffers.Scalar(group.Name + "Step");
        section.Emit(new AdamCorrections(step, group.Rate, group.Count, Schedule is null ? null : RateSchedules.Factor, AtLeastOne: !started));
        return step;
    }

    /// <inheritdoc/>
    public override IEnumerable<RunWord> Words(OptimiserGroup group)
    {
        // The order of KernelWords.WriteAdam; one for all groups.
        yield return new RunWord("BETA1", "Gpu::KernelWords.WriteAdam(values[{0}..], settings);", true, "Adam's decay of the first moment");
        yield return new RunWord("ONE_MINUS_BETA1", "", true, "rounded once");
        yield return new RunWord("BETA2", "", true, "Adam's decay of the second moment");
        yield return new RunWord("ONE_MINUS_BETA2", "", true, "rounded once");
        yield return new RunWord("EPSILON", "", true, "added to the root of the second moment");
        if (group.Aged)
        {
            string role = group.Name.ToUpperInvariant();
            yield return new RunWord(
                role + "_TABLE", $"values[{{0}}] = (uint)tables[{{1}}];", false, "start of its bias corrections by age");
            yield return new RunWord(
                role + "_LAST_AGE", $"values[{{0}}] = (uint){Field(group)}.LastAge;", false, "age from which they no longer change");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Macros(OptimiserGroup group, int factors, int word)
    {
        const string Shared = "BETA1, ONE_MINUS_BETA1, BETA2, ONE_MINUS_BETA2, EPSILON";
        string role = group.Name.ToUpperInvariant();
        if (group.Shared)
        {
            yield return $"#define {role}_ADAM U32_AS_FLOAT(step[{factors}]), U32_AS_FLOAT(step[{factors + 1}]), {Shared}, table, 0";
        }

        if (group.Aged)
        {
            string factor = Word(group) is null ? "1.0f" : $"U32_AS_FLOAT(step[{word}])";
            yield return $"#define {role}_ADAM_BY_AGE {factor}, 0.0f, {Shared}, table + {role}_TABLE, (int){role}_LAST_AGE";
        }
    }

    /// <inheritdoc/>
    public override string? Table(OptimiserGroup group) => group.Aged ? Field(group) : null;

    /// <inheritdoc/>
    public override string? Word(OptimiserGroup group) =>
        group.Aged && Schedule is not null ? $"Gpu::KernelWords.Of({RateSchedules.Factor})" : null;

    /// <inheritdoc/>
    public override string? Factors(OptimiserGroup group) => group.Shared
        ? $"Kernels::AdamStep.At(\n    settings.{group.Rate}, settings.Beta1, settings.Beta2, settings.Epsilon, {group.Count})"
            + $"{(Schedule is null ? "" : $".Scaled({RateSchedules.Factor})")}"
        : null;

    private static string Field(OptimiserGroup group) => group.Name + "Corrections";
}
