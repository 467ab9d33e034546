namespace NE.Generators.Program;

/// <summary>An array that stands beside the weights of a slot. Features add their own; machinery only compares them.</summary>
/// <param name="Name">Its name, as the runtime has it.</param>
internal sealed record Part(string Name)
{
    /// <summary>The parameters that learn.</summary>
    public static Part Online { get; } = new("Online");

    /// <summary>Their slow copies.</summary>
    public static Part Target { get; } = new("Target");

    /// <summary>The gradient of a loss.</summary>
    public static Part Gradient { get; } = new("Gradient");

    /// <summary>What the optimiser keeps.</summary>
    public static Part Moments { get; } = new("Moments");

    /// <summary>How many steps the optimiser made, where all parameters of a slot count together.</summary>
    public static Part Steps { get; } = new("Steps");

    /// <summary>Which weights live.</summary>
    public static Part Mask { get; } = new("Mask");

    /// <summary>The dense gradient, dead positions included.</summary>
    public static Part Score { get; } = new("Score");

    /// <summary>The side that the caller of a routine names.</summary>
    public static Part Given { get; } = new("side");
}
