namespace NE.Generators.Program;

/// <summary>An array of a parameter slot. Features add their own; machinery only compares them.</summary>
/// <param name="Name">Its name in the runtime.</param>
internal sealed record Part(string Name)
{
    /// <summary>The learned parameters.</summary>
    public static Part Online { get; } = new("Online");

    /// <summary>Their target copies.</summary>
    public static Part Target { get; } = new("Target");

    /// <summary>The gradient of a loss.</summary>
    public static Part Gradient { get; } = new("Gradient");

    /// <summary>The optimiser's state.</summary>
    public static Part Moments { get; } = new("Moments");

    /// <summary>The number of optimiser steps, if all parameters of a slot share a count.</summary>
    public static Part Steps { get; } = new("Steps");

    /// <summary>Which weights are live.</summary>
    public static Part Mask { get; } = new("Mask");

    /// <summary>The dense gradient, including dead positions.</summary>
    public static Part Score { get; } = new("Score");

    /// <summary>Online or target, as selected by the caller of a routine.</summary>
    public static Part Given { get; } = new("side");
}
