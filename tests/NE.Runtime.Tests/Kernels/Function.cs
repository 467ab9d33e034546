namespace NE.Runtime.Tests.Kernels;

/// <summary>The elementary functions.</summary>
public enum Function
{
    Exp,
    ExpMinusOne,
    Log,
    LogOnePlus,
    Tanh,
    Sigmoid,
    SinOfTurns,
    CosOfTurns,
    Sin,
    Cos,
    NormalDistribution,
}
