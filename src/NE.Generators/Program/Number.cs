namespace NE.Generators.Program;

/// <summary>A number used by operations.</summary>
/// <param name="Name">The name of the constant, or of the field that stores a run value.</param>
/// <param name="Type"><c>int</c>, <c>long</c>, <c>float</c> or <c>double</c>.</param>
/// <param name="Amount">Its value in this experiment.</param>
/// <param name="Meaning">Meaning, unit and source.</param>
/// <param name="Setting">
/// The expression of <c>settings</c> that gives it for a learner; null if the number is part of the program.
/// </param>
internal sealed record Number(string Name, string Type, double Amount, string Meaning, string? Setting = null)
{
    /// <summary>Whether it may differ between learners of one program.</summary>
    public bool Run => Setting is not null;

    /// <summary>Whether it changes during a run.</summary>
    public bool Varies { get; init; }

    /// <summary>Whether it is a width of a sample, so that buffers of this width are written with its name.</summary>
    public bool Width { get; init; }
}
