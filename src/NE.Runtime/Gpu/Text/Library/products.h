/*
 * Products of a linear layer with samples of the batch. A layer is stored as weights [output][input] at w, followed by biases. Every
 * result has one accumulator, which starts at 0 and takes its terms in ascending order by FMA; the bias is added afterwards.
 *
 * A block computes ROWS_M samples x ROWS_N results at a time: TILE_K terms of both sides are loaded to shared memory, then each thread adds
 * them to its 4 x 4 results. Meanwhile the next terms are being loaded to its registers. Terms, samples and results beyond the end are
 * 0 in the tile and are not stored.
 */

/* Values that a thread loads into a tile. */
#define ROWS_M_FETCHES (TILE_K * ROWS_M / THREADS)
#define ROWS_N_FETCHES (TILE_K * ROWS_N / THREADS)

/* Where the results of this thread begin in a tile. */
#define ROWS_FIRST_M ((LID / (ROWS_N / 4)) * 4)
#define ROWS_FIRST_N ((LID % (ROWS_N / 4)) * 4)

/* sum[i][j] += a[i] * b[j] for the terms in the tile. */
#define ADD_PRODUCTS(sum, a_tile, a_stride, b_tile, b_stride) \
    UNROLL \
    for (int k = 0; k < TILE_K; k++) { \
        const float4 a = LD4L((a_tile) + k * (a_stride)), b = LD4L((b_tile) + k * (b_stride)); \
        ADD_PRODUCTS_OF(sum[0], a.x, b) \
        ADD_PRODUCTS_OF(sum[1], a.y, b) \
        ADD_PRODUCTS_OF(sum[2], a.z, b) \
        ADD_PRODUCTS_OF(sum[3], a.w, b) \
    }
#define ADD_PRODUCTS_OF(sums, factor, b) \
    sums[0] = FMA(factor, b.x, sums[0]); \
    sums[1] = FMA(factor, b.y, sums[1]); \
    sums[2] = FMA(factor, b.z, sums[2]); \
    sums[3] = FMA(factor, b.w, sums[3]);

/* 16 results of a thread. */
#define CLEAR(sum) \
    UNROLL \
    for (int i = 0; i < 4; i++) { \
        UNROLL \
        for (int j = 0; j < 4; j++) { \
            sum[i][j] = 0.0f; \
        } \
    }

/* Fetches terms first to first + TILE_K - 1 of the samples from row on. */
#define FETCH_SAMPLES(fetched, x, xs, first, terms) \
    UNROLL \
    for (int i = 0; i < ROWS_M_FETCHES; i++) { \
        const int e = LID + i * THREADS, sample = row + e / TILE_K, term = (first) + e % TILE_K; \
        fetched[i] = 0.0f; \
        if (sample < rows && term < (terms)) { \
            fetched[i] = P[(x) + sample * (xs) + term]; \
        } \
    }

/* Fetches terms first to first + TILE_K - 1 of results n0 to n0 + ROWS_N - 1: weights of one output one after another (forward) ... */
#define FETCH_ROWS_OF_WEIGHTS(fetched, w, inputs, outputs, n0, first) \
    UNROLL \
    for (int i = 0; i < ROWS_N_FETCHES; i++) { \
        const int e = LID + i * THREADS, n = (n0) + e / TILE_K, term = (first) + e % TILE_K; \
        fetched[i] = 0.0f; \
        if (n < (outputs) && term < (inputs)) { \
            fetched[i] = P[(w) + n * (inputs) + term]; \
        } \
    }

/* ... or weights of one term one after another (backward); w is that of the first result. */
#define FETCH_COLUMNS_OF_WEIGHTS(fetched, w, inputs, outputs, n0, count, first) \
    UNROLL \
    for (int i = 0; i < ROWS_N_FETCHES; i++) { \
        const int e = LID + i * THREADS, n = (n0) + e % ROWS_N, term = (first) + e / ROWS_N; \
        fetched[i] = 0.0f; \
        if (n < (count) && term < (outputs)) { \
            fetched[i] = P[(w) + term * (inputs) + n]; \
        } \
    }

