using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>One step of Adam on log α for the loss −α (mean log π + H), with log π held.</summary>
/// <param name="LogTemperature">The agent's field of log α.</param>
/// <param name="LogProbability">log π of the policy's actions.</param>
/// <param name="Entropy">The target H.</param>
/// <param name="Step">Bias corrections of the step.</param>
internal sealed record StepTemperature(StateId LogTemperature, Value LogProbability, Number Entropy, Value Step) : Final
{
    public override IEnumerable<Place> Reads => [LogTemperature, LogProbability, Step];

    public override IEnumerable<Place> Writes => [LogTemperature];

    public override IEnumerable<Number> Numbers => [Entropy];

    public override Locality Locality => Locality.Host;

    public override Operation Bind(Binding at) => this with { LogProbability = at[LogProbability], Step = at[Step] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) =>
        $"{LogTemperature.Name} steps along -exp({LogTemperature.Name}) * (mean {n[LogProbability]} + {n[Entropy]}), finite";

    public override string CSharp(Notation n) =>
        $"Finite(Kernels::TemperatureLoss.Descend({LogTemperature.Name}, Kernels::BatchMean.Of({n[LogProbability]}), {n[Entropy]}), \"Temperature\");\n"
        + $"Kernels::Adam.Step({LogTemperature.Name}, {n.Local(Step)});";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double sum = 0;
        for (int b = 0; b < machine.Samples(LogProbability); b++)
        {
            sum += machine[LogProbability, b, 0];
        }

        machine.See(sum * machine[Step, 0, 0]);
    }
}
