using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Printing;
using NE.Generators.Program;

namespace NE.Generators.Methods.ObservationNorm;

/// <summary>x = clip((x − mean) · 1/√(variance + ε), ±limit), component by component, in place.</summary>
/// <param name="Values">Observations.</param>
/// <param name="Epsilon">Added to the variance, when the statistics change.</param>
/// <param name="Limit">Largest absolute value; 0 for none.</param>
internal sealed record NormaliseObservations(EquatableArray<Value> Values, double Epsilon, double Limit) : Final
{
    /// <summary>The running statistics.</summary>
    public static StateId Statistics { get; } = new("observationStatistics");

    public override IEnumerable<Place> Reads => [.. Values.Select(static value => (Place)value), Statistics];

    public override IEnumerable<Place> Writes => Values.Select(static value => (Place)value);

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    private string Bound => Limit == 0 ? "" : $", {Literal.Of("float", Limit)}";

    public override Operation Bind(Binding at) => this with { Values = at[Values] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) =>
        $"normalise {string.Join(", ", Values.Select(value => n[value]))} by {Statistics.Name}, epsilon {Literal.Of(Epsilon)}, limit {Literal.Of(Limit)}";

    public override string CSharp(Notation n) => string.Join(
        "\n", Values.Select(value => $"Kernels::ObservationNorm.Apply({Statistics.Name}, {n[value]}, {n[value]}{Bound});"));

    // The host normalises an observation to act on before a device reads it, and sends its statistics with each update.
    public override KernelForm Kernel(KernelNotation n)
    {
        int length = Values[0].Rows;
        return n.Buffers.Of(Values[0]).Samples == Samples.One
            ? new("") { Observed = [$"Kernels::ObservationNorm.Apply({Statistics.Name}, observation{Bound});"] }
            : new(string.Join("\n", Values.Select(value => n.Rows(
                "normalise_observations", n[value], $"{length}", n.Table(2 * length), Limit == 0 ? "U32_AS_FLOAT(0x7f800000u)" : n.Literal((float)Limit), n[value]))))
            {
                Words = 2 * length,
                Give = first => [$"Gpu::KernelWords.Write(step[{first}..], {Statistics.Name}.Table);"],
            };
    }

    public override void Evaluate(Machine machine)
    {
        foreach (Value value in Values)
        {
            double mean = machine[Statistics];
            machine.Each(value, (sample, row) => 0.7 * (machine[value, sample, row] - mean));
        }
    }
}