/* Stores the fetched values in a tile [term][unit]: terms were numbered first, or units. */
#define KEEP_BY_TERMS(fetched, fetches, to, stride) \
    UNROLL \
    for (int i = 0; i < (fetches); i++) { \
        const int e = LID + i * THREADS; \
        (to)[e % TILE_K * (stride) + e / TILE_K] = fetched[i]; \
    }
#define KEEP_BY_UNITS(fetched, fetches, to, stride, units) \
    UNROLL \
    for (int i = 0; i < (fetches); i++) { \
        const int e = LID + i * THREADS; \
        (to)[e / (units) * (stride) + e % (units)] = fetched[i]; \
    }

/* y = act(W x + b). */
DEVICE_FN void linear_forward(ROWS_PARAMETERS, int x, int xs, int w, int inputs, int outputs, int activation, int y, int ys) {
    LOCALP float* weights = tile + TILE_K * ROWS_M_STRIDE;
    const int first_m = ROWS_FIRST_M, first_n = ROWS_FIRST_N, bias = w + inputs * outputs;
    for (int n0 = 0; n0 < outputs; n0 += ROWS_N) {
        float sum[4][4], samples[ROWS_M_FETCHES], columns[ROWS_N_FETCHES];
        CLEAR(sum)
        FETCH_SAMPLES(samples, x, xs, 0, inputs)
        FETCH_ROWS_OF_WEIGHTS(columns, w, inputs, outputs, n0, 0)
        for (int k0 = 0; k0 < inputs; k0 += TILE_K) {
            KEEP_BY_TERMS(samples, ROWS_M_FETCHES, tile, ROWS_M_STRIDE)
            KEEP_BY_TERMS(columns, ROWS_N_FETCHES, weights, ROWS_N_STRIDE)
            SYNC_THREADS();
            FETCH_SAMPLES(samples, x, xs, k0 + TILE_K, inputs)
            FETCH_ROWS_OF_WEIGHTS(columns, w, inputs, outputs, n0, k0 + TILE_K)
            ADD_PRODUCTS(sum, tile + first_m, ROWS_M_STRIDE, weights + first_n, ROWS_N_STRIDE)
            SYNC_THREADS();
        }
        UNROLL
        for (int j = 0; j < 4; j++) {
            const int n = n0 + first_n + j;
            if (n < outputs) {
                const float added = P[bias + n];
                UNROLL
                for (int i = 0; i < 4; i++) {
                    const int sample = row + first_m + i;
                    if (sample < rows) {
                        const float z = sum[i][j] + added;
                        P[y + sample * ys + n] = comparison_of(activation, z);
                    }
                }
            }
        }
        if (is_elementary(activation)) {
            for (int e = 0; e < 16; e++) {
                const int sample = row + first_m + e / 4, n = n0 + first_n + e % 4;
                if (sample < rows && n < outputs) {
                    P[y + sample * ys + n] = activation_of(activation, P[y + sample * ys + n]);
                }
            }
        }
    }
    SYNC_THREADS();
}

/* The same for at most 8 outputs: a thread for each result. */
DEVICE_FN void linear_forward_narrow(ROWS_PARAMETERS, int x, int xs, int w, int inputs, int outputs, int activation, int y, int ys) {
    for (int e = LID; e < ROWS_M * outputs; e += THREADS) {
        const int m = e / outputs, n = e - m * outputs, sample = row + m;
        if (sample < rows) {
            const int from = x + sample * xs, weights = w + n * inputs;
            float sum = 0.0f;
            for (int k = 0; k < inputs; k++) {
                sum = FMA(P[weights + k], P[from + k], sum);
            }
            P[y + sample * ys + n] = activation_of(activation, sum + P[w + inputs * outputs + n]);
        }
    }
    SYNC_THREADS();
}

/*
 * dx = (W^T dy) * act'(v) of inputs first to first + count - 1; v and dx are those of input first. IDENTITY reads no v. dx may alias
 * v.
 */
