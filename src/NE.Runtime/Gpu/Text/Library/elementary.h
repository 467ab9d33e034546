/*
 * Elementary functions from basic operations and FMA only, bit-identical to NE.Runtime.Numerics.Elementary. Errors are in units of the
 * last place; NaN propagates.
 */

/* Greater and smaller of two numbers; the second if either is NaN. */
DEVICE float greater_of(float a, float b) { return a > b ? a : b; }
DEVICE float smaller_of(float a, float b) { return a < b ? a : b; }

/* Whether x is NaN, by its bits. */
DEVICE int is_not_a_number(float x) { return (FLOAT_AS_U32(x) & 0x7FFFFFFFu) > 0x7F800000u; }

/* 2 to the power of an integer from -126 to 127. */
DEVICE float power_of_two(int exponent) { return INT_AS_FLOAT((exponent + 127) << 23); }

/* 1.5 * 2^23: adding it rounds to the nearest integer and leaves that integer in the low bits. */
#define ROUNDER 12582912.0f

/* The integer multiple of log 2 nearest to x. */
DEVICE int log2_multiple(float x) { return FLOAT_AS_INT(FMA(x, 1.44269504f, ROUNDER)) - 0x4B400000; }

/* e^r - 1 for the remainder r of x after that multiple, log 2 in two parts. */
DEVICE float reduced_exponential(float x) {
    const float whole = FMA(x, 1.44269504f, ROUNDER) - ROUNDER;
    float r = FMA(whole, -0.693147182464599609375f, x);
    r = FMA(whole, 1.904654299957768e-09f, r);
    float p = 0.0001996231876546517f;
    p = FMA(p, r, 0.0013943254016339779f);
    p = FMA(p, r, 0.008333220146596432f);
    p = FMA(p, r, 0.04166632518172264f);
    p = FMA(p, r, 0.1666666716337204f);
    p = FMA(p, r, 0.5f);
    return FMA(r * r, p, r);
}

/* e^x, error below 1.5; the power of two as two factors, because by itself it may be outside the normal range. */
DEVICE float exponential(float x) {
    const float clamped = greater_of(-104.0f, smaller_of(89.0f, x));
    const float p = reduced_exponential(clamped);
    const int exponent = is_not_a_number(x) ? 0 : log2_multiple(clamped);
    const int half_exponent = exponent >> 1;
    const float scaled = (p + 1.0f) * power_of_two(half_exponent);
    return scaled * power_of_two(exponent - half_exponent);
}

/* e^x - 1, error below 2: 2 * (s p + (s - 1/2)) with s = 2^(exponent - 1). */
DEVICE float exponential_minus_one(float x) {
    const float clamped = greater_of(-20.0f, smaller_of(89.0f, x));
    const float p = reduced_exponential(clamped);
    const int exponent = is_not_a_number(x) ? 0 : log2_multiple(clamped);
    const float s = power_of_two(exponent - 1);
    const float halved = FMA(s, p, s - 0.5f);
    return halved + halved;
}

/* The natural logarithm, error below 1.5: x = 2^exponent * (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)). */
DEVICE float logarithm(float x) {
    const int subnormal = 1.17549435e-38f > x;
    const float normal = subnormal ? x * 8388608.0f : x;
    const u32 bits = FLOAT_AS_U32(normal);
    const int exponent_bits = (int)(bits - 0x3F3504F3u) >> 23;
    const float exponent = (float)exponent_bits + (subnormal ? -23.0f : 0.0f);
    const float f = U32_AS_FLOAT(bits - ((u32)exponent_bits << 23)) - 1.0f;
    float p = -0.0763452798128128f;
    p = FMA(p, f, 0.12761594355106354f);
    p = FMA(p, f, -0.13160178065299988f);
    p = FMA(p, f, 0.14201754331588745f);
    p = FMA(p, f, -0.16623356938362122f);
    p = FMA(p, f, 0.20001226663589478f);
    p = FMA(p, f, -0.2500081956386566f);
    p = FMA(p, f, 0.3333333134651184f);
    const float square = f * f;
    float low = (square * f) * p;
    low = FMA(exponent, -2.12194440e-4f, low);
    low = FMA(square, -0.5f, low);
    float result = FMA(exponent, 0.693359375f, f + low);
    result = x > 3.40282347e+38f ? x : result;
    result = x > 0.0f ? result : U32_AS_FLOAT(0.0f > x ? 0x7FC00000u : 0xFF800000u);
    return is_not_a_number(x) ? x : result;
}

