namespace NE.Generators.Program;

/// <summary>What the unit of a random stream counts.</summary>
/// <param name="Written">Its C# expression.</param>
/// <param name="Macro">Its form in kernels: two words.</param>
internal sealed record StreamUnit(string Written, string Macro)
{
    /// <summary>Updates.</summary>
    public static StreamUnit Update { get; } = new("(ulong)updates", "UPDATE");

    /// <summary>Environment steps.</summary>
    public static StreamUnit EnvironmentStep { get; } = new("(ulong)step", "ENVIRONMENT_STEP");
}
