// SPDX-License-Identifier: Apache-2.0
// After the line was walked: each block merges the partials of the unit that it began and did not
// end, if there is one.
// reads Config: kReducesRows kChunkTiles
// needs: ops/shared_memory.cuh tile/load_tile.cuh kernel/line_cut.cuh kernel/key_line.cuh
// needs: kernel/partials.cuh kernel/peers.cuh
// hooks: enter_block reduce_rows

__device__ __forceinline__ void combine_units(const Arguments& arguments) {
  extern __shared__ __align__(16) unsigned char shared_memory[];
  const KeyLine line = measure_line(arguments);
  if (!line.has_work) return;
  const UnitWeight weight = line.cut.weight;
  const long long end = line.cut.start(blockIdx.x + 1);
  const LinePlace last = place_on_line(arguments, weight, end - 1);
  const long long begin = line.cut.start(blockIdx.x) - last.unit_at;
  const int behind = weight.atoms_before(end - last.unit_at, last.atoms);
  const bool begins_here = weight.atoms_before(begin, last.atoms) == 0 && behind > 0;
  if (!begins_here || behind == last.atoms) return;

  const Block block = enter_block(arguments, last.sequence, last.unit,
                                  reinterpret_cast<float*>(shared_memory + RowOperand::kBytes));
  if constexpr (Config::kReducesRows) {
    const unsigned rows = static_cast<unsigned>(__cvta_generic_to_shared(shared_memory));
    load_tile<RowOperand>(arguments, block, rows, block.row_begin, block.row_end);
    commit_copies();
    wait_for_copies();
    __syncthreads();
    reduce_rows(block, rows);
    __syncthreads();
  }
  const long long first = blockIdx.x;
  const float* slots = arguments.workspace + row_warp() * Partial::kFloats;
  const int final_block = line.cut.block_of(last.unit_at + weight.place_of(last.atoms - 1));
  PartialList list = {slots + (2 * first + 1) * Partial::kSlotFloats,
                      slots + 2 * first * Partial::kSlotFloats, 2 * Partial::kSlotFloats,
                      static_cast<int>(final_block - first + 1)};
  if constexpr (Config::kChunkTiles > 0) {
    list = chunk_partials(slots, chunk_slot(arguments, last), last.atoms);
  }
  Row row[2];
  ColumnShare columns;
  merge_partials(arguments, block, list, row, columns);
  finish_rows(arguments, block, row, columns);
}
