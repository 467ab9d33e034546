using System;

namespace NE.Reference;

/// <summary>One trained tensor: value, target copy, gradient, moments of Adam, and how many Adam steps each element has made.</summary>
public sealed class Parameter
{
    public Parameter(int size)
    {
        Value = new double[size];
        Target = new double[size];
        Gradient = new double[size];
        FirstMoment = new double[size];
        SecondMoment = new double[size];
        Steps = new long[size];
    }

    public double[] Value { get; }

    public double[] Target { get; }

    public double[] Gradient { get; }

    public double[] FirstMoment { get; }

    public double[] SecondMoment { get; }

    /// <summary>Adam steps since the element was last forgotten. Equal for all elements when they share one count.</summary>
    public long[] Steps { get; }

    public double[] this[Side side] => side == Side.Online ? Value : Target;

    /// <summary>Resets one element's optimiser state; its number of steps only where elements have their own.</summary>
    public void Forget(int index, bool steps)
    {
        FirstMoment[index] = 0;
        SecondMoment[index] = 0;
        if (steps)
            Steps[index] = 0;
    }

    /// <summary>θ' ← τθ + (1−τ)θ'.</summary>
    public void SoftUpdate(double tau)
    {
        for (int i = 0; i < Value.Length; i++)
            Target[i] = (tau * Value[i]) + ((1 - tau) * Target[i]);
    }

    public void Clip(double bound)
    {
        for (int i = 0; i < Value.Length; i++)
            Clip(i, bound);
    }

    public void Clip(int index, double bound) => Value[index] = Math.Clamp(Value[index], -bound, bound);
}
