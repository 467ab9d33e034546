namespace NE.Runtime.Gpu;

/// <summary>Words that every row of the step table begins with.</summary>
public static class KernelStep
{
    /// <summary>Low half of the update's number: the unit of its random streams.</summary>
    public const int UpdateLow = 0;

    /// <summary>High half.</summary>
    public const int UpdateHigh = 1;

    /// <summary>Transitions, oldest first, that the batch is drawn from.</summary>
    public const int Pool = 2;

    /// <summary>Where the oldest stored transition stands in the ring on the device. The learner group writes it.</summary>
    public const int Oldest = 3;

    /// <summary>Which sections run: bit i for section i. The learner group writes it.</summary>
    public const int Sections = 4;

    /// <summary>Where the bias corrections begin: pairs of rate and inverse second, floats.</summary>
    public const int Factors = 5;
}
