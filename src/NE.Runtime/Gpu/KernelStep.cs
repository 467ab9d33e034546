namespace NE.Runtime.Gpu;

/// <summary>Indices of the words at the start of every row of the step table.</summary>
public static class KernelStep
{
    /// <summary>Low half of the update's number, which is the unit of its random streams.</summary>
    public const int UpdateLow = 0;

    /// <summary>High half.</summary>
    public const int UpdateHigh = 1;

    /// <summary>Number of transitions, oldest first, that the batch is drawn from.</summary>
    public const int Pool = 2;

    /// <summary>Row of the oldest stored transition in the ring on the device. The learner group writes it.</summary>
    public const int Oldest = 3;

    /// <summary>Which sections run: bit i for section i. The learner group writes it.</summary>
    public const int Sections = 4;

    /// <summary>Start of the bias corrections: pairs of rate and inverse second, as floats.</summary>
    public const int Factors = 5;
}
