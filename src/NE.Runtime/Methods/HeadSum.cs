using System;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;

namespace NE.Runtime.Methods;

/// <summary>The sum of the outputs of a network and its frozen copies, and that of their gradients.</summary>
internal static unsafe class HeadSum
{
    /// <summary>output = kept + (own - start). In this order it equals kept to the last bit where own equals start.</summary>
    internal static void Forward(Activations kept, Activations own, Activations start, Activations output)
    {
        Require.SameBatch(kept, output);
        Require.SameBatch(start, output);
        for (int p = 0; p < output.Panels; p++)
        {
            float* k = kept.Panel(p), o = own.Panel(p), s = start.Panel(p), y = output.Panel(p);
            for (int i = 0; i < output.Features * Activations.PanelSamples; i++)
                y[i] = k[i] + (o[i] - s[i]);
        }
    }

    /// <summary>to -= from.</summary>
    internal static void Subtract(Activations from, Activations to)
    {
        Require.SameBatch(from, to);
        for (int p = 0; p < to.Panels; p++)
        {
            float* x = from.Panel(p), y = to.Panel(p);
            for (int i = 0; i < to.Features * Activations.PanelSamples; i++)
                y[i] -= x[i];
        }
    }

    /// <summary>All values = 0.</summary>
    internal static void Clear(Activations values)
    {
        for (int p = 0; p < values.Panels; p++)
            new Span<float>(values.Panel(p), values.Features * Activations.PanelSamples).Clear();
    }
}
