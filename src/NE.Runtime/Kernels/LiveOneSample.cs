using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// The forward product of live weights for a batch of one sample, used to select actions: the four lanes of a step are four rows. One
/// accumulator per output, inputs ascending, as in <see cref="LiveTiles"/>, so the bits are the same.
/// </summary>
internal static unsafe class LiveOneSample
{
    /// <summary>y = act(W x + b).</summary>
    [SkipLocalsInit]
    public static void Forward<TSimd, TVector, TShape, TActivation>(
        LiveStream stream, LinearParameters parameters, Activations input, Activations output)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation
    {
        float* x = stackalloc float[TShape.Inputs];
        float* sums = stackalloc float[TShape.Outputs + Vector512<float>.Count];
        for (int i = 0; i < TShape.Inputs; i++)
            x[i] = input.Pointer[i * Activations.PanelSamples];

        new Span<float>(sums, TShape.Outputs + Vector512<float>.Count).Clear();
        for (int block = 0; block < stream.Blocks; block++)
            Block(stream, block, parameters.Weight, x + (block * LiveStream.BlockTerms), sums);

        for (int first = 0; first < TShape.Outputs; first += TSimd.Count)
        {
            // The padding after the biases is readable.
            TVector z = TSimd.Add(TSimd.Load(sums + first), TSimd.Load(parameters.Bias + first));
            TSimd.Store(TActivation.Forward<TSimd, TVector>(z), sums + first);
        }

        for (int row = 0; row < TShape.Outputs; row++)
            output.Pointer[row * Activations.PanelSamples] = sums[row];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block(LiveStream stream, int block, float* weights, float* x, float* sums)
    {
        int* start = stream.Start + (block * stream.Groups);
        int* row = stream.RowOf + (block * stream.Groups * LiveStream.Lanes);
        ushort* offset = stream.Offsets + (start[0] * LiveStream.Lanes);
        float* weight = weights + (start[0] * LiveStream.Lanes);
        for (int group = stream.Groups; group > 0; group--, start++, row += LiveStream.Lanes)
        {
            Vector128<float> sum = Vector128.Create(sums[row[0]], sums[row[1]], sums[row[2]], sums[row[3]]);
            for (int steps = start[1] - start[0]; steps > 0; steps--)
            {
                Vector128<float> features = Vector128.Create(
                    Feature(x, offset[0]), Feature(x, offset[1]), Feature(x, offset[2]), Feature(x, offset[3]));
                sum = Vector128.FusedMultiplyAdd(Vector128.Load(weight), features, sum);
                offset += LiveStream.Lanes;
                weight += LiveStream.Lanes;
            }

            sums[row[0]] = sum[0];
            sums[row[1]] = sum[1];
            sums[row[2]] = sum[2];
            sums[row[3]] = sum[3];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Feature(float* x, uint offset) => x[offset / LiveStream.OffsetUnit];
}
