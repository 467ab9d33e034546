/*
 * Steps of the optimiser. The arrays of a layer, each weights [output][input] and biases behind them, stand room floats apart: online at
 * layer, target, first moment, second moment. The gradient is summed over the batch and used at once, never stored.
 *
 * Adam: m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, w = kept w - (rate m) / (sqrt(v inverse) + epsilon), with rate = lr / c1
 * and inverse = 1 / c2 of the bias corrections, and kept = 1. Where parameters have ages, rate is a factor of the first and inverse the second
 * of the pair of the age in the table, whose ages go from 0 to last. AdamW: kept = 1 - lr * decay. Descent with momentum: rate = lr,
 * beta1 = momentum, 1 for one_minus_beta1, epsilon and kept, 0 for the others.
 */
#define ADAM_PARAMETERS \
    float rate, float inverse, float beta1, float one_minus_beta1, float beta2, float one_minus_beta2, float epsilon, float kept, \
    GLOBAL const float* table, int last

/*
 * Gradient terms, 0 for none: strengths on weights (or gains) and on biases of L2 (g += l2 w) and of the pull to the initial values
 * (g += pull (w - initial)). Initial values follow the second moments.
 */
#define TERMS_PARAMETERS GLOBAL const float* terms

/* soft_update: whether the target follows after the step, target = tau * online + (1 - tau) * target. */
#define SOFT_UPDATE_PARAMETERS int soft_update, float tau

/*
 * mask: offset of bytes [output][input], 0 for none. ages: offset of 16-bit ages, weights then biases, 0 for none. Newborn: offsets of a
 * byte for each unit of this layer and of the one before, 0 for none. clip: one of CLIP_*, to -+limit; CLIP_NEWBORN clips weights and bias of
 * flagged units and weights from flagged inputs.
 */
#define LAYER_PARAMETERS \
    int layer, int inputs, int outputs, int room, int mask, int ages, int own_newborn, int input_newborn, ADAM_PARAMETERS, int clip, \
    float limit, SOFT_UPDATE_PARAMETERS, TERMS_PARAMETERS

/* target = tau * online + (1 - tau) * target. */
DEVICE float soft_updated(float online, float target, float tau) {
    const float kept = (1.0f - tau) * target;
    return tau * online + kept;
}

/* A step of the parameter at an offset of the online array. initial: floats from there to its initial value, 0 for none. */
DEVICE void step_parameter(
    GLOBAL float* P, int at, int room, float gradient, ADAM_PARAMETERS, int clips, float limit, SOFT_UPDATE_PARAMETERS, TERMS_PARAMETERS,
    int is_bias, int initial) {
    float value = P[at];
    if (terms != 0) {
        gradient = gradient + terms[is_bias] * value;
        const float pull = terms[2 + is_bias];
        if (initial != 0 && pull != 0.0f) {
            gradient = gradient + pull * (value - P[at + initial]);
        }
    }
    value = kept * value;
    float first = beta1 * P[at + 2 * room];
    first = first + one_minus_beta1 * gradient;
    float second = beta2 * P[at + 3 * room];
    second = second + one_minus_beta2 * (gradient * gradient);
    P[at + 2 * room] = first;
    P[at + 3 * room] = second;
    const float size = SQRT(second * inverse) + epsilon;
    float moved = value - (rate * first) / size;
    if (clips) {
        moved = greater_of(-limit, smaller_of(limit, moved));
    }
    P[at] = moved;
    if (soft_update) {
        P[at + room] = soft_updated(moved, P[at + room], tau);
    }
}

/* A step of the weight from input n to output m, or of the bias of output m where n is the number of inputs. What is not live stays 0. */
DEVICE void step_weight(GLOBAL float* P, int m, int n, float gradient, LAYER_PARAMETERS) {
    const int is_bias = n == inputs, position = is_bias ? inputs * outputs + m : m * inputs + n;
    int live = 1;
    if (mask != 0 && !is_bias) {
        live = ((GLOBAL const u8*)(P + mask))[position] != 0;
    }
    if (live) {
        if (ages != 0) {
            GLOBAL u16* age = (GLOBAL u16*)(P + ages) + position;
            const int before = *age < last ? *age : last;
            rate = rate * table[2 * before];
            inverse = table[2 * before + 1];
            *age = (u16)(before < last ? before + 1 : last);
        }
        int clips = clip == CLIP_ALL;
        if (clip == CLIP_NEWBORN) {
            if (own_newborn != 0) {
                clips = ((GLOBAL const u8*)(P + own_newborn))[m] != 0;
            }
            if (input_newborn != 0 && !is_bias) {
                clips = clips || ((GLOBAL const u8*)(P + input_newborn))[n] != 0;
            }
        }
        step_parameter(
            P, layer + position, room, gradient, rate, inverse, beta1, one_minus_beta1, beta2, one_minus_beta2, epsilon, kept, table, last,
            clips, limit, soft_update, tau, terms, is_bias, 4 * room);
    }
}

