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

/*
 * As gather, each row with its n-step return: the reward becomes the sum of discount^k times the reward of rows k = 0 to m,
 * the columns from next_state on are those of row m, and not-done becomes discount^m, or 0 where the task ended with row m. Row m is the
 * last of the steps, the last of its episode (the column episode_end is not 0), or the newest of the stored rows.
 */
DEVICE_FN void gather_n_step(
    ROWS_PARAMETERS, int batch, int length, GLOBAL const float* replay, u32 seed, u32 stream, u32 unit_low, u32 unit_high, u32 pool,
    u32 oldest, u32 capacity, u32 stored, int steps, float discount, int reward, int next_state, int episode_end, int not_done) {
    LOCALP u32* slots = (LOCALP u32*)tile;
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const u32 word = philox_word(seed, stream, unit_low, unit_high, (u32)(row + m));
        u32 index = MULHI_U32(word, pool), slot = oldest + index;
        slot = slot >= capacity ? slot - capacity : slot;
        slots[m] = slot;
        GLOBAL const float* from = replay + (i64)slot * length;
        float sum = from[reward], power = 1.0f;
        for (int k = 1; k < steps && from[episode_end] == 0.0f && index + 1u < stored; k++) {
            index++;
            slot = slot + 1u == capacity ? 0u : slot + 1u;
            from = replay + (i64)slot * length;
            power = power * discount;
            sum = sum + power * from[reward];
        }
        slots[ROWS_M + m] = slot;
        tile[2 * ROWS_M + m] = sum;
        tile[3 * ROWS_M + m] = power * from[not_done];
    }
    SYNC_THREADS();
    for (int e = LID; e < ROWS_M * length; e += THREADS) {
        const int m = e / length, feature = e - m * length, sample = row + m;
        if (sample < rows) {
            const u32 slot = slots[feature < next_state ? m : ROWS_M + m];
            float value = replay[(i64)slot * length + feature];
            value = feature == reward ? tile[2 * ROWS_M + m] : feature == not_done ? tile[3 * ROWS_M + m] : value;
            P[batch + sample * length + feature] = value;
        }
    }
    SYNC_THREADS();
}

/* y = x. */
DEVICE_FN void copy(ROWS_PARAMETERS, int x, int xs, int features, int y, int ys) {
    for (int e = LID; e < ROWS_M * features; e += THREADS) {
        const int m = e / features, feature = e - m * features, sample = row + m;
        if (sample < rows) {
            P[y + sample * ys + feature] = P[x + sample * xs + feature];
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
