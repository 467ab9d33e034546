using System;
using NE.Generators.Interpreter;
using NE.Generators.Program;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Networks;

/// <summary>
/// What reverse mode makes of random networks is their gradient: against central differences in float64. <c>NE_RANDOM_PROGRAMS</c> draws more.
/// </summary>
public class RandomGraphTests
{
    private const int AtOnce = 50;
    private const int InSuite = 400;
    private const double Step = 1e-5;

    public static TheoryData<int> Batches => RandomPrograms.Amount.Batches(InSuite, AtOnce);

    [Theory]
    [MemberData(nameof(Batches))]
    public void Backward_OfRandomNetworks_IsTheGradient(int first)
    {
        for (int seed = first; seed < first + AtOnce; seed++)
        {
            var graph = new RandomGraph(seed);
            string text = $"seed {seed}, weights {graph.Into is not null}, input {graph.ToInput}:\n{string.Join("\n", graph.Text)}\n";
            (Machine machine, _) = graph.Forward();
            graph.Backward(machine);
            foreach (Parameter parameter in graph.Parameters)
            {
                double[] gradient = machine[parameter.At(Part.Gradient)], mask = machine[parameter.At(Part.Mask)];
                int weights = parameter.Slot.Inputs * parameter.Slot.Outputs;
                for (int i = 0; i < gradient.Length; i++)
                {
                    bool dead = parameter.Slot.Storage.Masked && i < weights && mask[i] == 0;
                    double expected = dead ? 0 : Difference(graph, by => machine => machine[parameter][i] += by);
                    Near(gradient[i], expected, $"{text}{parameter.Slot.Field}[{i}]");
                }
            }

            for (int sample = 0; graph.ToInput && sample < machine.Samples(graph.Input); sample++)
            {
                for (int row = 0; row < graph.Input.Rows; row++)
                {
                    double expected = Difference(graph, by => machine => machine[graph.Input, sample, row] += by);
                    Near(machine[graph.InputGradient, sample, row], expected, $"{text}input {row} of sample {sample}");
                }
            }
        }
    }

    private static double Difference(RandomGraph graph, Func<double, Action<Machine>> move) =>
        (graph.Forward(move(Step)).Loss - graph.Forward(move(-Step)).Loss) / (2 * Step);

    private static void Near(double gradient, double expected, string where) =>
        Math.Abs(gradient - expected).ShouldBeLessThan(1e-6 * (1 + Math.Abs(expected)), $"{where}: {gradient:g6}, not {expected:g6}");
}
