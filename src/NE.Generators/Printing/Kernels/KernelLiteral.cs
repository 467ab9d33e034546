namespace NE.Generators.Printing.Kernels;

/// <summary>C literals.</summary>
internal static class KernelLiteral
{
    /// <summary>A single-precision number: <c>1.0f</c>.</summary>
    public static string Of(float number)
    {
        string text = Literal.Of(number).TrimEnd('f');
        return (text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text) + "f";
    }
}
