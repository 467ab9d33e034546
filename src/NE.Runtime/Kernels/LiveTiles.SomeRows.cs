using System.Runtime.CompilerServices;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>Some rows of a product, one by one: the inputs of the action in dQ/da.</summary>
internal static unsafe partial class LiveTiles
{
    /// <summary>Panels processed together per row, so that enough sums are in flight to hide the latency of the multiply-add.</summary>
    private const int Together = 4;

    /// <summary>Consecutive rows of all panels, without an epilogue.</summary>
    /// <param name="stream">The order of the weights.</param>
    /// <param name="weights">The weights, in that order.</param>
    /// <param name="firstRow">First row.</param>
    /// <param name="input">Terms.</param>
    /// <param name="output">Receives as many rows as it has features.</param>
    public static void SomeRows<TSimd, TVector>(LiveStream stream, float* weights, int firstRow, Activations input, Activations output)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (int row = 0; row < output.Features; row++)
        {
            for (int column = 0; column < Activations.PanelSamples; column += 2 * TSimd.Count)
            {
                float* x = input.Pointer + column;
                float* y = output.Pointer + (row * Activations.PanelSamples) + column;
                OneRow<TSimd, TVector>(stream, weights, firstRow + row, x, y, input.Panels, input.PanelStride, output.PanelStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRow<TSimd, TVector>(
        LiveStream stream, float* weights, int row, float* input, float* y, int panels, int inputStride, int outputStride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // A last bundle of fewer than four panels repeats its first panel.
        for (int p = 0; p < panels; p += Together)
        {
            int left = panels - p;
            TVector a0 = TSimd.Zero, a1 = TSimd.Zero;
            TVector b0 = TSimd.Zero, b1 = TSimd.Zero;
            TVector c0 = TSimd.Zero, c1 = TSimd.Zero;
            TVector d0 = TSimd.Zero, d1 = TSimd.Zero;
            nint second = left > 1 ? inputStride : 0, third = left > 2 ? 2 * inputStride : 0, fourth = left > 3 ? 3 * inputStride : 0;
            for (int block = 0; block < stream.Blocks; block++)
            {
                int place = stream.Place[(block * stream.Rows) + row];
                int* start = stream.Start + (block * stream.Groups) + (place / LiveStream.Lanes);
                nint at = (start[0] * LiveStream.Lanes) + (place % LiveStream.Lanes);
                float* features = input + (block * LiveStream.BlockTerms * Activations.PanelSamples);
                for (int steps = start[1] - start[0]; steps > 0; steps--, at += LiveStream.Lanes)
                {
                    float* x = Feature(features, stream.Offsets[at]);
                    TVector v = TSimd.Create(weights[at]);
                    a0 = TSimd.Fma(v, TSimd.Load(x), a0);
                    a1 = TSimd.Fma(v, TSimd.Load(x + TSimd.Count), a1);
                    b0 = TSimd.Fma(v, TSimd.Load(x + second), b0);
                    b1 = TSimd.Fma(v, TSimd.Load(x + second + TSimd.Count), b1);
                    c0 = TSimd.Fma(v, TSimd.Load(x + third), c0);
                    c1 = TSimd.Fma(v, TSimd.Load(x + third + TSimd.Count), c1);
                    d0 = TSimd.Fma(v, TSimd.Load(x + fourth), d0);
                    d1 = TSimd.Fma(v, TSimd.Load(x + fourth + TSimd.Count), d1);
                }
            }

            TSimd.Store(a0, y);
            TSimd.Store(a1, y + TSimd.Count);
            if (left > 1)
            {
                TSimd.Store(b0, y + outputStride);
                TSimd.Store(b1, y + outputStride + TSimd.Count);
            }

            if (left > 2)
            {
                TSimd.Store(c0, y + (2 * outputStride));
                TSimd.Store(c1, y + (2 * outputStride) + TSimd.Count);
            }

            if (left > 3)
            {
                TSimd.Store(d0, y + (3 * outputStride));
                TSimd.Store(d1, y + (3 * outputStride) + TSimd.Count);
            }

            input += Together * inputStride;
            y += Together * outputStride;
        }
    }
}
