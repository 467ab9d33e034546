/* What CUDA C++ has without headers, in words of clang: attributes, indices, and the few functions that the kernel dialect uses. */
#define __global__ __attribute__((global))
#define __device__ __attribute__((device))
#define __shared__ __attribute__((shared))
#define __align__(bytes) __attribute__((aligned(bytes)))
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))
#define __launch_bounds__(threads, blocks) __attribute__((launch_bounds(threads, blocks)))
struct Axis { unsigned x, y; };
#define threadIdx (Axis{(unsigned)__nvvm_read_ptx_sreg_tid_x(), 0u})
#define blockIdx (Axis{(unsigned)__nvvm_read_ptx_sreg_ctaid_x(), (unsigned)__nvvm_read_ptx_sreg_ctaid_y()})
#define gridDim (Axis{(unsigned)__nvvm_read_ptx_sreg_nctaid_x(), 0u})
struct __align__(16) float4 { float x, y, z, w; };
struct __align__(16) uint4 { unsigned x, y, z, w; };
#define fmaf __builtin_fmaf
#define sqrtf __nvvm_sqrt_rn_f
#define __int_as_float(bits) __builtin_bit_cast(float, (int)(bits))
#define __uint_as_float(bits) __builtin_bit_cast(float, (unsigned)(bits))
#define __float_as_int(value) __builtin_bit_cast(int, (float)(value))
#define __float_as_uint(value) __builtin_bit_cast(unsigned, (float)(value))
#define __umulhi __nvvm_mulhi_ui
#define __threadfence __nvvm_membar_gl
#define atomicAdd(at, value) __nvvm_atom_add_gen_i((int*)(at), (int)(value))
