using System;
using NE.Runtime.Kernels;
using NE.Runtime.Training;

namespace NE.Runtime.Gpu;

/// <summary>Writes numbers as the words that kernels read.</summary>
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

    /// <summary>Writes what all steps of Adam share: β1, 1 − β1, β2, 1 − β2, ε.</summary>
    /// <param name="words">Receives five words.</param>
    /// <param name="settings">The run values.</param>
    public static void WriteAdam(Span<uint> words, RunSettings settings)
    {
        AdamStep step = AdamStep.At(settings.CriticLearningRate, settings.Beta1, settings.Beta2, settings.Epsilon, 1);
        words[0] = Of(step.Beta1);
        words[1] = Of(step.OneMinusBeta1);
        words[2] = Of(step.Beta2);
        words[3] = Of(step.OneMinusBeta2);
        words[4] = Of(step.Epsilon);
    }
}
