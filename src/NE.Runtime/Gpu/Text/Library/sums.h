/*
 * Sums over the batch: 16 partial sums by sample modulo 16, samples ascending, then halving: p[i] + p[i+8], then + [i+4], + [i+2], + [i+1].
 * Where no tile of products computes them, a block computes RESULTS sums together: partial sum p of result i at tile[p * RESULTS + i].
 */

/* The halving of the partial sums of a result. */
DEVICE float halved_four(LOCALP const float* p) {
    return (p[0] + p[8 * RESULTS]) + (p[4 * RESULTS] + p[12 * RESULTS]);
}
DEVICE float halved(LOCALP const float* tile, int result) {
    LOCALP const float* p = tile + result;
    return (halved_four(p) + halved_four(p + 2 * RESULTS)) + (halved_four(p + RESULTS) + halved_four(p + 3 * RESULTS));
}

/* The mean of (q - y)^2 over the batch. One task. */
DEVICE_FN int batch_error(WEIGHTS_PARAMETERS, int q, int qs, int y, int ys, int batch, GLOBAL float* result) {
    for (int t = FIRST_TASK; t < 1; t += size) {
        for (int partial = LID; partial < PARTIALS; partial += THREADS) {
            float sum = 0.0f;
            for (int sample = partial; sample < batch; sample += PARTIALS) {
                const float error = P[q + sample * qs] - P[y + sample * ys];
                sum = FMA(error, error, sum);
            }
            tile[partial * RESULTS] = sum;
        }
        SYNC_THREADS();
        if (LID == 0) {
            *result = halved(tile, 0) / (float)batch;
        }
        SYNC_THREADS();
    }
    return done + 1;
}

/* The mean of x over the batch. One task. */
DEVICE_FN int batch_mean(WEIGHTS_PARAMETERS, int x, int xs, int batch, GLOBAL float* result) {
    for (int t = FIRST_TASK; t < 1; t += size) {
        for (int partial = LID; partial < PARTIALS; partial += THREADS) {
            float sum = 0.0f;
            for (int sample = partial; sample < batch; sample += PARTIALS) {
                sum = sum + P[x + sample * xs];
            }
            tile[partial * RESULTS] = sum;
        }
        SYNC_THREADS();
        if (LID == 0) {
            *result = halved(tile, 0) / (float)batch;
        }
        SYNC_THREADS();
    }
    return done + 1;
}

/* The mean of temperature * lp - min(q1, q2) over the batch; a single critic is given twice. One task. */
DEVICE_FN int batch_soft_loss(
    WEIGHTS_PARAMETERS, int lp, int lps, int q1, int q1s, int q2, int q2s, float temperature, int batch, GLOBAL float* result) {
    for (int t = FIRST_TASK; t < 1; t += size) {
        for (int partial = LID; partial < PARTIALS; partial += THREADS) {
            float sum = 0.0f;
            for (int sample = partial; sample < batch; sample += PARTIALS) {
                const float entropy = temperature * P[lp + sample * lps];
                sum = sum + (entropy - least_of(P[q1 + sample * q1s], P[q2 + sample * q2s]));
            }
            tile[partial * RESULTS] = sum;
        }
        SYNC_THREADS();
        if (LID == 0) {
            *result = halved(tile, 0) / (float)batch;
        }
        SYNC_THREADS();
    }
    return done + 1;
}

/*
 * Units of a hidden layer whose neuron score exceeds a threshold: the mean of |h| over the batch, relative to the mean of the layer
 * (+ 1e-9), in double precision (Sokar et al., "The dormant neuron phenomenon in deep reinforcement learning", 2023). scratch: 8-byte
 * aligned, room for 2 * (features + 1) floats. One task. Devices without double precision lack it.
 */
#if !defined(__OPENCL_VERSION__) || defined(cl_khr_fp64)
DEVICE_FN int count_activated(
    WEIGHTS_PARAMETERS, int h, int hs, int features, int batch, double threshold, int scratch, GLOBAL float* result) {
    GLOBAL double* scores = (GLOBAL double*)(P + scratch);
    for (int t = FIRST_TASK; t < 1; t += size) {
        for (int unit = LID; unit < features; unit += THREADS) {
            double sum = 0.0;
            for (int sample = 0; sample < batch; sample++) {
                const float value = P[h + sample * hs + unit];
                sum = sum + (double)U32_AS_FLOAT(FLOAT_AS_U32(value) & 0x7FFFFFFFu);
            }
            scores[unit] = sum / (double)batch;
        }
        SYNC_THREADS();
        if (LID == 0) {
            double total = 0.0;
            for (int unit = 0; unit < features; unit++) {
                total = total + scores[unit];
            }
            scores[features] = total / (double)features + 1e-9;
        }
        SYNC_THREADS();
        float mine = 0.0f;
        for (int unit = LID; unit < features; unit += THREADS) {
            mine = mine + (scores[unit] / scores[features] > threshold ? 1.0f : 0.0f);
        }
        tile[LID] = mine;
        SYNC_THREADS();
        if (LID == 0) {
            float count = 0.0f;
            for (int i = 0; i < THREADS; i++) {
                count = count + tile[i];
            }
            *result = count;
        }
        SYNC_THREADS();
    }
    return done + 1;
}
#endif
