using System;
using System.Runtime.InteropServices;
using NE.Runtime.Kernels;

namespace NE.Runtime.Gpu;

/// <summary>Encodes numbers as the words that kernels read.</summary>
public static class KernelWords
{
    /// <summary>The bits of a number.</summary>
    /// <param name="number">The number.</param>
    public static uint Of(float number) => BitConverter.SingleToUInt32Bits(number);

    /// <summary>Writes the bias corrections of a step: rate, inverse second.</summary>
    /// <param name="words">Receives two words.</param>
    /// <param name="step">The step.</param>
    public static void Write(Span<uint> words, in AdamStep step)
    {
        words[0] = Of(step.Rate);
        words[1] = Of(step.InverseSecond);
    }

    /// <summary>Writes gradient terms: L2 and pull, each for weights and for biases.</summary>
    /// <param name="words">Receives four words.</param>
    /// <param name="terms">The terms; clipping and decay are not among the words.</param>
    public static void Write(Span<uint> words, in StepTerms terms)
    {
        words[0] = Of(terms.L2);
        words[1] = Of(terms.L2Biases);
        words[2] = Of(terms.Pull);
        words[3] = Of(terms.PullBiases);
    }

    /// <summary>Writes numbers one after another, such as <see cref="Networks.ObservationStatistics.Table"/>.</summary>
    /// <param name="words">Receives one word per number.</param>
    /// <param name="numbers">The numbers.</param>
    public static void Write(Span<uint> words, ReadOnlySpan<float> numbers) => MemoryMarshal.Cast<float, uint>(numbers).CopyTo(words);

    /// <summary>Writes all factors of a step: rate, inverse second, β1, 1 − β1, β2, 1 − β2, ε.</summary>
    /// <param name="words">Receives seven words.</param>
    /// <param name="step">The step; for momentum, <see cref="SgdStep.Factors"/>.</param>
    public static void WriteAll(Span<uint> words, in AdamStep step)
    {
        Write(words, step);
        words[2] = Of(step.Beta1);
        words[3] = Of(step.OneMinusBeta1);
        words[4] = Of(step.Beta2);
        words[5] = Of(step.OneMinusBeta2);
        words[6] = Of(step.Epsilon);
    }

    /// <summary>Writes what all steps of Adam share: β1, 1 − β1, β2, 1 − β2, ε.</summary>
    /// <param name="words">Receives five words.</param>
    /// <param name="beta1">β1, 0 to below 1.</param>
    /// <param name="beta2">β2, 0 to below 1.</param>
    /// <param name="epsilon">ε.</param>
    public static void WriteMoments(Span<uint> words, double beta1, double beta2, double epsilon)
    {
        AdamStep step = AdamStep.At(learningRate: 1, beta1, beta2, epsilon, 1);
        words[0] = Of(step.Beta1);
        words[1] = Of(step.OneMinusBeta1);
        words[2] = Of(step.Beta2);
        words[3] = Of(step.OneMinusBeta2);
        words[4] = Of(step.Epsilon);
    }
}
