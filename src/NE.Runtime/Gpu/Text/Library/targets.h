/*
 * Targets, errors and objectives, one number per sample (Fujimoto et al., "Addressing function approximation error in actor-critic methods",
 * 2018).
 */

/*
 * s = clip(limit * a + clip(sigma * n, -+clip), -+limit) with normal number (feature * padded + sample) of the unit; padded: samples of the
 * batch rounded up to 32. Four samples of a feature share a block of the generator.
 */
DEVICE_FN void smooth_target(
    ROWS_PARAMETERS, int a, int as_, int features, float limit, float sigma, float clip, u32 seed, u32 stream, u32 unit_low, u32 unit_high,
    int padded, int s, int ss) {
    for (int e = LID; e < ROWS_M / 4 * features; e += THREADS) {
        const int four = e / features, feature = e - four * features, first = row + 4 * four;
        if (first < rows) {
            const float4 numbers = normal_numbers(seed, stream, unit_low, unit_high, (u32)(feature * padded + first) / 4u);
            for (int i = 0; i < 4; i++) {
                const int sample = first + i;
                const float number = i == 0 ? numbers.x : i == 1 ? numbers.y : i == 2 ? numbers.z : numbers.w;
                if (sample < rows) {
                    const float noise = greater_of(-clip, smaller_of(clip, sigma * number));
                    const float sum = limit * P[a + sample * as_ + feature] + noise;
                    P[s + sample * ss + feature] = greater_of(-limit, smaller_of(limit, sum));
                }
            }
        }
    }
    SYNC_THREADS();
}

/* The smaller of two values; NaN in either propagates. */
DEVICE float least_of(float first, float second) { return is_not_a_number(first) ? first : smaller_of(first, second); }

/* y = r + discount * n * min(q1, q2), n: 1, or 0 where the task itself ended. */
DEVICE_FN void twin_target(
    ROWS_PARAMETERS, int r, int rs, int n, int ns, int q1, int q1s, int q2, int q2s, float discount, int y, int ys) {
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m;
        if (sample < rows) {
            const float least = least_of(P[q1 + sample * q1s], P[q2 + sample * q2s]);
            P[y + sample * ys] = P[r + sample * rs] + (discount * P[n + sample * ns]) * least;
        }
    }
    SYNC_THREADS();
}

/* y = r + discount * n * q. */
DEVICE_FN void single_target(ROWS_PARAMETERS, int r, int rs, int n, int ns, int q, int qs, float discount, int y, int ys) {
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m;
        if (sample < rows) {
            P[y + sample * ys] = P[r + sample * rs] + (discount * P[n + sample * ns]) * P[q + sample * qs];
        }
    }
    SYNC_THREADS();
}

/* g = (2 / rows) * (q - y): the gradient of the mean of (q - y)^2. */
DEVICE_FN void value_error(ROWS_PARAMETERS, int q, int qs, int y, int ys, int g, int gs) {
    const float slope = 2.0f / (float)rows;
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m;
        if (sample < rows) {
            P[g + sample * gs] = slope * (P[q + sample * qs] - P[y + sample * ys]);
        }
    }
    SYNC_THREADS();
}

/* g = -1 / rows: the gradient of -mean(q). q itself is not read. */
DEVICE_FN void deterministic_policy_loss(ROWS_PARAMETERS, int q, int qs, int g, int gs) {
    const float slope = -1.0f / (float)rows;
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m;
        if (sample < rows) {
            P[g + sample * gs] = slope;
        }
    }
    SYNC_THREADS();
}
