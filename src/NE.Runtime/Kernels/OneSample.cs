using System;
using System.Runtime.CompilerServices;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// The forward product for a batch of one sample, used to select actions: lanes run over outputs, where panels would
/// compute 32 samples for one. One accumulator per output, inputs ascending, as in <see cref="ProductTiles"/>, so the bits are the same.
/// </summary>
/// <remarks>
/// Weights stay <c>[out][in]</c> and are transposed tile by tile on the fly: a transposed copy would be read a little faster, but would
/// have to be rebuilt after every policy step.
/// </remarks>
internal static unsafe class OneSample
{
    /// <summary>Largest number of inputs for which the sample is gathered on the stack.</summary>
    public const int MostInputs = 4096;

    /// <summary>y = act(W x + b).</summary>
    [SkipLocalsInit]
    public static void Forward<TSimd, TVector, TShape, TActivation>(LinearParameters parameters, Activations input, Activations output)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation
    {
        float* x = stackalloc float[TShape.Inputs];
        float* turned = stackalloc float[Tile.Size * Tile.Size];
        float* sums = stackalloc float[Tile.Size];
        float** rows = stackalloc float*[Tile.Size];
        for (int i = 0; i < TShape.Inputs; i++)
            x[i] = input.Pointer[i * Activations.PanelSamples];

        for (int first = 0; first < TShape.Outputs; first += Tile.Size)
        {
            // Rows past the last output repeat the last one; their results are not stored.
            for (int row = 0; row < Tile.Size; row++)
                rows[row] = parameters.Weight + ((nint)Math.Min(first + row, TShape.Outputs - 1) * TShape.Inputs);

            for (int lane = 0; lane < Tile.Size; lane += TSimd.Count)
                TSimd.Store(TSimd.Zero, sums + lane);

            for (int column = 0; column < TShape.Inputs; column += Tile.Size)
            {
                // The last tile reads into the next row, or into the biases and the padding after them.
                Tile.Turn(rows, column, turned, Tile.Size);
                int terms = Math.Min(Tile.Size, TShape.Inputs - column);
                for (int lane = 0; lane < Tile.Size; lane += TSimd.Count)
                {
                    TVector sum = TSimd.Load(sums + lane);
                    for (int term = 0; term < terms; term++)
                        sum = TSimd.Fma(TSimd.Create(x[column + term]), TSimd.Load(turned + (term * Tile.Size) + lane), sum);

                    TSimd.Store(sum, sums + lane);
                }
            }

            for (int lane = 0; lane < Tile.Size; lane += TSimd.Count)
            {
                TVector z = TSimd.Add(TSimd.Load(sums + lane), TSimd.Load(parameters.Bias + first + lane));
                TSimd.Store(TActivation.Forward<TSimd, TVector>(z), sums + lane);
            }

            int made = Math.Min(Tile.Size, TShape.Outputs - first);
            float* y = output.Pointer + (first * Activations.PanelSamples);
            for (int row = 0; row < made; row++)
                y[row * Activations.PanelSamples] = sums[row];
        }
    }
}
