/*
 * Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011): block index of a unit of a stream, as in
 * NE.Runtime.Random.Philox.
 */
DEVICE uint4 philox_block(u32 seed, u32 stream, u32 unit_low, u32 unit_high, u32 index) {
    uint4 c;
    c.x = index;
    c.y = 0u;
    c.z = unit_low;
    c.w = unit_high;
    for (int round = 0; round < 10; round++) {
        const u32 low0 = 0xD2511F53u * c.x, high0 = MULHI_U32(0xD2511F53u, c.x);
        const u32 low1 = 0xCD9E8D57u * c.z, high1 = MULHI_U32(0xCD9E8D57u, c.z);
        c.x = high1 ^ c.y ^ seed;
        c.y = low1;
        c.z = high0 ^ c.w ^ stream;
        c.w = low0;
        seed += 0x9E3779B9u;
        stream += 0xBB67AE85u;
    }
    return c;
}

/* Word number i of a unit. */
DEVICE u32 philox_word(u32 seed, u32 stream, u32 unit_low, u32 unit_high, u32 i) {
    const uint4 c = philox_block(seed, stream, unit_low, unit_high, i >> 2);
    const u32 low = (i & 1u) != 0u ? c.y : c.x, high = (i & 1u) != 0u ? c.w : c.z;
    return (i & 2u) != 0u ? high : low;
}

/* A number in [0, 1) from the upper 24 bits of a word. */
DEVICE float uniform_number(u32 word) { return (float)(int)(word >> 8) * 5.9604644775390625e-08f; }

/* sqrt(-2 log u) of Box-Muller with u in (0, 1): half a step above the uniform number, so that its logarithm is finite. */
DEVICE float normal_radius(u32 word) { return SQRT(-2.0f * logarithm(uniform_number(word) + 2.98023223876953125e-08f)); }

/* Normal numbers 4 * index to 4 * index + 3 of a unit. */
DEVICE float4 normal_numbers(u32 seed, u32 stream, u32 unit_low, u32 unit_high, u32 index) {
    const uint4 words = philox_block(seed, stream, unit_low, unit_high, index);
    const float first = normal_radius(words.x), second = normal_radius(words.z);
    const float first_turns = uniform_number(words.y), second_turns = uniform_number(words.w);
    float4 numbers;
    numbers.x = first * sine_or_cosine(first_turns, 1);
    numbers.y = first * sine_or_cosine(first_turns, 0);
    numbers.z = second * sine_or_cosine(second_turns, 1);
    numbers.w = second * sine_or_cosine(second_turns, 0);
    return numbers;
}
