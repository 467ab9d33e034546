namespace NE.Runtime.Numerics;

/// <summary>The scalar forms of <see cref="Elementary"/>, for code outside kernels.</summary>
internal static class ScalarFunctions
{
    /// <summary>e^x.</summary>
    public static float Exp(float x) => Elementary.Exp<SimdScalar, float>(x);

    /// <summary>The natural logarithm.</summary>
    public static float Log(float x) => Elementary.Log<SimdScalar, float>(x);

    /// <summary>The hyperbolic tangent.</summary>
    public static float Tanh(float x) => Elementary.Tanh<SimdScalar, float>(x);

    /// <summary>Sine and cosine of 2π · <paramref name="turns"/>.</summary>
    public static (float Sin, float Cos) SinCos(float turns)
    {
        Elementary.SinCos<SimdScalar, float>(turns, out float sin, out float cos);
        return (sin, cos);
    }
}