/* Result by result: columns first to inputs of every output, column inputs being the bias. Tasks before to the returned number. */
DEVICE int step_by_results(
    GLOBAL float* P, LOCALP float* tile, int t, int size, int before, int first, int x, int xs, int dy, int dys, int batch,
    LAYER_PARAMETERS) {
    const int columns = inputs + 1 - first, results = outputs * columns, end = before + (results + RESULTS - 1) / RESULTS;
    for (; t < end; t += size) {
        const int from = (t - before) * RESULTS;
        for (int e = LID; e < RESULTS * PARTIALS; e += THREADS) {
            const int i = e % RESULTS, result = from + i, m = result / columns, n = first + result - m * columns;
            float sum = 0.0f;
            if (result < results) {
                for (int sample = e / RESULTS; sample < batch; sample += PARTIALS) {
                    const float gradient = P[dy + sample * dys + m];
                    sum = n == inputs ? sum + gradient : FMA(gradient, P[x + sample * xs + n], sum);
                }
            }
            tile[e] = sum;
        }
        SYNC_THREADS();
        for (int i = LID; i < RESULTS; i += THREADS) {
            const int result = from + i, m = result / columns, n = first + result - m * columns;
            if (result < results) {
                step_weight(
                    P, m, n, halved(tile, i), layer, inputs, outputs, room, mask, ages, own_newborn, input_newborn, rate, inverse, beta1,
                    one_minus_beta1, beta2, one_minus_beta2, epsilon, kept, table, last, clip, limit, soft_update, tau, terms);
            }
        }
        SYNC_THREADS();
    }
    return end;
}

/* sum[i][j] += part[i][j], and part begins anew. */
#define MERGE(sum, part) \
    UNROLL \
    for (int i = 0; i < 4; i++) { \
        UNROLL \
        for (int j = 0; j < 4; j++) { \
            sum[i][j] = sum[i][j] + part[i][j]; \
            part[i][j] = 0.0f; \
        } \
    }

/* Values that a thread brings to a tile of samples. */
#define WEIGHTS_M_FETCHES (TILE_K * WEIGHTS_M / THREADS)
#define WEIGHTS_N_FETCHES (TILE_K * WEIGHTS_N / THREADS)

/* Fetches units u0 to u0 + width - 1 of every sixteenth sample from first on, TILE_K of them. */
#define FETCH_SIXTEENTHS(fetched, fetches, width, x, xs, u0, units, first) \
    UNROLL \
    for (int i = 0; i < (fetches); i++) { \
        const int e = LID + i * THREADS, unit = (u0) + e % (width), sample = (first) + PARTIALS * (e / (width)); \
        fetched[i] = 0.0f; \
        if (unit < (units) && sample < batch) { \
            fetched[i] = P[(x) + sample * (xs) + unit]; \
        } \
    }

/*
 * The first sample of a tile: residues modulo 16 in the order 0 8 4 12 2 10 6 14 1 9 5 13 3 11 7 15, per tiles of each; none behind the
 * last.
 */
DEVICE int first_sample(int number, int per, int batch) {
    const int visit = number / per;
    const int residue = (visit & 1) * 8 + (visit & 2) * 2 + (visit & 4) / 2 + (visit & 8) / 8;
    return visit < PARTIALS ? residue + (number - visit * per) * (PARTIALS * TILE_K) : batch;
}

/*
 * A step of a layer from its input x and the gradient dy of its output, in tiles of WEIGHTS_M outputs x WEIGHTS_N inputs. Samples of one
 * residue modulo 16 are taken at a time, in an order in which the partial sums merge as they come, like the digits of a binary counter: a
 * thread keeps five of a result, not sixteen, and the last of them in shared memory. Neighbouring threads then step neighbouring weights.
 */
