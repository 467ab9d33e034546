/* Activation functions, as in NE.Runtime.Kernels. */

/* Whether a function costs more than a comparison: such functions get a separate loop, so that a product contains their code once. */
DEVICE int is_elementary(int kind) { return kind > LEAKY_RELU; }

/* The function of z where it costs no more than a comparison, z otherwise. */
DEVICE float comparison_of(int kind, float z) {
    if (kind == RELU) {
        return greater_of(0.0f, z);
    }
    return kind == LEAKY_RELU && !(z > 0.0f) ? 0.01f * z : z;
}

/* The function of z. */
DEVICE float activation_of(int kind, float z) {
    switch (kind) {
        case TANH: return hyperbolic_tangent(z);
        case SIGMOID: return logistic(z);
        case ELU: return z > 0.0f ? z : exponential_minus_one(z);
        case SOFTPLUS: {
            const float magnitude = greater_of(z, 0.0f - z);
            return greater_of(0.0f, z) + logarithm_one_plus(exponential(0.0f - magnitude));
        }
        case GELU: return z * normal_distribution(z);
        case SILU: return z * logistic(z);
        default: return comparison_of(kind, z);
    }
}

/* A gradient times the derivative at a value, for the same kinds: RELU passes it on above 0 and gives 0 elsewhere, whatever the gradient. */
DEVICE float comparison_gradient(int kind, float gradient, float value) {
    if (kind == RELU) {
        return value > 0.0f ? gradient : 0.0f;
    }
    return kind == LEAKY_RELU && !(value > 0.0f) ? 0.01f * gradient : gradient;
}

/* The derivative at a value for the other kinds: the function's input for GELU and SILU, its output else. */
DEVICE float activation_slope(int kind, float value) {
    switch (kind) {
        case TANH: return 1.0f - value * value;
        case SIGMOID: return value * (1.0f - value);
        case ELU: return value > 0.0f ? 1.0f : value + 1.0f;
        case SOFTPLUS: return 0.0f - exponential_minus_one(0.0f - value);
        case GELU: {
            const float bell = exponential((-0.5f * value) * value);
            return FMA(value, bell * 0.3989422804f, normal_distribution(value));
        }
        default: {
            const float gate = logistic(value);
            return gate * FMA(value, 1.0f - gate, 1.0f);
        }
    }
}

/* A gradient times the derivative at a value. */
DEVICE float activation_gradient(int kind, float gradient, float value) {
    if (is_elementary(kind)) {
        return gradient * activation_slope(kind, value);
    }
    return comparison_gradient(kind, gradient, value);
}

/* y = act(x). */
DEVICE_FN void activate(ROWS_PARAMETERS, int x, int xs, int features, int activation, int y, int ys) {
    for (int e = LID; e < ROWS_M * features; e += THREADS) {
        const int m = e / features, feature = e - m * features, sample = row + m;
        if (sample < rows) {
            P[y + sample * ys + feature] = activation_of(activation, P[x + sample * xs + feature]);
        }
    }
    SYNC_THREADS();
}

/* g = dy * act'(v); v as activation_slope takes it. g may be dy. */
DEVICE_FN void activate_backward(ROWS_PARAMETERS, int v, int vs, int dy, int dys, int features, int activation, int g, int gs) {
    for (int e = LID; e < ROWS_M * features; e += THREADS) {
        const int m = e / features, feature = e - m * features, sample = row + m;
        if (sample < rows) {
            P[g + sample * gs + feature] =
                activation_gradient(activation, P[dy + sample * dys + feature], P[v + sample * vs + feature]);
        }
    }
    SYNC_THREADS();
}

/* y = [f(z), g(z)]: two features for each of so many units. */
DEVICE_FN void activate_pair(ROWS_PARAMETERS, int z, int zs, int units, int activation, int y, int ys) {
    for (int e = LID; e < ROWS_M * units; e += THREADS) {
        const int m = e / units, unit = e - m * units, sample = row + m;
        if (sample < rows) {
            const float value = P[z + sample * zs + unit];
            P[y + sample * ys + unit] = activation == CRELU ? greater_of(0.0f, value) : sine_or_cosine_of_radians(value, 0);
            P[y + sample * ys + units + unit] =
                activation == CRELU ? greater_of(0.0f, 0.0f - value) : sine_or_cosine_of_radians(value, 1);
        }
    }
    SYNC_THREADS();
}

/* g = f'(y) * df + g'(y) * dg from the output y and its gradient. */
DEVICE_FN void activate_pair_backward(ROWS_PARAMETERS, int y, int ys, int dy, int dys, int units, int activation, int g, int gs) {
    for (int e = LID; e < ROWS_M * units; e += THREADS) {
        const int m = e / units, unit = e - m * units, sample = row + m;
        if (sample < rows) {
            const float first = P[y + sample * ys + unit], second = P[y + sample * ys + units + unit];
            const float first_gradient = P[dy + sample * dys + unit], second_gradient = P[dy + sample * dys + units + unit];
            P[g + sample * gs + unit] = activation == CRELU
                ? (first > 0.0f ? first_gradient : 0.0f) - (second > 0.0f ? second_gradient : 0.0f)
                : FMA(first_gradient, second, 0.0f - second_gradient * first);
        }
    }
    SYNC_THREADS();
}
