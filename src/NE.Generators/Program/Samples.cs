namespace NE.Generators.Program;

/// <summary>The number of samples of a buffer, and its constant.</summary>
/// <param name="Constant">Name of the constant; empty for <see cref="One"/>.</param>
/// <param name="Count">Number of samples.</param>
internal sealed record Samples(string Constant, int Count)
{
    /// <summary>A single sample: an observation for acting, or a scalar, which is a local variable of the printed code.</summary>
    public static Samples One { get; } = new("", 1);

    /// <summary>Its form in generated code.</summary>
    public string Written => Constant.Length > 0 ? Constant : "1";
}
