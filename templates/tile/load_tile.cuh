// SPDX-License-Identifier: Apache-2.0
// Rows of an operand from global to shared memory, zeros where there is nothing to read.
// reads Config: kThreads kLoadUnroll
// needs: ops/shared_memory.cuh

/// Rows `first` ... of Operand; rows from `end` on and columns beyond the operand's own are zeros.
/// Rows that can be read in 16-byte pieces are copied asynchronously: commit_copies() and
/// wait_for_copies() are the caller's.
template <class Operand>
__device__ __forceinline__ void load_tile(const Arguments& arguments, const Block& block,
                                          unsigned shared, int first, int end) {
  constexpr int kPieces = Operand::kPaddedColumns / 8;     // 16 bytes each, per row
  constexpr int kRowsAtOnce = Config::kThreads / kPieces;  // each thread keeps its columns
  const int column = threadIdx.x % kPieces * 8;
  const int own_row = threadIdx.x / kPieces;
  if (Config::kThreads % kPieces != 0 && own_row >= kRowsAtOnce) return;
  const unsigned to = shared + own_row * Operand::kPitch + column * 2;
  const auto* from = Operand::row(arguments, block, first + own_row);
  const int live_end = Operand::live_end(arguments, block, end);
  const int live_rows = column < Operand::kColumns ? live_end - first - own_row : 0;
#pragma unroll Config::kLoadUnroll
  for (int i = 0; i < Operand::kRows; i += kRowsAtOnce) {
    if (Operand::kRows % kRowsAtOnce != 0 && own_row + i >= Operand::kRows) return;
    if constexpr (Operand::kAsyncCopies) {
      copy_async_16(to + i * Operand::kPitch, from + column, i < live_rows ? 16 : 0);
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
      store_shared_16(to + i * Operand::kPitch, words);
    }
    from += kRowsAtOnce * Operand::row_stride(arguments);
  }
}