DEVICE_FN int layer_step_with_terms(WEIGHTS_PARAMETERS, int x, int xs, int dy, int dys, int batch, LAYER_PARAMETERS) {
    LOCALP float* values = tile + TILE_K * WEIGHTS_M_STRIDE;
    LOCALP float* finished = values + TILE_K * WEIGHTS_N_STRIDE;
    const int first_m = (LID / (WEIGHTS_N / 4)) * 4, first_n = (LID % (WEIGHTS_N / 4)) * 4;
    const int across = (inputs + WEIGHTS_N - 1) / WEIGHTS_N, tiles = (outputs + WEIGHTS_M - 1) / WEIGHTS_M * across;
    const int per = (batch + PARTIALS * TILE_K - 1) / (PARTIALS * TILE_K);
    int t = FIRST_TASK;
    for (; t < tiles; t += size) {
        const int m0 = t / across * WEIGHTS_M, n0 = t % across * WEIGHTS_N;
        float sum[4][4], two[4][4], four[4][4], eight[4][4], rows_of[WEIGHTS_M_FETCHES], columns[WEIGHTS_N_FETCHES];
        CLEAR(sum)
        CLEAR(two)
        CLEAR(four)
        CLEAR(eight)
        FETCH_SIXTEENTHS(rows_of, WEIGHTS_M_FETCHES, WEIGHTS_M, dy, dys, m0, outputs, 0)
        FETCH_SIXTEENTHS(columns, WEIGHTS_N_FETCHES, WEIGHTS_N, x, xs, n0, inputs, 0)
        for (int number = 0; number < PARTIALS * per; number++) {
            const int visit = number / per, next = first_sample(number + 1, per, batch);
            KEEP_BY_UNITS(rows_of, WEIGHTS_M_FETCHES, tile, WEIGHTS_M_STRIDE, WEIGHTS_M)
            KEEP_BY_UNITS(columns, WEIGHTS_N_FETCHES, values, WEIGHTS_N_STRIDE, WEIGHTS_N)
            SYNC_THREADS();
            FETCH_SIXTEENTHS(rows_of, WEIGHTS_M_FETCHES, WEIGHTS_M, dy, dys, m0, outputs, next)
            FETCH_SIXTEENTHS(columns, WEIGHTS_N_FETCHES, WEIGHTS_N, x, xs, n0, inputs, next)
            ADD_PRODUCTS(sum, tile + first_m, WEIGHTS_M_STRIDE, values + first_n, WEIGHTS_N_STRIDE)
            if ((number + 1) % per == 0) {
                MERGE(two, sum)
                if ((visit & 1) == 1) {
                    MERGE(four, two)
                }
                if ((visit & 3) == 3) {
                    MERGE(eight, four)
                }
                if ((visit & 7) == 7) {
                    UNROLL
                    for (int i = 0; i < 4; i++) {
                        UNROLL
                        for (int j = 0; j < 4; j++) {
                            const int at = (first_m + i) * WEIGHTS_N + first_n + j;
                            finished[at] = visit == 7 ? eight[i][j] : finished[at] + eight[i][j];
                        }
                    }
                    CLEAR(eight)
                }
            }
            SYNC_THREADS();
        }
        for (int e = LID; e < WEIGHTS_M * WEIGHTS_N; e += THREADS) {
            const int m = m0 + e / WEIGHTS_N, n = n0 + e % WEIGHTS_N;
            if (m < outputs && n < inputs) {
                step_weight(
                    P, m, n, finished[e], layer, inputs, outputs, room, mask, ages, own_newborn, input_newborn, rate, inverse, beta1,
                    one_minus_beta1, beta2, one_minus_beta2, epsilon, kept, table, last, clip, limit, soft_update, tau, terms);
            }
        }
        SYNC_THREADS();
    }
    return done + step_by_results(
        P, tile, t, size, tiles, inputs, x, xs, dy, dys, batch, layer, inputs, outputs, room, mask, ages, own_newborn, input_newborn, rate,
        inverse, beta1, one_minus_beta1, beta2, one_minus_beta2, epsilon, kept, table, last, clip, limit, soft_update, tau, terms);
}

/* The same for at most 8 outputs, where no tile would be filled. */
DEVICE_FN int layer_step_narrow_with_terms(WEIGHTS_PARAMETERS, int x, int xs, int dy, int dys, int batch, LAYER_PARAMETERS) {
    return done + step_by_results(
        P, tile, FIRST_TASK, size, 0, 0, x, xs, dy, dys, batch, layer, inputs, outputs, room, mask, ages, own_newborn, input_newborn, rate,
        inverse, beta1, one_minus_beta1, beta2, one_minus_beta2, epsilon, kept, table, last, clip, limit, soft_update, tau, terms);
}

