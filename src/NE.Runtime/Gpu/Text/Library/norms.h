/*
 * Layer normalisation over the features of a sample: y = gain * (x - mean) / sqrt(variance + epsilon) + bias. Gains are at norm, biases
 * follow them. Two passes; mean and variance each have one accumulator per sample, features ascending.
 */

/* Normalises; s receives two floats per sample: mean and 1 / sqrt(variance + epsilon). y may be x. */
DEVICE_FN void norm_forward(
    ROWS_PARAMETERS, int x, int xs, int norm, int features, float epsilon, int y, int ys, int s, int ss) {
    const float count = (float)features;
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m, from = x + sample * xs;
        if (sample < rows) {
            float sum = 0.0f;
            for (int i = 0; i < features; i++) {
                sum = sum + P[from + i];
            }
            const float mean = sum / count;
            float squares = 0.0f;
            for (int i = 0; i < features; i++) {
                const float distance = P[from + i] - mean;
                squares = FMA(distance, distance, squares);
            }
            P[s + sample * ss] = mean;
            P[s + sample * ss + 1] = 1.0f / SQRT(squares / count + epsilon);
        }
    }
    SYNC_THREADS();
    for (int e = LID; e < ROWS_M * features; e += THREADS) {
        const int m = e / features, i = e - m * features, sample = row + m;
        if (sample < rows) {
            const float normal = (P[x + sample * xs + i] - P[s + sample * ss]) * P[s + sample * ss + 1];
            P[y + sample * ys + i] = FMA(normal, P[norm + i], P[norm + features + i]);
        }
    }
    SYNC_THREADS();
}

/*
 * dx = scale * (g - mean(g) - n * mean(g n)) with g = gain * dy, n the normalised x and scale = 1 / sqrt(variance + epsilon). dx may be dy.
 */
DEVICE_FN void norm_input_gradient(
    ROWS_PARAMETERS, int x, int xs, int norm, int features, int s, int ss, int dy, int dys, int dx, int dxs) {
    const float count = (float)features;
    for (int m = LID; m < ROWS_M; m += THREADS) {
        const int sample = row + m;
        if (sample < rows) {
            const float mean = P[s + sample * ss], deviation = P[s + sample * ss + 1];
            float sum = 0.0f, along = 0.0f;
            for (int i = 0; i < features; i++) {
                const float gained = P[dy + sample * dys + i] * P[norm + i];
                sum = sum + gained;
                along = FMA(gained, (P[x + sample * xs + i] - mean) * deviation, along);
            }
            tile[m] = sum / count;
            tile[ROWS_M + m] = along / count;
        }
    }
    SYNC_THREADS();
    for (int e = LID; e < ROWS_M * features; e += THREADS) {
        const int m = e / features, i = e - m * features, sample = row + m;
        if (sample < rows) {
            const float mean = P[s + sample * ss], deviation = P[s + sample * ss + 1];
            const float gained = P[dy + sample * dys + i] * P[norm + i];
            const float normal = (P[x + sample * xs + i] - mean) * deviation;
            P[dx + sample * dxs + i] = deviation * ((gained - tile[m]) - normal * tile[ROWS_M + m]);
        }
    }
    SYNC_THREADS();
}
