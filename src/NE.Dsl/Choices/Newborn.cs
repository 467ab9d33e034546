namespace NE.Dsl;

/// <summary>The initial value of a grown weight.</summary>
public enum Newborn
{
    /// <summary>Uniform in ±1/√inputs (Paper). It changes the network's output at the event.</summary>
    Random,

    /// <summary>Zero: the network's output does not change at the event.</summary>
    Zero,

    /// <summary>Normal with variance 1/inputs, truncated at two standard deviations.</summary>
    LeCun,
}
