/* The kernel dialect in CUDA C++ 17 without headers. Compile with --fmad=false: products and sums are fused only in FMA. */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef long long i64;
typedef unsigned long long u64;

#define KERNEL(threads) extern "C" __global__ void __launch_bounds__(threads, 1)
#define DEVICE static __device__ __forceinline__
#define DEVICE_FN static __device__ __noinline__
#define GLOBAL
#define LOCALP
#define SHARED4 __shared__ __align__(16)
#define RESTRICT __restrict__
#define UNROLL _Pragma("unroll")

#define SYNC_THREADS() __syncthreads()
#define LID ((int)threadIdx.x)
#define GID ((int)blockIdx.x)
#define GID_Y ((int)blockIdx.y)
#define NGROUPS ((int)gridDim.x)

#define FMA(a, b, c) fmaf((a), (b), (c))
#define SQRT(x) sqrtf(x)
#define INT_AS_FLOAT(bits) __int_as_float((int)(bits))
#define FLOAT_AS_INT(x) __float_as_int(x)
#define FLOAT_AS_U32(x) __float_as_uint(x)
#define U32_AS_FLOAT(bits) __uint_as_float((u32)(bits))
#define MULHI_U32(a, b) __umulhi((u32)(a), (u32)(b))
#define LD4L(pointer) (*(const float4*)(pointer))

/*
 * Teams: the blocks that share one learner. TEAM_SYNC makes the writes of all of them visible to all.
 * Cluster: blocks scheduled together by the hardware (compute capability 9.0 or later); its barrier also orders memory.
 */
#if defined(TEAM_CLUSTER)
#define KERNEL_TEAM(threads) extern "C" __global__ void __cluster_dims__(TEAM_CLUSTER, 1, 1) __launch_bounds__(threads, 1)
#define TEAM_ID ((int)blockIdx.x / TEAM_CLUSTER)
#define TEAM_RANK ((int)blockIdx.x % TEAM_CLUSTER)
#define TEAM_SIZE TEAM_CLUSTER
#define TEAM_SYNC() \
    asm volatile("barrier.cluster.arrive.aligned;\n\tbarrier.cluster.wait.aligned;" : : : "memory")

/*
 * Grid: blocks of a cooperative launch. A counter for each team, in a cache line of its own and 0 before the launch, hands out tickets; a
 * block waits until as many have been drawn as the round of its own ticket needs. The fences order the memory of the whole block: its
 * threads met before.
 */
#elif defined(TEAM_GRID)
#define KERNEL_TEAM(threads) KERNEL(threads)
#define TEAM_ID ((int)blockIdx.x / TEAM_GRID)
#define TEAM_RANK ((int)blockIdx.x % TEAM_GRID)
#define TEAM_SIZE TEAM_GRID
#define TEAM_SYNC() team_sync((u32*)(memory + barriers) + TEAM_ID * BARRIER_LENGTH)
static __device__ __noinline__ void team_sync(u32* counter) {
    __syncthreads();
    if (threadIdx.x == 0) {
        __threadfence();
        const u32 ticket = atomicAdd(counter, 1u);
        const u32 round = (ticket / TEAM_GRID + 1u) * TEAM_GRID;
        while ((int)(*(volatile u32*)counter - round) < 0) {
        }
        __threadfence();
    }
    __syncthreads();
}

/* One block per learner. */
#else
#define KERNEL_TEAM(threads) KERNEL(threads)
#define TEAM_ID ((int)blockIdx.x)
#define TEAM_RANK 0
#define TEAM_SIZE 1
#define TEAM_SYNC() __syncthreads()
#endif
