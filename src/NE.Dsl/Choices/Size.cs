namespace NE.Dsl;

/// <summary>A number of units determined by the task: <c>[Linear(Size.Action)]</c>.</summary>
public enum Size
{
    /// <summary>The length of an observation.</summary>
    Observation = -1,

    /// <summary>The length of an action.</summary>
    Action = -2,

    /// <summary>Two numbers per component of an action: the means of a Gaussian policy, then the logarithms of its standard deviations.</summary>
    Gaussian = -3,
}
