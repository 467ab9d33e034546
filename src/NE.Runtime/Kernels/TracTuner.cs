using System;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// The scale of TRAC (Muppidi et al., "Fast TRAC: a parameter-free optimizer for lifelong reinforcement learning", 2024; docs/algorithm.md, Optimisers and
/// gradient terms): S = Σ s_j over six discounts β_j, v ← β² v + h², σ ← β σ − h, s = ε erfi(σ / (√(2 v) + ε)) / erfi(1/√2), ε = 1e-8.
/// </summary>
internal sealed class TracTuner
{
    /// <summary>ε: the first size of the scale, and what keeps denominators above 0.</summary>
    public const double Small = 1e-8;

    private static readonly double[] Discounts = [0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999];

    private static readonly double Unit = ImaginaryError.Erfi(Math.Sqrt(0.5));

    private readonly double[] sums = new double[Discounts.Length];
    private readonly double[] squares = new double[Discounts.Length];
    private readonly double[] scale = new double[1];

    /// <summary>Begins at the first step.</summary>
    public TracTuner() => Restart();

    /// <summary>S: the share of the way from the start that is taken; 0 at first, never negative.</summary>
    public double Scale => scale[0];

    /// <summary>Begins anew.</summary>
    public void Restart()
    {
        Array.Fill(sums, Small);
        Array.Clear(squares);
        scale[0] = 0;
    }

    /// <summary>Moves the scale.</summary>
    /// <param name="product">h, the product of the way from the start, at scale 1, with the gradient.</param>
    public void Move(double product)
    {
        double total = 0;
        for (int j = 0; j < Discounts.Length; j++)
        {
            squares[j] = (Discounts[j] * Discounts[j] * squares[j]) + (product * product);
            sums[j] = (Discounts[j] * sums[j]) - product;
            total += Small * ImaginaryError.Erfi(sums[j] / (Math.Sqrt(2 * squares[j]) + Small)) / Unit;
        }

        scale[0] = Math.Max(total, 0);
    }

    public void Save(ITensorWriter writer, string name)
    {
        writer.Write($"{name}.trac.sums", sums, sums.Length);
        writer.Write($"{name}.trac.squares", squares, squares.Length);
        writer.Write($"{name}.trac.scale", scale, 1);
    }

    public void Load(ITensorReader reader, string name)
    {
        reader.Read($"{name}.trac.sums", sums);
        reader.Read($"{name}.trac.squares", squares);
        reader.Read($"{name}.trac.scale", scale);
    }
}
