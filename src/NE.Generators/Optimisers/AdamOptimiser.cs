using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>
/// Adam (Kingma and Ba 2015). Bias corrections are computed per step or, if parameters count their own steps, come from a table by age.
/// </summary>
/// <param name="Schedule">The agent's member with the factor of its rates; null if they are constant.</param>
internal record AdamOptimiser(AgentMember? Schedule) : Optimiser
{
    private const string Decays = "settings.Beta1, settings.Beta2, settings.Epsilon";

    /// <inheritdoc/>
    public override bool CountsSteps => true;

    /// <inheritdoc/>
    public override int Moments => 2;

    /// <summary>The weight decay that accompanies a step, as a C# expression; null for none.</summary>
    protected virtual string? Decay => null;

    private string? Factor => Schedule is null ? null : RateSchedules.Factor;

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
                "Kernels::AdamTable", field, $"new Kernels::AdamTable(settings.{group.Rate}, {Decays}{Last(Decay)})",
                "bias corrections by age of a weight"));
            Value table = section.Program.Buffers.Scalar(field);
            if (Schedule is not null)
            {
                section.Emit(new ScaleRates(table, RateSchedules.Factor));
            }

            return table;
        }

        Value step = section.Program.Buffers.Scalar(group.Name + "Step");
        section.Emit(new AdamCorrections(step, group.Rate, Decays, group.Count, Factor, AtLeastOne: !started) { Decay = Decay });
        return step;
    }

    /// <inheritdoc/>
    public override IEnumerable<RunWord> Words(OptimiserGroup group)
    {
        // The order of KernelWords.WriteMoments; one for all groups.
        yield return new RunWord(
            "BETA1", $"Gpu::KernelWords.WriteMoments(values[{{0}}..], {Decays});", true, "Adam's decay of the first moment");
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
    public override IEnumerable<StepWord> Given(OptimiserGroup group)
    {
        string corrections = AdamCorrections.Of(group.Rate, Decays, group.Count, Decay, Factor);
        if (group.Shared)
        {
            yield return new StepWord(2, $"Gpu::KernelWords.Write(step[{{0}}..], {corrections});");
        }

        if (group.Aged && Schedule is not null)
        {
            yield return new StepWord(1, $"step[{{0}}] = Gpu::KernelWords.Of({RateSchedules.Factor});");
        }

        if (Decay is { } decay)
        {
            string scaled = $"settings.{group.Rate} * {decay}{(Factor is null ? "" : $" * {Factor}")}";
            yield return new StepWord(1, $"step[{{0}}] = Gpu::KernelWords.Of((float)(1 - ({scaled})));");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Macros(OptimiserGroup group, int first)
    {
        const string Shared = "BETA1, ONE_MINUS_BETA1, BETA2, ONE_MINUS_BETA2, EPSILON";
        string role = group.Name.ToUpperInvariant();
        int words = Given(group).Sum(static word => word.Count);
        string kept = Decay is null ? "1.0f" : Word(first + words - 1);
        if (group.Shared)
        {
            yield return $"#define {role}_STEP {Word(first)}, {Word(first + 1)}, {Shared}, {kept}, table, 0";
        }

        if (group.Aged)
        {
            string factor = Schedule is null ? "1.0f" : Word(first + (group.Shared ? 2 : 0));
            yield return $"#define {role}_STEP_BY_AGE {factor}, 0.0f, {Shared}, {kept}, table + {role}_TABLE, (int){role}_LAST_AGE";
        }
    }

    /// <inheritdoc/>
    public override string? Table(OptimiserGroup group) => group.Aged ? Field(group) : null;

    private static string Word(int index) => $"U32_AS_FLOAT(step[{index}])";

    private static string Last(string? argument) => argument is null ? "" : ", " + argument;

    private static string Field(OptimiserGroup group) => group.Name + "Corrections";
}
