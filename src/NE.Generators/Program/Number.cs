namespace NE.Generators.Program;

/// <summary>A number that operations name.</summary>
/// <param name="Name">Its name: that of a constant, or of the field that keeps a run value.</param>
/// <param name="Type"><c>int</c>, <c>long</c>, <c>float</c> or <c>double</c>.</param>
/// <param name="Amount">Its value in this experiment.</param>
/// <param name="Meaning">Meaning, unit and source.</param>
/// <param name="Setting">
/// The expression over <c>settings</c> by which a learner gets it; null where the number is part of the program.
/// </param>
internal sealed record Number(string Name, string Type, double Amount, string Meaning, string? Setting = null)
{
    /// <summary>Whether learners of one program may differ in it.</summary>
    public bool Run => Setting is not null;
}
