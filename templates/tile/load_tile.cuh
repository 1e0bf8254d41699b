// SPDX-License-Identifier: Apache-2.0
// Rows of an operand from global to shared memory, zeros where there is nothing to read.
// reads Config: kThreads kLoadUnroll
// needs: ops/shared_memory.cuh

/// What one thread copies of a tile: 16 bytes of every kRowsAtOnce-th row.
template <class Operand>
struct TileCopy {
  static constexpr int kPieces = Operand::kPaddedColumns / 8;     // 16 bytes each, per row
  static constexpr int kRowsAtOnce = Config::kThreads / kPieces;  // each thread keeps its columns

  int column;
  int own_row;
  int live_rows;  // before here there is something to read
  int row;        // of the operand
  unsigned to;
  const typename Operand::Element* from;

  __device__ __forceinline__ TileCopy(const Arguments& arguments, const Block& block,
                                      unsigned shared, int first, int end) {
    column = threadIdx.x % kPieces * 8;
    own_row = threadIdx.x / kPieces;
    to = shared + own_row * Operand::kPitch + column * 2;
    row = first + own_row;
    from = nullptr;
    if constexpr (!Operand::kRowsLieApart) from = Operand::row(arguments, block, row);
    const int live_end = Operand::live_end(arguments, block, end);
    live_rows = column < Operand::kColumns ? live_end - first - own_row : 0;
  }

  /// False: threads and rows do not divide, and nothing is left for this one.
  __device__ __forceinline__ bool has_row(int i) const {
    return (Config::kThreads % kPieces == 0 || own_row < kRowsAtOnce) &&
           (Operand::kRows % kRowsAtOnce == 0 || own_row + i < Operand::kRows);
  }

  /// Row own_row + i; the next one is kRowsAtOnce further.
  __device__ __forceinline__ void copy_row(const Arguments& arguments, const Block& block, int i) {
    if constexpr (Operand::kRowsLieApart) {
      if (i < live_rows) from = Operand::row(arguments, block, row + i);
    }
    if constexpr (Operand::kAsyncCopies) {
      copy_async_16(to, from + column, i < live_rows ? 16 : 0);
    } else {
      const long long step = Operand::column_stride(arguments);
      unsigned words[4];
#pragma unroll
      for (int pair = 0; pair < 4; ++pair) {
        const int c = column + 2 * pair;
        const unsigned low = i < live_rows && c < Operand::kColumns ? from[c * step].bits : 0;
        const unsigned high =
            i < live_rows && c + 1 < Operand::kColumns ? from[(c + 1) * step].bits : 0;
        words[pair] = low | high << 16;
      }
      store_shared_16(to, words);
    }
    to += kRowsAtOnce * Operand::kPitch;
    if constexpr (!Operand::kRowsLieApart) from += kRowsAtOnce * Operand::row_stride(arguments);
  }
};

/// Rows `first` ... of Operand; rows from `end` on and columns beyond the operand's own are zeros.
/// Rows that can be read in 16-byte pieces are copied asynchronously: commit_copies() and
/// wait_for_copies() are the caller's.
template <class Operand>
__device__ __forceinline__ void load_tile(const Arguments& arguments, const Block& block,
                                          unsigned shared, int first, int end) {
  TileCopy<Operand> copy(arguments, block, shared, first, end);
#pragma unroll Config::kLoadUnroll
  for (int i = 0; i < Operand::kRows; i += TileCopy<Operand>::kRowsAtOnce) {
    if (!copy.has_row(i)) return;
    copy.copy_row(arguments, block, i);
  }
}

/// The same of two operands, B's tile behind A's. Tiles of one shape share a loop.
template <class A, class B>
__device__ __forceinline__ void load_tiles(const Arguments& arguments, const Block& block,
                                           unsigned shared, int first, int end) {
  if constexpr (A::kPitch == B::kPitch && A::kAsyncCopies && B::kAsyncCopies) {
    TileCopy<A> a(arguments, block, shared, first, end);
    TileCopy<B> b(arguments, block, shared + A::kBytes, first, end);
#pragma unroll 1
    for (int i = 0; i < A::kRows; i += TileCopy<A>::kRowsAtOnce) {
      if (!a.has_row(i)) return;
      a.copy_row(arguments, block, i);
      b.copy_row(arguments, block, i);
    }
  } else {
    load_tile<A>(arguments, block, shared, first, end);
    load_tile<B>(arguments, block, shared + A::kBytes, first, end);
  }
}
