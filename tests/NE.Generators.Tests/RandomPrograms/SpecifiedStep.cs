using System;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Tests.Printing;
using Shouldly;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>
/// What a step of the optimiser makes of a layer by docs/algorithm.md (Optimiser state; One update; Optimisers and gradient terms), given the moments that the learner has behind it:
/// so a gradient near 0, whose sign is rounding, says nothing here.
/// </summary>
internal sealed class SpecifiedStep(Subject subject)
{
    private readonly Declaration declaration = subject.Declaration;

    private readonly OptimiserAttribute optimiser = subject.Declaration.Optimiser;

    /// <summary>The gradient that took a first moment from one value to another.</summary>
    public double Gradient(double now, double then) => optimiser is SgdAttribute momentum
        ? now - (momentum.Momentum * then)
        : TemperatureGradient(now, then);

    /// <summary>The same of the temperature, which has Adam whatever the optimiser of the networks.</summary>
    public double TemperatureGradient(double now, double then)
    {
        double decay = (optimiser as AdaptiveMomentsAttribute)?.Beta1 ?? 0.9;
        return (now - (decay * then)) / (1 - decay);
    }

    /// <summary>Compares the parameters behind a step.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="before">The state before.</param>
    /// <param name="after">The state after.</param>
    /// <param name="rate">Learning rate before its schedule.</param>
    /// <param name="steps">Number of the step where parameters share one.</param>
    /// <param name="weights">Number of weights.</param>
    /// <param name="bound">1/√inputs, or null where nothing is clipped.</param>
    /// <param name="where">For the message.</param>
    public void Check(StateNames layer, Tensors before, Tensors after, double rate, long steps, int weights, double? bound, string where)
    {
        double[] online = layer.Online(before), actual = layer.Online(after), first = layer.First(after);
        double[]? second = layer.Second(after);
        bool[]? mask = layer.Mask(after, weights);
        ushort[]? ages = Ages(layer, after);
        (second is null).ShouldBe(optimiser is SgdAttribute, $"{where}: second moments of {layer.Name}");
        steps = OwnSteps(layer, after) is > 0 and long own ? own : steps;
        double scheduled = rate * Factor(after), error = 0, size = 0, moved = 0;
        for (int i = 0; i < online.Length; i++)
        {
            long step = ages is null ? steps : ages[i];
            bool live = mask is null || i >= weights || mask[i];
            double change = live ? Change(online[i], first[i], second?[i], scheduled, step) : 0;
            double expected = live ? Clipped(online[i] - change, actual[i], bound) : 0;
            error += (expected - actual[i]) * (expected - actual[i]);
            size += expected * expected;
            moved += change * change;
        }

        Math.Sqrt(error).ShouldBeLessThanOrEqualTo((3e-7 * Math.Sqrt(size)) + (1e-5 * Math.Sqrt(moved)) + 1e-9, $"{where}: {layer.Name} behind step {steps}");
    }

    private double Change(double value, double first, double? second, double rate, long step) => optimiser switch
    {
        SgdAttribute => rate * first,
        AdaptiveMomentsAttribute adam => (rate * ((adam as AdamWAttribute)?.WeightDecay ?? 0) * value)
            + (rate / (1 - Math.Pow(adam.Beta1, step)) * first / (Math.Sqrt(second!.Value / (1 - Math.Pow(adam.Beta2, step))) + adam.Epsilon)),
        _ => throw new NotSupportedException($"No step of {optimiser.GetType().Name} is specified."),
    };

    // Around newborn neurons alone: whether a weight is there is not asked here.
    private double Clipped(double value, double actual, double? bound)
    {
        if (declaration.WeightClip is not { } clip || bound is not { } unit)
        {
            return value;
        }

        double clipped = Math.Clamp(value, -clip.Kappa * unit, clip.Kappa * unit);
        return clip.Scope switch
        {
            ClipScope.All => clipped,
            ClipScope.NewbornNeurons => Math.Abs(clipped - actual) < Math.Abs(value - actual) ? clipped : value,
            _ => value,
        };
    }

    private double Factor(Tensors after)
    {
        AlgorithmAttribute algorithm = declaration.Algorithm;
        long update = MemoryMarshal.Cast<byte, long>(after.Bytes("agent.updates"))[0], updates = subject.Definition.Settings.Updates;
        return algorithm.LearningRateSchedule switch
        {
            NE.Dsl.RateSchedule.Linear => NE.Runtime.Kernels.RateSchedule.Linear(update, updates, algorithm.LearningRateEnd),
            NE.Dsl.RateSchedule.Cosine => NE.Runtime.Kernels.RateSchedule.Cosine(update, updates, algorithm.LearningRateEnd),
            NE.Dsl.RateSchedule.Step => NE.Runtime.Kernels.RateSchedule.Step(update, algorithm.LearningRateEvery, algorithm.LearningRateDecay),
            _ => 1,
        };
    }

    // A norm beside layers whose weights have ages counts its own steps.
    private static long? OwnSteps(StateNames layer, Tensors tensors) =>
        tensors.Names.Contains(layer.Name + ".steps") ? MemoryMarshal.Cast<byte, long>(tensors.Bytes(layer.Name + ".steps"))[0] : null;

    private static ushort[]? Ages(StateNames layer, Tensors tensors) => tensors.Names.Contains(layer.Name + ".weight.age")
        ? [.. new[] { ".weight.age", ".bias.age" }.SelectMany(kind => MemoryMarshal.Cast<byte, ushort>(tensors.Bytes(layer.Name + kind)).ToArray())]
        : null;
}
