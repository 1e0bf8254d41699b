// SPDX-License-Identifier: Apache-2.0
// One entry per wrapper of templates/ops that a whole warp executes. Block i is case i; what a lane
// gives and gets is stored lane by lane.
// needs: bf16.cuh f16.cuh shared_memory.cuh ticket.cuh

struct Arguments {
  const unsigned* a;
  const unsigned* b;
  const unsigned* c;
  unsigned* out;
  long long count;
};

constexpr int kImageWords = 1024;

__device__ __forceinline__ unsigned window_address(const void* shared) {
  return static_cast<unsigned>(__cvta_generic_to_shared(shared));
}

__device__ __forceinline__ void store_lane(const Arguments& arguments, const unsigned (&words)[4]) {
  unsigned* out = arguments.out + (blockIdx.x * 32ll + threadIdx.x) * 4;
  for (int i = 0; i < 4; ++i) out[i] = words[i];
}

/// a: 1024 words of shared memory; b: the byte offset of the row that each lane names.
template <bool kTransposed>
__device__ __forceinline__ void load_rows(const Arguments& arguments) {
  __shared__ __align__(16) unsigned image[kImageWords];
  for (int i = threadIdx.x; i < kImageWords; i += 32) image[i] = arguments.a[i];
  __syncthreads();
  const unsigned row = window_address(image) + arguments.b[blockIdx.x * 32ll + threadIdx.x];
  unsigned words[4];
  if (kTransposed) {
    load_matrices_transposed(words, row);
  } else {
    load_matrices(words, row);
  }
  store_lane(arguments, words);
}

extern "C" __global__ void __launch_bounds__(32) load_matrices_case(
    const __grid_constant__ Arguments arguments) {
  load_rows<false>(arguments);
}

extern "C" __global__ void __launch_bounds__(32) load_matrices_transposed_case(
    const __grid_constant__ Arguments arguments) {
  load_rows<true>(arguments);
}

/// a: four registers of A per lane; b: two of B; c: four accumulators.
template <class Element>
__device__ __forceinline__ void multiply_fragments(const Arguments& arguments) {
  const long long lane = blockIdx.x * 32ll + threadIdx.x;
  unsigned a[4];
  float d[4];
  for (int i = 0; i < 4; ++i) a[i] = arguments.a[lane * 4 + i];
  for (int i = 0; i < 4; ++i) d[i] = __uint_as_float(arguments.c[lane * 4 + i]);
  multiply_add(d, a, arguments.b[lane * 2], arguments.b[lane * 2 + 1], Element());
  unsigned words[4];
  for (int i = 0; i < 4; ++i) words[i] = __float_as_uint(d[i]);
  store_lane(arguments, words);
}

extern "C" __global__ void __launch_bounds__(32) multiply_add_bf16_case(
    const __grid_constant__ Arguments arguments) {
  multiply_fragments<Bf16>(arguments);
}

extern "C" __global__ void __launch_bounds__(32) multiply_add_f16_case(
    const __grid_constant__ Arguments arguments) {
  multiply_fragments<F16>(arguments);
}

/// a: 16 bytes per lane; b: how many of them to copy, 0 to 16; the rest becomes zeros.
extern "C" __global__ void __launch_bounds__(32) copy_async_16_case(
    const __grid_constant__ Arguments arguments) {
  __shared__ __align__(16) unsigned image[128];
  const long long lane = blockIdx.x * 32ll + threadIdx.x;
  for (int i = threadIdx.x; i < 128; i += 32) image[i] = 0xDEADBEEFu;
  __syncthreads();
  copy_async_16(window_address(image + threadIdx.x * 4), arguments.a + lane * 4,
                static_cast<int>(arguments.b[lane]));
  commit_copies();
  wait_for_copies();
  __syncthreads();
  unsigned words[4];
  for (int i = 0; i < 4; ++i) words[i] = image[threadIdx.x * 4 + i];
  store_lane(arguments, words);
}

/// As above, twice, in two groups: the older one is there while the younger may be on its way.
extern "C" __global__ void __launch_bounds__(32) older_copies_case(
    const __grid_constant__ Arguments arguments) {
  __shared__ __align__(16) unsigned image[2][128];
  const long long lane = blockIdx.x * 32ll + threadIdx.x;
  for (int i = threadIdx.x; i < 256; i += 32) image[i / 128][i % 128] = 0xDEADBEEFu;
  __syncthreads();
  for (int group = 0; group < 2; ++group) {
    copy_async_16(window_address(image[group] + threadIdx.x * 4), arguments.a + lane * 4,
                  static_cast<int>(arguments.b[lane]));
    commit_copies();
  }
  wait_for_older_copies<1>();
  __syncthreads();
  unsigned words[4];
  for (int i = 0; i < 4; ++i) words[i] = image[0][threadIdx.x * 4 + i];
  wait_for_copies();
  __syncthreads();
  for (int i = 0; i < 4; ++i) {
    if (image[1][threadIdx.x * 4 + i] != words[i]) words[i] = ~words[i];
  }
  store_lane(arguments, words);
}

/// Lane after lane takes a ticket of one counter, b says which is the last: what each one got.
extern "C" __global__ void __launch_bounds__(32) ticket_case(
    const __grid_constant__ Arguments arguments) {
  unsigned* counter = arguments.out + blockIdx.x * 128ll;
  if (threadIdx.x == 0) *counter = 0;
  __syncthreads();
  unsigned words[4] = {0, 0, 0, 0};
  for (int turn = 0; turn < 32; ++turn) {
    if (threadIdx.x == turn) {
      words[0] = take_ticket(counter, arguments.b[blockIdx.x * 32ll + threadIdx.x]);
      fence_of_gpu();
    }
    __syncthreads();
  }
  store_lane(arguments, words);
}

/// a: 16 bytes per lane, stored where b (a permutation of the lanes) says and loaded in order.
extern "C" __global__ void __launch_bounds__(32) shared_16_case(
    const __grid_constant__ Arguments arguments) {
  __shared__ __align__(16) unsigned image[128];
  const long long lane = blockIdx.x * 32ll + threadIdx.x;
  unsigned words[4];
  for (int i = 0; i < 4; ++i) words[i] = arguments.a[lane * 4 + i];
  store_shared_16(window_address(image) + arguments.b[lane] * 16, words);
  __syncthreads();
  load_shared_16(words, window_address(image) + threadIdx.x * 16);
  store_lane(arguments, words);
}
