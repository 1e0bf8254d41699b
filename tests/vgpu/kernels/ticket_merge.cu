// SPDX-License-Identifier: Apache-2.0
// Partial sums of all blocks, merged in order by the block that arrives last: by one ticket, or by a
// ticket of each group and one of the groups. DEFECT plants a bug; 0 plants none.
#define NO_FENCE 1
#define NO_FENCE_AFTER 2
#define NO_BARRIER 3
#define BLOCK_FENCE 4
#define EVERYONE_MERGES 5
#define NON_COHERENT 6
#define WRONG_PEERS 7
#define ROOT_WITHOUT_FENCE 8
#define ROOT_WITHOUT_BARRIER 9
#define LEADER_SKIPS_FENCE_AFTER 10

__device__ __forceinline__ void publish_fence(bool root) {
#if DEFECT == BLOCK_FENCE
  __threadfence_block();
#elif DEFECT == ROOT_WITHOUT_FENCE
  if (!root) __threadfence();
#elif DEFECT != NO_FENCE
  __threadfence();
#endif
}

__device__ __forceinline__ void acquire_fence(bool root) {
#if DEFECT == LEADER_SKIPS_FENCE_AFTER
  if (root) __threadfence();
#elif DEFECT != NO_FENCE_AFTER
  __threadfence();
#endif
}

__device__ __forceinline__ void block_barrier(bool root) {
#if DEFECT == ROOT_WITHOUT_BARRIER
  if (!root) __syncthreads();
#elif DEFECT != NO_BARRIER
  __syncthreads();
#endif
}

__device__ __forceinline__ float partial_at(const float* from) {
#if DEFECT == NON_COHERENT
  return __ldg(from);
#else
  return *from;
#endif
}

/// True in every thread of the last of `peers` blocks; the counter is zero again then.
__device__ __forceinline__ bool arrives_last(unsigned* counter, unsigned peers, bool root) {
  __shared__ unsigned last;
  block_barrier(root);
  if (threadIdx.x == 0) {
#if DEFECT == WRONG_PEERS
    if (peers > 2) --peers;
#endif
    publish_fence(root);
    last = atomicInc(counter, peers - 1) == peers - 1;
    acquire_fence(root);
  }
  __syncthreads();
#if DEFECT == EVERYONE_MERGES
  return true;
#else
  return last != 0;
#endif
}

__device__ __forceinline__ float sum_of(const float* partials, unsigned first, unsigned count) {
  float sum = 0;
  for (unsigned c = first; c < first + count; ++c) {
    sum += partial_at(partials + c * blockDim.x + (threadIdx.x + 1) % blockDim.x);
  }
  return sum;
}

/// `group` blocks share a first ticket; the whole grid does with group >= gridDim.x. `partials` has
/// a row for every block and every group, `tickets` one for the root and every group.
extern "C" __global__ void ticket_merge(const float* in, float* partials, unsigned* tickets,
                                        float* out, int group) {
  const unsigned block = blockIdx.x;
  const unsigned size = static_cast<unsigned>(group);
  const unsigned groups = (gridDim.x + size - 1) / size;
  const unsigned mine = block / size;
  const unsigned peers = min(size, gridDim.x - mine * size);
  partials[block * blockDim.x + threadIdx.x] = 2 * in[block * blockDim.x + threadIdx.x];
  if (!arrives_last(tickets + 1 + mine, peers, false)) return;
  const float of_group = sum_of(partials, mine * size, peers);
  if (groups > 1) {
    partials[(gridDim.x + mine) * blockDim.x + threadIdx.x] = of_group;
    if (!arrives_last(tickets, groups, true)) return;
    out[threadIdx.x] = sum_of(partials, gridDim.x, groups);
  } else {
    out[threadIdx.x] = of_group;
  }
}