DEVICE_FN void linear_input_gradient(
    ROWS_PARAMETERS, int dy, int dys, int w, int inputs, int outputs, int first, int count, int activation, int v, int vs, int dx,
    int dxs) {
    LOCALP float* weights = tile + TILE_K * ROWS_M_STRIDE;
    const int first_m = ROWS_FIRST_M, first_n = ROWS_FIRST_N;
    for (int n0 = 0; n0 < count; n0 += ROWS_N) {
        float sum[4][4], samples[ROWS_M_FETCHES], columns[ROWS_N_FETCHES];
        CLEAR(sum)
        FETCH_SAMPLES(samples, dy, dys, 0, outputs)
        FETCH_COLUMNS_OF_WEIGHTS(columns, w + first, inputs, outputs, n0, count, 0)
        for (int k0 = 0; k0 < outputs; k0 += TILE_K) {
            KEEP_BY_TERMS(samples, ROWS_M_FETCHES, tile, ROWS_M_STRIDE)
            KEEP_BY_UNITS(columns, ROWS_N_FETCHES, weights, ROWS_N_STRIDE, ROWS_N)
            SYNC_THREADS();
            FETCH_SAMPLES(samples, dy, dys, k0 + TILE_K, outputs)
            FETCH_COLUMNS_OF_WEIGHTS(columns, w + first, inputs, outputs, n0, count, k0 + TILE_K)
            ADD_PRODUCTS(sum, tile + first_m, ROWS_M_STRIDE, weights + first_n, ROWS_N_STRIDE)
            SYNC_THREADS();
        }
        if (is_elementary(activation)) {
            for (int e = 0; e < 16; e++) {
                const int sample = row + first_m + e / 4, n = n0 + first_n + e % 4;
                if (sample < rows && n < count) {
                    P[dx + sample * dxs + n] = activation_slope(activation, P[v + sample * vs + n]);
                }
            }
        }
        UNROLL
        for (int i = 0; i < 4; i++) {
            const int sample = row + first_m + i;
            if (sample < rows) {
                UNROLL
                for (int j = 0; j < 4; j++) {
                    const int n = n0 + first_n + j, at = dx + sample * dxs + n;
                    if (n < count) {
                        if (is_elementary(activation)) {
                            P[at] = sum[i][j] * P[at];
                        } else {
                            P[at] = activation == IDENTITY ? sum[i][j] : comparison_gradient(activation, sum[i][j], P[v + sample * vs + n]);
                        }
                    }
                }
            }
        }
    }
    SYNC_THREADS();
}

/* The same for at most 8 inputs, or for at most 8 outputs: a thread for each result. */
DEVICE void linear_input_gradient_by_results(
    ROWS_PARAMETERS, int dy, int dys, int w, int inputs, int outputs, int first, int count, int activation, int v, int vs, int dx,
    int dxs) {
    for (int e = LID; e < ROWS_M * count; e += THREADS) {
        const int m = e / count, n = e - m * count, sample = row + m;
        if (sample < rows) {
            const int from = dy + sample * dys, weights = w + first + n;
            float sum = 0.0f;
            for (int k = 0; k < outputs; k++) {
                sum = FMA(P[weights + k * inputs], P[from + k], sum);
            }
            P[dx + sample * dxs + n] =
                activation == IDENTITY ? sum : activation_gradient(activation, sum, P[v + sample * vs + n]);
        }
    }
    SYNC_THREADS();
}

DEVICE_FN void linear_input_gradient_narrow(
    ROWS_PARAMETERS, int dy, int dys, int w, int inputs, int outputs, int first, int count, int activation, int v, int vs, int dx,
    int dxs) {
    linear_input_gradient_by_results(P, tile, row, rows, dy, dys, w, inputs, outputs, first, count, activation, v, vs, dx, dxs);
}

DEVICE_FN void linear_input_gradient_shallow(
    ROWS_PARAMETERS, int dy, int dys, int w, int inputs, int outputs, int first, int count, int activation, int v, int vs, int dx,
    int dxs) {
    linear_input_gradient_by_results(P, tile, row, rows, dy, dys, w, inputs, outputs, first, count, activation, v, vs, dx, dxs);
}