/*
 * A step of a layer normalisation from its input x, the statistics s of the forward pass and the gradient dy of its output: gains have the
 * gradient sum of dy times the normalised x, biases that of dy. Arrays as of a layer, gains then biases.
 */
DEVICE_FN int norm_step_with_terms(
    WEIGHTS_PARAMETERS, int x, int xs, int s, int ss, int dy, int dys, int batch, int norm, int features, int room, ADAM_PARAMETERS,
    SOFT_UPDATE_PARAMETERS, TERMS_PARAMETERS) {
    const int tasks = (2 * features + RESULTS - 1) / RESULTS;
    for (int t = FIRST_TASK; t < tasks; t += size) {
        for (int e = LID; e < RESULTS * PARTIALS; e += THREADS) {
            const int result = t * RESULTS + e % RESULTS, is_bias = result >= features, i = is_bias ? result - features : result;
            float sum = 0.0f;
            if (result < 2 * features) {
                for (int sample = e / RESULTS; sample < batch; sample += PARTIALS) {
                    const float gradient = P[dy + sample * dys + i];
                    const float normal = (P[x + sample * xs + i] - P[s + sample * ss]) * P[s + sample * ss + 1];
                    sum = is_bias ? sum + gradient : FMA(gradient, normal, sum);
                }
            }
            tile[e] = sum;
        }
        SYNC_THREADS();
        for (int i = LID; i < RESULTS; i += THREADS) {
            const int result = t * RESULTS + i;
            if (result < 2 * features) {
                step_parameter(
                    P, norm + result, room, halved(tile, i), rate, inverse, beta1, one_minus_beta1, beta2, one_minus_beta2, epsilon, kept,
                    table, last, 0, 0.0f, soft_update, tau, terms, result >= features, 0);
            }
        }
        SYNC_THREADS();
    }
    return done + tasks;
}

/* Plain steps. */
#define layer_step(...) layer_step_with_terms(__VA_ARGS__, 0)
#define layer_step_narrow(...) layer_step_narrow_with_terms(__VA_ARGS__, 0)
#define norm_step(...) norm_step_with_terms(__VA_ARGS__, 0)

/*
 * A step of the logarithm of a temperature, a single float; value, target, first and second moment follow one another. Its loss
 * -temperature * (mean of lp + entropy), entropy being the target, is its own gradient. The result is the loss, then the new logarithm. One
 * task.
 */
DEVICE_FN int temperature_step(
    WEIGHTS_PARAMETERS, int lp, int lps, int batch, int value, float entropy, ADAM_PARAMETERS, GLOBAL float* result) {
    for (int t = FIRST_TASK; t < 1; t += size) {
        for (int partial = LID; partial < PARTIALS; partial += THREADS) {
            float sum = 0.0f;
            for (int sample = partial; sample < batch; sample += PARTIALS) {
                sum = sum + P[lp + sample * lps];
            }
            tile[partial * RESULTS] = sum;
        }
        SYNC_THREADS();
        if (LID == 0) {
            const float mean = halved(tile, 0) / (float)batch;
            const float loss = -(exponential(P[value]) * (mean + entropy));
            result[0] = loss;
            step_parameter(
                P, value, 1, loss, rate, inverse, beta1, one_minus_beta1, beta2, one_minus_beta2, epsilon, kept, table, last, 0, 0.0f, 0,
                0.0f, 0, 0, 0);
            result[1] = P[value];
        }
        SYNC_THREADS();
    }
    return done + 1;
}

/* Lets the target of count parameters follow: weights and biases of a layer, or gains and biases of a normalisation. */
DEVICE_FN int layer_soft_update(WEIGHTS_PARAMETERS, int layer, int count, int room, float tau) {
    const int tasks = (count + SOFT_UPDATED - 1) / SOFT_UPDATED;
    for (int t = FIRST_TASK; t < tasks; t += size) {
        for (int i = t * SOFT_UPDATED + LID; i < (t + 1) * SOFT_UPDATED; i += THREADS) {
            if (i < count) {
                P[layer + room + i] = soft_updated(P[layer + i], P[layer + room + i], tau);
            }
        }
    }
    return done + tasks;
}
