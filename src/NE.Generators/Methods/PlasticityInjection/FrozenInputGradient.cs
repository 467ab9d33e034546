using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Methods.PlasticityInjection;

/// <summary>dx = h_kept' dy - h_start' dy once parameters were injected, else 0, at the copies' last pass.</summary>
/// <param name="Copies">The frozen copies.</param>
/// <param name="OutputGradient">dy.</param>
/// <param name="Result">dx.</param>
internal sealed record FrozenInputGradient(Parameter Copies, Value OutputGradient, Value Result) : Final
{
    public override IEnumerable<Place> Reads => [OutputGradient, Copies];

    public override IEnumerable<Place> Writes => [Result, Copies];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.OverBatch;

    public override Operation Bind(Binding at) => this with { Copies = at[Copies], OutputGradient = at[OutputGradient], Result = at[Result] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Result]} = kept' {n[OutputGradient]} - start' {n[OutputGradient]} once injected, else 0";

    public override string CSharp(Notation n) =>
        $"Methods::PlasticityInjection.InputGradient({PlasticityInjectionMethod.Field}, {n[OutputGradient]}, {n[Result]});";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    // As before the injection.
    public override void Evaluate(Machine machine) => machine.Each(Result, static (_, _) => 0);
}
