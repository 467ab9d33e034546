using System.Runtime.CompilerServices;

namespace NE.Runtime.Numerics;

/// <summary>
/// Elementary functions built from basic operations and fused multiply-add, so that a new framework, library or processor does not change a
/// run. Scalar and vector forms are the same code and bit-identical. Errors are in units in the last place, relative to the exact value.
/// </summary>
/// <remarks>The polynomials are minimax fits of this project (Remez, relative error below 2^-27 on their interval).</remarks>
internal static class Elementary
{
    /// <summary>1.5 · 2^23: adding it rounds to the nearest integer and leaves that integer in the low bits.</summary>
    private const float Rounder = 12582912f;
    private const int RounderBits = 0x4B400000;
    private const int SignBit = int.MinValue;
    private const float Log2E = 1.44269504f;

    /// <summary>e^x, error below 1.5. 0 below −104, infinity above 88.73; NaN propagates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector clamped = TSimd.Max(TSimd.Create(-104f), TSimd.Min(TSimd.Create(89f), x));
        TVector p = Reduced<TSimd, TVector>(clamped, out TVector exponent);

        // 2^exponent as two factors: by itself it may be outside the normal range.
        TVector half = TSimd.ShiftRightBits(exponent, 1);
        TVector rest = TSimd.SubtractBits(exponent, half);
        TVector scaled = TSimd.Multiply(TSimd.Add(p, TSimd.Create(1f)), PowerOfTwo<TSimd, TVector>(half));
        return TSimd.Multiply(scaled, PowerOfTwo<TSimd, TVector>(rest));
    }

    /// <summary>e^x − 1, error below 2, without cancellation near 0. −1 below −20, infinity above 88.73.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpMinusOne<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector clamped = TSimd.Max(TSimd.Create(-20f), TSimd.Min(TSimd.Create(89f), x));
        TVector p = Reduced<TSimd, TVector>(clamped, out TVector exponent);

        // 2 · (s p + (s − ½)) with s = 2^(exponent − 1), which stays in range.
        TVector s = PowerOfTwo<TSimd, TVector>(TSimd.AddBits(exponent, TSimd.CreateBits(-1)));
        TVector halved = TSimd.Fma(s, p, TSimd.Subtract(s, TSimd.Create(0.5f)));
        return TSimd.Add(halved, halved);
    }

    /// <summary>The natural logarithm, error below 1.5. −infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Subnormal numbers are scaled up by 2^23 first.
        TVector subnormal = TSimd.Greater(TSimd.Create(1.17549435e-38f), x);
        TVector normal = TSimd.Select(subnormal, TSimd.Multiply(x, TSimd.Create(8388608f)), x);
        TVector shift = TSimd.And(subnormal, TSimd.Create(-23f));

        // x = 2^exponent · (1 + f) with 1 + f in [√½, √2).
        TVector exponentBits = TSimd.ShiftRightBits(TSimd.SubtractBits(normal, TSimd.CreateBits(0x3F3504F3)), 23);
        TVector exponent = TSimd.Add(TSimd.FromBits(exponentBits), shift);
        TVector f = TSimd.Subtract(TSimd.SubtractBits(normal, TSimd.ShiftLeftBits(exponentBits, 23)), TSimd.Create(1f));

        TVector p = TSimd.Create(-0.0763452798128128f);
        p = TSimd.Fma(p, f, TSimd.Create(0.12761594355106354f));
        p = TSimd.Fma(p, f, TSimd.Create(-0.13160178065299988f));
        p = TSimd.Fma(p, f, TSimd.Create(0.14201754331588745f));
        p = TSimd.Fma(p, f, TSimd.Create(-0.16623356938362122f));
        p = TSimd.Fma(p, f, TSimd.Create(0.20001226663589478f));
        p = TSimd.Fma(p, f, TSimd.Create(-0.2500081956386566f));
        p = TSimd.Fma(p, f, TSimd.Create(0.3333333134651184f));
        TVector square = TSimd.Multiply(f, f);
        TVector low = TSimd.Multiply(TSimd.Multiply(square, f), p);
        low = TSimd.Fma(exponent, TSimd.Create(-2.12194440e-4f), low);
        low = TSimd.Fma(square, TSimd.Create(-0.5f), low);
        TVector result = TSimd.Fma(exponent, TSimd.Create(0.693359375f), TSimd.Add(f, low));

        TVector zero = TSimd.Zero;
        result = TSimd.Select(TSimd.Greater(x, TSimd.Create(float.MaxValue)), x, result);
        TVector outside = TSimd.Select(TSimd.Greater(zero, x), TSimd.Create(float.NaN), TSimd.Create(float.NegativeInfinity));
        result = TSimd.Select(TSimd.Greater(x, zero), result, outside);
        return TSimd.Select(IsNotANumber<TSimd, TVector>(x), x, result);
    }

    /// <summary>log(1 + x) for x in [0, 1], error below 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogOnePlus<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector one = TSimd.Create(1f);
        TVector sum = TSimd.Add(one, x);
        TVector lost = TSimd.Subtract(x, TSimd.Subtract(sum, one));
        return TSimd.Add(Log<TSimd, TVector>(sum), TSimd.Divide(lost, sum));
    }

    /// <summary>The hyperbolic tangent, error below 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector sign = TSimd.And(x, TSimd.CreateBits(SignBit));
        TVector size = TSimd.Xor(x, sign);
        TVector grown = ExpMinusOne<TSimd, TVector>(TSimd.Min(TSimd.Create(20f), TSimd.Add(size, size)));
        return TSimd.Or(TSimd.Divide(grown, TSimd.Add(grown, TSimd.Create(2f))), sign);
    }

    /// <summary>1 / (1 + e^−x), error below 3 down to −87.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector one = TSimd.Create(1f);
        TVector decayed = Exp<TSimd, TVector>(TSimd.Xor(x, TSimd.CreateBits(SignBit)));
        return TSimd.Divide(one, TSimd.Add(one, decayed));
    }

    /// <summary>
    /// Sine and cosine of an angle in turns, 2π · <paramref name="turns"/>, absolute error below 1.2e-7. The reduction is exact below 2^20
    /// turns.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCos<TSimd, TVector>(TVector turns, out TVector sin, out TVector cos)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector quarter = TSimd.Fma(turns, TSimd.Create(4f), TSimd.Create(Rounder));
        TVector rest = TSimd.Fma(TSimd.Subtract(quarter, TSimd.Create(Rounder)), TSimd.Create(-0.25f), turns);
        SinCosOfRest<TSimd, TVector>(TSimd.Multiply(rest, TSimd.Create(6.283185307f)), quarter, out sin, out cos);
    }

    /// <summary>
    /// Sine and cosine of an angle in radians, absolute error below 1.5e-7 within ±65,536; beyond, those of the nearer bound. NaN propagates.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosOfRadians<TSimd, TVector>(TVector radians, out TVector sin, out TVector cos)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector clamped = TSimd.Max(TSimd.Create(-65536f), TSimd.Min(TSimd.Create(65536f), radians));
        TVector quarter = TSimd.Fma(clamped, TSimd.Create(0.636619772f), TSimd.Create(Rounder));

        // π/2 in two parts; what both leave out is below 2e-15.
        TVector whole = TSimd.Subtract(quarter, TSimd.Create(Rounder));
        TVector x = TSimd.Fma(whole, TSimd.Create(-1.57079637050628662109375f), clamped);
        SinCosOfRest<TSimd, TVector>(TSimd.Fma(whole, TSimd.Create(4.371139000186241e-08f), x), quarter, out sin, out cos);
    }

    /// <summary>Sine and cosine of an angle of at most an eighth of a turn beyond a number of quarter turns, which is in the low bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinCosOfRest<TSimd, TVector>(TVector x, TVector quarter, out TVector sin, out TVector cos)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector square = TSimd.Multiply(x, x);

        TVector s = TSimd.Create(-0.00019515250460244715f);
        s = TSimd.Fma(s, square, TSimd.Create(0.00833216030150652f));
        s = TSimd.Fma(s, square, TSimd.Create(-0.16666655242443085f));
        s = TSimd.Fma(TSimd.Multiply(s, square), x, x);
        TVector c = TSimd.Create(2.443312041577883e-05f);
        c = TSimd.Fma(c, square, TSimd.Create(-0.0013887316454201937f));
        c = TSimd.Fma(c, square, TSimd.Create(0.04166664555668831f));
        c = TSimd.Fma(TSimd.Multiply(square, square), c, TSimd.Fma(square, TSimd.Create(-0.5f), TSimd.Create(1f)));

        // Odd numbers of quarter turns swap sine and cosine, the second bit is a sign.
        TVector swap = TSimd.ShiftRightBits(TSimd.ShiftLeftBits(quarter, 31), 31);
        TVector two = TSimd.CreateBits(2);
        TVector sinSign = TSimd.ShiftLeftBits(TSimd.And(quarter, two), 30);
        TVector cosSign = TSimd.ShiftLeftBits(TSimd.And(TSimd.AddBits(quarter, TSimd.CreateBits(1)), two), 30);
        sin = TSimd.Xor(TSimd.Select(swap, c, s), sinSign);
        cos = TSimd.Xor(TSimd.Select(swap, s, c), cosSign);
    }

    /// <summary>
    /// The distribution function of the standard normal distribution, relative error below 2e-6 where it exceeds 2e-8, absolute
    /// error below 2e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector NormalDistribution<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // The upper tail is exp(−x²/2 − c(|x|)); beyond 5.5, where c changes little and the tail is below 2e-8, c is held constant.
        TVector size = TSimd.And(x, TSimd.CreateBits(int.MaxValue));
        TVector t = TSimd.Min(TSimd.Create(5.5f), size);
        TVector c = TSimd.Create(1.892720702389994e-10f);
        c = TSimd.Fma(c, t, TSimd.Create(-8.159263487073076e-09f));
        c = TSimd.Fma(c, t, TSimd.Create(1.6000574021290959e-07f));
        c = TSimd.Fma(c, t, TSimd.Create(-1.8834144839274813e-06f));
        c = TSimd.Fma(c, t, TSimd.Create(1.4681840184493922e-05f));
        c = TSimd.Fma(c, t, TSimd.Create(-7.724502211203799e-05f));
        c = TSimd.Fma(c, t, TSimd.Create(0.0002459009410813451f));
        c = TSimd.Fma(c, t, TSimd.Create(-6.846321775810793e-05f));
        c = TSimd.Fma(c, t, TSimd.Create(-0.004762907978147268f));
        c = TSimd.Fma(c, t, TSimd.Create(0.0363285131752491f));
        c = TSimd.Fma(c, t, TSimd.Create(-0.18168874084949493f));
        c = TSimd.Fma(c, t, TSimd.Create(0.797884464263916f));
        c = TSimd.Fma(c, t, TSimd.Create(0.6931471824645996f));
        TVector half = TSimd.Multiply(TSimd.Create(-0.5f), size);
        TVector tail = Exp<TSimd, TVector>(TSimd.Subtract(TSimd.Multiply(half, size), c));
        return TSimd.Select(TSimd.Greater(x, TSimd.Zero), TSimd.Subtract(TSimd.Create(1f), tail), tail);
    }

    /// <summary>
    /// e^r − 1 for the remainder r of x after the nearest integer multiple of log 2; that integer is returned in the lanes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduced<TSimd, TVector>(TVector x, out TVector exponent)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector shifted = TSimd.Fma(x, TSimd.Create(Log2E), TSimd.Create(Rounder));
        exponent = TSimd.SubtractBits(shifted, TSimd.CreateBits(RounderBits));
        TVector whole = TSimd.Subtract(shifted, TSimd.Create(Rounder));

        // log 2 in two parts.
        TVector r = TSimd.Fma(whole, TSimd.Create(-0.693147182464599609375f), x);
        r = TSimd.Fma(whole, TSimd.Create(1.904654299957768e-09f), r);

        TVector p = TSimd.Create(0.0001996231876546517f);
        p = TSimd.Fma(p, r, TSimd.Create(0.0013943254016339779f));
        p = TSimd.Fma(p, r, TSimd.Create(0.008333220146596432f));
        p = TSimd.Fma(p, r, TSimd.Create(0.04166632518172264f));
        p = TSimd.Fma(p, r, TSimd.Create(0.1666666716337204f));
        p = TSimd.Fma(p, r, TSimd.Create(0.5f));
        return TSimd.Fma(TSimd.Multiply(r, r), p, r);
    }

    /// <summary>2 to the power of the integers in the lanes, −126 to 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PowerOfTwo<TSimd, TVector>(TVector exponent)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TSimd.ShiftLeftBits(TSimd.AddBits(exponent, TSimd.CreateBits(127)), 23);

    /// <summary>The mask of lanes that are NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsNotANumber<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // The bits of the magnitude, as an integer, exceed those of infinity.
        TVector size = TSimd.And(x, TSimd.CreateBits(int.MaxValue));
        return TSimd.ShiftRightBits(TSimd.SubtractBits(TSimd.CreateBits(0x7F800000), size), 31);
    }
}
