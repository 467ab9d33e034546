/* What goes through samples of the batch and is no product: the batch itself, scaling. */

/*
 * Fills samples with rows of the ring, drawn uniformly with replacement: word i of the unit picks the row of sample i among the pool of
 * oldest rows. length: floats of a row, all copied; the batch has them one sample after another.
 */
DEVICE_FN void gather(
    ROWS_PARAMETERS, int batch, int length, GLOBAL const float* replay, u32 seed, u32 stream, u32 unit_low, u32 unit_high, u32 pool,
    u32 oldest, u32 capacity) {
    LOCALP u32* slots = (LOCALP u32*)tile;
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const u32 word = philox_word(seed, stream, unit_low, unit_high, (u32)(row + m));
        const u32 slot = oldest + MULHI_U32(word, pool);
        slots[m] = slot >= capacity ? slot - capacity : slot;
    }
    SYNC_THREADS();
    for (int e = LID; e < ROWS_M * length; e += THREADS) {
        const int m = e / length, feature = e - m * length, sample = row + m;
        if (sample < rows) {
            P[batch + sample * length + feature] = replay[(i64)slots[m] * length + feature];
        }
    }
    SYNC_THREADS();
}

/* y = factor * x. */
DEVICE_FN void scale(ROWS_PARAMETERS, int x, int xs, int features, float factor, int y, int ys) {
    for (int e = LID; e < ROWS_M * features; e += THREADS) {
        const int m = e / features, feature = e - m * features, sample = row + m;
        if (sample < rows) {
            P[y + sample * ys + feature] = factor * P[x + sample * xs + feature];
        }
    }
    SYNC_THREADS();
}

/* y = a + b; y may be either of them. */
DEVICE_FN void add(ROWS_PARAMETERS, int a, int as_, int b, int bs, int features, int y, int ys) {
    for (int e = LID; e < ROWS_M * features; e += THREADS) {
        const int m = e / features, feature = e - m * features, sample = row + m;
        if (sample < rows) {
            P[y + sample * ys + feature] = P[a + sample * as_ + feature] + P[b + sample * bs + feature];
        }
    }
    SYNC_THREADS();
}

/* y = clip((x - mean) * scale, -+limit), component by component. statistics: means, then scales. y may be x. */
DEVICE_FN void normalise_observations(
    ROWS_PARAMETERS, int x, int xs, int features, GLOBAL const float* statistics, float limit, int y, int ys) {
    for (int e = LID; e < ROWS_M * features; e += THREADS) {
        const int m = e / features, feature = e - m * features, sample = row + m;
        if (sample < rows) {
            const float normal = (P[x + sample * xs + feature] - statistics[feature]) * statistics[features + feature];
            P[y + sample * ys + feature] = greater_of(-limit, smaller_of(limit, normal));
        }
    }
    SYNC_THREADS();
}
