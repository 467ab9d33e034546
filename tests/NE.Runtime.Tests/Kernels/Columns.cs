using System.Linq;
using NE.Runtime.Memory;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Arrays of one feature, and what stands at their padded samples.</summary>
internal static unsafe class Columns
{
    public static Activations Of(Arena arena, params float[] values)
    {
        Activations column = arena.Activations(1, values.Length);
        for (int i = 0; i < values.Length; i++)
            column[0, i] = values[i];

        return column;
    }

    /// <summary>The padded samples of all features.</summary>
    public static float[] Padding(Activations values) =>
        [.. from feature in Enumerable.Range(0, values.Features)
            from sample in Enumerable.Range(values.Batch, (values.Panels * Activations.PanelSamples) - values.Batch)
            select values.Panel(sample / Activations.PanelSamples)[
                (feature * Activations.PanelSamples) + (sample % Activations.PanelSamples)]];
}
