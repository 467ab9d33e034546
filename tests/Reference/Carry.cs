using System;

namespace NE.Reference;

/// <summary>Turns real amounts into whole counts without losing the remainders.</summary>
public sealed class Carry
{
    /// <summary>What is left over, in [0, 1).</summary>
    public double Remainder { get; set; }

    public int Take(double amount)
    {
        Remainder += amount;
        double whole = Math.Floor(Remainder);
        Remainder -= whole;
        return (int)whole;
    }
}
