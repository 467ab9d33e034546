/*
 * A normal distribution squashed to the bounds of the actions, and the losses of a soft actor-critic (Haarnoja et al., "Soft actor-critic
 * algorithms and applications", 2018). A head has the means of the actions, then their log deviations, which are clamped to least and most.
 * bounds: scales of the actions, their offsets, the constant part of the log-density.
 */

/* A log deviation clamped to its limits; NaN propagates. */
DEVICE float clamped_log(float x, float least, float most) { return greater_of(least, smaller_of(most, x)); }

/*
 * a = offset + scale * tanh(mean + deviation * e), with normal number (action * padded + sample) of the unit as e; padded: samples of the
 * batch rounded up to 32. lp: log-density of the action, 0 for none. k: tanh and deviation * e of all actions for the gradient, 0 for none.
 */
DEVICE_FN void squashed_sample(
    ROWS_PARAMETERS, int h, int hs, int actions, GLOBAL const float* bounds, float least, float most, u32 seed, u32 stream, u32 unit_low,
    u32 unit_high, int padded, int a, int as_, int lp, int lps, int k, int ks) {
    for (int e = LID; e < ROWS_M / 4 * actions; e += THREADS) {
        const int four = e / actions, j = e - four * actions, first = row + 4 * four;
        if (first < rows) {
            const float4 numbers = normal_numbers(seed, stream, unit_low, unit_high, (u32)(j * padded + first) / 4u);
            for (int i = 0; i < 4; i++) {
                if (first + i < rows) {
                    P[a + (first + i) * as_ + j] = i == 0 ? numbers.x : i == 1 ? numbers.y : i == 2 ? numbers.z : numbers.w;
                }
            }
        }
    }
    SYNC_THREADS();
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m;
        if (sample < rows) {
            float total = 0.0f;
            for (int j = 0; j < actions; j++) {
                const float log_deviation = clamped_log(P[h + sample * hs + actions + j], least, most), number = P[a + sample * as_ + j];
                const float spread = exponential(log_deviation) * number;
                const float u = P[h + sample * hs + j] + spread;
                const float squashed = hyperbolic_tangent(u);
                P[a + sample * as_ + j] = FMA(bounds[j], squashed, bounds[actions + j]);
                if (k != 0) {
                    P[k + sample * ks + j] = squashed;
                    P[k + sample * ks + actions + j] = spread;
                }
                if (lp != 0) {
                    const float magnitude = U32_AS_FLOAT(FLOAT_AS_U32(u) & 0x7FFFFFFFu);
                    const float s = magnitude + logarithm_one_plus(exponential(0.0f - (magnitude + magnitude)));
                    const float term = FMA(-0.5f * number, number, (s + s) - log_deviation);
                    total = j == 0 ? term : total + term;
                }
            }
            if (lp != 0) {
                P[lp + sample * lps] = total + bounds[2 * actions];
            }
        }
    }
    SYNC_THREADS();
}

/* a = offset + scale * tanh(mean). */
DEVICE_FN void squashed_mean(ROWS_PARAMETERS, int h, int hs, int actions, GLOBAL const float* bounds, int a, int as_) {
    for (int e = LID; e < ROWS_M * actions; e += THREADS) {
        const int m = e / actions, j = e - m * actions, sample = row + m;
        if (sample < rows) {
            P[a + sample * as_ + j] = FMA(bounds[j], hyperbolic_tangent(P[h + sample * hs + j]), bounds[actions + j]);
        }
    }
    SYNC_THREADS();
}

/* Gradients of the head from those of actions, da, and of their log-density, dl, with the normal numbers fixed. */
DEVICE_FN void squashed_gradient(
    ROWS_PARAMETERS, int h, int hs, int actions, GLOBAL const float* bounds, float least, float most, int k, int ks, int da, int das,
    int dl, int dls, int dh, int dhs) {
    for (int e = LID; e < ROWS_M * actions; e += THREADS) {
        const int m = e / actions, j = e - m * actions, sample = row + m;
        if (sample < rows) {
            const float t = P[k + sample * ks + j], g = P[dl + sample * dls], raw = P[h + sample * hs + actions + j];
            const float slope = bounds[j] * (1.0f - t * t);
            const float through = FMA(P[da + sample * das + j], slope, g * (t + t));
            const float within = through * P[k + sample * ks + actions + j] - g;
            P[dh + sample * dhs + j] = through;
            P[dh + sample * dhs + actions + j] = least > raw || raw > most ? 0.0f : within;
        }
    }
    SYNC_THREADS();
}

/* y = r + discount * n * (min(q1, q2) - temperature * lp). A single critic is given twice. */
DEVICE_FN void soft_target(
    ROWS_PARAMETERS, int r, int rs, int n, int ns, int q1, int q1s, int q2, int q2s, int lp, int lps, float temperature, float discount,
    int y, int ys) {
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m;
        if (sample < rows) {
            const float least = least_of(P[q1 + sample * q1s], P[q2 + sample * q2s]);
            const float soft = least - temperature * P[lp + sample * lps];
            P[y + sample * ys] = P[r + sample * rs] + (discount * P[n + sample * ns]) * soft;
        }
    }
    SYNC_THREADS();
}

/*
 * Gradients of the mean of temperature * lp - min(q1, q2): gl = temperature / rows; g1 and g2 -1 / rows for the smaller value, 0 for the
 * other, half of it for each where they are equal.
 */
DEVICE_FN void soft_slopes(
    ROWS_PARAMETERS, int q1, int q1s, int q2, int q2s, float temperature, int gl, int gls, int g1, int g1s, int g2, int g2s) {
    const float share = 1.0f / (float)rows;
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m;
        if (sample < rows) {
            const float first = P[q1 + sample * q1s], second = P[q2 + sample * q2s];
            const int above = first > second, below = second > first;
            P[g1 + sample * g1s] = above ? 0.0f : below ? -share : -0.5f * share;
            P[g2 + sample * g2s] = below ? 0.0f : above ? -share : -0.5f * share;
            P[gl + sample * gls] = temperature * share;
        }
    }
    SYNC_THREADS();
}

/* The same for a single critic, whose value is not read. */
DEVICE_FN void soft_slope(ROWS_PARAMETERS, float temperature, int gl, int gls, int g, int gs) {
    const float share = 1.0f / (float)rows;
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m;
        if (sample < rows) {
            P[g + sample * gs] = -share;
            P[gl + sample * gls] = temperature * share;
        }
    }
    SYNC_THREADS();
}