/* log(1 + x) for x in [0, 1], error below 2. */
DEVICE float logarithm_one_plus(float x) {
    const float sum = 1.0f + x;
    const float lost = x - (sum - 1.0f);
    return logarithm(sum) + lost / sum;
}

/* The hyperbolic tangent, error below 3. */
DEVICE float hyperbolic_tangent(float x) {
    const u32 bits = FLOAT_AS_U32(x), sign = bits & 0x80000000u;
    const float magnitude = U32_AS_FLOAT(bits ^ sign);
    const float grown = exponential_minus_one(smaller_of(20.0f, magnitude + magnitude));
    return U32_AS_FLOAT(FLOAT_AS_U32(grown / (grown + 2.0f)) | sign);
}

/* 1 / (1 + e^-x), error below 3 down to -87. */
DEVICE float logistic(float x) { return 1.0f / (1.0f + exponential(U32_AS_FLOAT(FLOAT_AS_U32(x) ^ 0x80000000u))); }

/* Sine or cosine of an angle x of at most an eighth of a turn beyond a number of quarter turns: odd ones swap, the second bit is a sign. */
DEVICE float sine_or_cosine_of_rest(float x, u32 number, int cosine) {
    const float square = x * x;
    float s = -0.00019515250460244715f;
    s = FMA(s, square, 0.00833216030150652f);
    s = FMA(s, square, -0.16666655242443085f);
    s = FMA(s * square, x, x);
    float c = 2.443312041577883e-05f;
    c = FMA(c, square, -0.0013887316454201937f);
    c = FMA(c, square, 0.04166664555668831f);
    c = FMA(square * square, c, FMA(square, -0.5f, 1.0f));
    const float magnitude = ((int)(number & 1u) ^ cosine) != 0 ? c : s;
    return U32_AS_FLOAT(FLOAT_AS_U32(magnitude) ^ (((number + (u32)cosine) & 2u) << 30));
}

/* Sine or cosine of an angle in turns by the nearest quarter turn. */
DEVICE float sine_or_cosine(float turns, int cosine) {
    const float quarter = FMA(turns, 4.0f, ROUNDER);
    const float rest = FMA(quarter - ROUNDER, -0.25f, turns);
    return sine_or_cosine_of_rest(rest * 6.283185307f, FLOAT_AS_U32(quarter), cosine);
}

/* The same of an angle in radians; beyond +-65536 that of the nearer bound. pi/2 in two parts. */
DEVICE float sine_or_cosine_of_radians(float radians, int cosine) {
    const float clamped = greater_of(-65536.0f, smaller_of(65536.0f, radians));
    const float quarter = FMA(clamped, 0.636619772f, ROUNDER);
    const float whole = quarter - ROUNDER;
    const float x = FMA(whole, 4.371139000186241e-08f, FMA(whole, -1.57079637050628662109375f, clamped));
    return sine_or_cosine_of_rest(x, FLOAT_AS_U32(quarter), cosine);
}

/* The distribution function of the standard normal distribution: the upper tail is exp(-x^2/2 - c(|x|)). */
DEVICE float normal_distribution(float x) {
    const float magnitude = U32_AS_FLOAT(FLOAT_AS_U32(x) & 0x7FFFFFFFu);
    const float t = smaller_of(5.5f, magnitude);
    float c = 1.892720702389994e-10f;
    c = FMA(c, t, -8.159263487073076e-09f);
    c = FMA(c, t, 1.6000574021290959e-07f);
    c = FMA(c, t, -1.8834144839274813e-06f);
    c = FMA(c, t, 1.4681840184493922e-05f);
    c = FMA(c, t, -7.724502211203799e-05f);
    c = FMA(c, t, 0.0002459009410813451f);
    c = FMA(c, t, -6.846321775810793e-05f);
    c = FMA(c, t, -0.004762907978147268f);
    c = FMA(c, t, 0.0363285131752491f);
    c = FMA(c, t, -0.18168874084949493f);
    c = FMA(c, t, 0.797884464263916f);
    c = FMA(c, t, 0.6931471824645996f);
    const float tail = exponential((-0.5f * magnitude) * magnitude - c);
    return x > 0.0f ? 1.0f - tail : tail;
}
