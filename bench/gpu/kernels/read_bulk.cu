// SPDX-License-Identifier: Apache-2.0
// The same reading by the bulk copy engine (sm_90): chunks of `chunk_bytes` through a ring of `stages`
// mbarriers. Warp 4 issues, warps 0 to 3 read every byte from shared memory. Waits are bounded: a
// barrier that never completes ends the kernel with the word 0xFFFFFFFF in `late`.

struct Arguments {
  const unsigned char* from;
  unsigned* out;   // one word per thread of the grid, 160 threads a CTA
  unsigned* late;  // one word
  long long count;  // 16-byte words
  int chunk_bytes;
  int stages;
};

__device__ __forceinline__ void start_barrier(unsigned barrier, int arrivals) {
  asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" ::"r"(barrier), "r"(arrivals) : "memory");
}
__device__ __forceinline__ void expect_bytes(unsigned barrier, int bytes) {
  asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" ::"r"(barrier), "r"(bytes)
               : "memory");
}
__device__ __forceinline__ void arrive(unsigned barrier) {
  asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" ::"r"(barrier) : "memory");
}
__device__ __forceinline__ bool is_complete(unsigned barrier, int parity) {
  int done;
  asm volatile(
      "{\n.reg .pred p;\n"
      "mbarrier.try_wait.parity.shared::cta.b64 p, [%1], %2;\n"
      "selp.b32 %0, 1, 0, p;\n}"
      : "=r"(done)
      : "r"(barrier), "r"(parity)
      : "memory");
  return done != 0;
}
__device__ __forceinline__ bool wait_bounded(unsigned barrier, int parity, unsigned* late) {
#pragma unroll 1
  for (int tries = 0; tries < 1 << 20; ++tries) {
    if (is_complete(barrier, parity)) return true;
  }
  *late = 0xFFFFFFFFu;
  return false;
}
__device__ __forceinline__ void copy_bulk(unsigned to, const unsigned char* from, int bytes,
                                          unsigned barrier) {
  asm volatile(
      "cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes [%0], [%1], %2, [%3];" ::"r"(
          to),
      "l"(from), "r"(bytes), "r"(barrier)
      : "memory");
}

struct Ring {
  unsigned base;      // of the stages, in shared memory
  unsigned barriers;  // of each stage: full, empty
  long long chunks;
};

/// One thread: asks for every chunk of this CTA as soon as its stage is empty.
__device__ __forceinline__ void issue_chunks(const Arguments& arguments, const Ring& ring) {
  int stage = 0;
  int parity = 1;  // every stage starts empty
  bool on_time = true;
#pragma unroll 1
  for (long long chunk = blockIdx.x; on_time && chunk < ring.chunks; chunk += gridDim.x) {
    const unsigned full = ring.barriers + 16 * stage;
    on_time = wait_bounded(full + 8, parity, arguments.late);
    expect_bytes(full, arguments.chunk_bytes);
    copy_bulk(ring.base + stage * arguments.chunk_bytes,
              arguments.from + chunk * arguments.chunk_bytes, arguments.chunk_bytes, full);
    stage = stage + 1 == arguments.stages ? 0 : stage + 1;
    parity ^= stage == 0;
  }
}

/// 128 threads: read every byte of every chunk from shared memory.
__device__ __forceinline__ unsigned read_chunks(const Arguments& arguments, const Ring& ring,
                                                const unsigned char* stages, int thread) {
  unsigned sum = 0;
  int stage = 0;
  int parity = 0;
  bool on_time = true;
#pragma unroll 1
  for (long long chunk = blockIdx.x; on_time && chunk < ring.chunks; chunk += gridDim.x) {
    const unsigned full = ring.barriers + 16 * stage;
    on_time = wait_bounded(full, parity, arguments.late);
    const uint4* words = reinterpret_cast<const uint4*>(stages + stage * arguments.chunk_bytes);
#pragma unroll 4
    for (int i = thread; i < arguments.chunk_bytes / 16; i += 128) {
      const uint4 word = words[i];
      sum ^= word.x ^ word.y ^ word.z ^ word.w;
    }
    __syncwarp();
    if (thread % 32 == 0) arrive(full + 8);
    stage = stage + 1 == arguments.stages ? 0 : stage + 1;
    parity ^= stage == 0;
  }
  return sum;
}

extern "C" __global__ void __launch_bounds__(160) read_bulk(
    const __grid_constant__ Arguments arguments) {
  extern __shared__ __align__(128) unsigned char stages[];
  const int thread = static_cast<int>(threadIdx.x);
  Ring ring;
  ring.base = static_cast<unsigned>(__cvta_generic_to_shared(stages));
  ring.barriers = ring.base + arguments.stages * arguments.chunk_bytes;
  ring.chunks = arguments.count * 16 / arguments.chunk_bytes;
  if (thread == 0) {
    for (int stage = 0; stage < arguments.stages; ++stage) {
      start_barrier(ring.barriers + 16 * stage, 1);
      start_barrier(ring.barriers + 16 * stage + 8, 4);
    }
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
  }
  __syncthreads();
  unsigned sum = 0;
  if (thread < 128) {
    sum = read_chunks(arguments, ring, stages, thread);
  } else if (thread == 128) {
    issue_chunks(arguments, ring);
  }
  // A copy under way must not outlive the CTA's shared memory: the readers have waited for each.
  __syncthreads();
  arguments.out[blockIdx.x * 160 + thread] = sum;
}
