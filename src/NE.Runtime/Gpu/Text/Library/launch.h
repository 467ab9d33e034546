/*
 * Tile sizes are defines: ROWS_M samples x ROWS_N units when iterating over rows of the batch, WEIGHTS_M outputs x WEIGHTS_N
 * inputs when iterating over weights, TILE_K terms at a time. A thread computes 4 x 4 results, so both tiles have one area; 16 * TILE_K is a
 * multiple of each of the four. No result depends on them.
 */
#ifndef TILE_K
#define ROWS_M 64
#define ROWS_N 64
#define WEIGHTS_M 64
#define WEIGHTS_N 64
#define TILE_K 16
#endif
#define THREADS (ROWS_M * ROWS_N / 16)

/* A tile in shared memory is [term][unit], padded so that rows begin in different banks and stay aligned to vectors of four. */
#define ROWS_M_STRIDE (ROWS_M + 4)
#define ROWS_N_STRIDE (ROWS_N + 4)
#define WEIGHTS_M_STRIDE (WEIGHTS_M + 4)
#define WEIGHTS_N_STRIDE (WEIGHTS_N + 4)

/* Sums over the batch: partial sums of a result, and results whose partial sums a block computes together where no tile fits. */
#define PARTIALS 16
#define RESULTS 32

/* Parameters whose target a block updates in one task. */
#define SOFT_UPDATED 1024

#define LARGER(a, b) ((a) > (b) ? (a) : (b))

/* Floats of shared memory that a block needs: two tiles of terms, plus a tile of finished sums for weights; or partial sums. */
#define ROWS_FLOATS (TILE_K * (ROWS_M_STRIDE + ROWS_N_STRIDE))
#define WEIGHTS_FLOATS (TILE_K * (WEIGHTS_M_STRIDE + WEIGHTS_N_STRIDE) + WEIGHTS_M * WEIGHTS_N)
#define TILE_FLOATS LARGER(LARGER(ROWS_FLOATS, WEIGHTS_FLOATS), PARTIALS * RESULTS)

/*
 * Parameters of every kernel of a learner group. All but the counts learners, capacity and updates, and the number of the environment step
 * that actions are for, are offsets in floats from memory;
 * learner l's arena is at arenas + l * ARENA_LENGTH, its ring at replay + l * capacity * ROW_LENGTH, its step of update u of the
 * launch at steps + (u * learners + l) * STEP_LENGTH, results likewise.
 */
#define LAUNCH \
    GLOBAL float* memory, i64 learners, i64 arenas, i64 tables, i64 steps, i64 results, i64 rows, i64 replay, i64 capacity, i64 updates, \
    i64 observations, i64 actions, i64 barriers, i64 environment_step

/* Kinds of activations. */
#define IDENTITY 0
#define RELU 1
#define LEAKY_RELU 2
#define TANH 3
#define SIGMOID 4
#define ELU 5
#define SOFTPLUS 6
#define GELU 7
#define SILU 8

/* Kinds of activations with two features per unit. */
#define CRELU 0
#define FOURIER 1

/* Which weights a step clips. */
#define CLIP_NONE 0
#define CLIP_ALL 1
#define CLIP_NEWBORN 2

/*
 * Parameters that many functions share. P: the learner's arena, tile: TILE_FLOATS of shared memory. Rows functions take the ROWS_M samples
 * from row on, those below rows alone; weights functions take every task t of theirs with (done + t) % size == rank and return done plus
 * the number of their tasks. An array of values is the offset of sample 0 and the floats from one sample to the next.
 */
#define ROWS_PARAMETERS GLOBAL float* P, LOCALP float* tile, int row, int rows
#define WEIGHTS_PARAMETERS GLOBAL float* P, LOCALP float* tile, int rank, int size, int done
#define FIRST_TASK ((rank + size - done % size) % size)
