namespace NE.Generators.Program;

/// <summary>How many samples a buffer holds, and the constant that says so.</summary>
/// <param name="Constant">Name of the constant; empty for <see cref="One"/>.</param>
/// <param name="Count">Number of samples.</param>
internal sealed record Samples(string Constant, int Count)
{
    /// <summary>A single sample: an observation that is acted on, or a scalar, which is a local of the printed code.</summary>
    public static Samples One { get; } = new("", 1);

    /// <summary>As generated code writes it.</summary>
    public string Written => Constant.Length > 0 ? Constant : "1";
}
