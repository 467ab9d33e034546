namespace NE.Runtime.Methods;

/// <summary>Options of churn reduction.</summary>
public readonly record struct ChurnRules
{
    /// <summary>λ until <see cref="Target"/> applies, at least 0.</summary>
    public double Weight { get; init; }

    /// <summary>Size of the term that λ is set for, as a share of the magnitude of the loss; 0 keeps λ.</summary>
    public double Target { get; init; }

    /// <summary>Steps with a term before λ follows the target, at least 1.</summary>
    public int Start { get; init; }

    /// <summary>Steps that are averaged for λ, at least 1.</summary>
    public int Window { get; init; }

    /// <summary>Whether the hyperbolic tangents of outputs are compared: means of a squashed Gaussian, in units of the action limit.</summary>
    public bool Squashed { get; init; }
}
