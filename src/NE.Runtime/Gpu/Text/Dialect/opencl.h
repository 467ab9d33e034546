/* The kernel dialect in OpenCL C 1.2. Products and sums are fused only in FMA. */
#pragma OPENCL FP_CONTRACT OFF
#ifdef cl_khr_fp64
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif

typedef uchar u8;
typedef ushort u16;
typedef uint u32;
typedef long i64;
typedef ulong u64;

#define KERNEL(threads) __kernel __attribute__((reqd_work_group_size(threads, 1, 1))) void
#define KERNEL_TEAM(threads) KERNEL(threads)
#define DEVICE static inline
#define DEVICE_FN static inline
#define GLOBAL __global
#define LOCALP __local
#define SHARED4 __local __attribute__((aligned(16)))
#define RESTRICT restrict
#define UNROLL

#define SYNC_THREADS() barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#define LID ((int)get_local_id(0))
#define GID ((int)get_group_id(0))
#define GID_Y ((int)get_group_id(1))
#define NGROUPS ((int)get_num_groups(0))

#define FMA(a, b, c) fma((float)(a), (float)(b), (float)(c))
#define SQRT(x) sqrt((float)(x))
#define INT_AS_FLOAT(bits) as_float((int)(bits))
#define FLOAT_AS_INT(x) as_int((float)(x))
#define FLOAT_AS_U32(x) as_uint((float)(x))
#define U32_AS_FLOAT(bits) as_float((uint)(bits))
#define MULHI_U32(a, b) mul_hi((uint)(a), (uint)(b))
#define LD4L(pointer) (*(__local const float4*)(pointer))

/* A team is one block: OpenCL blocks cannot synchronise. */
#define TEAM_ID GID
#define TEAM_RANK 0
#define TEAM_SIZE 1
#define TEAM_SYNC() SYNC_THREADS()
