using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>One step of Adam on log α for the loss −α (mean log π + H), with log π fixed.</summary>
/// <param name="LogTemperature">The agent's field of log α.</param>
/// <param name="LogProbability">log π of the policy's actions.</param>
/// <param name="Entropy">The target H.</param>
/// <param name="Step">Bias corrections of the step.</param>
/// <param name="Corrections">The same as C# expressions, for the host of a device.</param>
internal sealed record StepTemperature(StateId LogTemperature, Value LogProbability, Number Entropy, Value Step, string Corrections) : Final
{
    // Rate, inverse second, β1, 1 − β1, β2, 1 − β2, ε.
    private const int StepWords = 7;

    public override IEnumerable<Place> Reads => [LogTemperature, LogProbability, Step];

    public override IEnumerable<Place> Writes => [LogTemperature];

    public override IEnumerable<Number> Numbers => [Entropy];

    public override Locality Locality => Locality.OverBatch;

    public override Operation Bind(Binding at) => this with { LogProbability = at[LogProbability], Step = at[Step] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) =>
        $"{LogTemperature.Name} steps along -exp({LogTemperature.Name}) * (mean {n[LogProbability]} + {n[Entropy]}), finite";

    public override string CSharp(Notation n) =>
        $"Finite(Kernels::TemperatureLoss.Descend({LogTemperature.Name}, Kernels::BatchMean.Of({n[LogProbability]}), {n[Entropy]}), \"Temperature\");\n"
        + $"Kernels::Adam.Step({LogTemperature.Name}, {n.Local(Step)});";

    // The host's copy of log α is updated, because reports read it.
    public override KernelForm Kernel(KernelNotation n) => new(n.Task(
        "temperature_step", n[LogProbability], n.Samples, n.State(LogTemperature), n[Entropy], n.Words(n.Local(Step), StepWords), "1.0f", "table, 0",
        n.Result()))
    {
        Words = StepWords,
        Give = first => [$"Gpu::KernelWords.WriteAll(step[{first}..], {Corrections});"],
        Results = 2,
        After = first =>
        [
            $"Finite(results[{first}], \"Temperature\");",
            $"{LogTemperature.Name}.Set(results[{first + 1}]);",
        ],
    };

    public override void Evaluate(Machine machine)
    {
        double sum = 0;
        int samples = machine.Samples(LogProbability);
        for (int b = 0; b < samples; b++)
        {
            sum += machine[LogProbability, b, 0];
        }

        double gradient = -Math.Exp(machine[LogTemperature]) * ((sum / samples) + Entropy.Amount);
        machine[LogTemperature] -= 0.01 * machine[Step, 0, 0] * gradient;
        machine.See(machine[LogTemperature]);
    }
}
