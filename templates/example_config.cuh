// SPDX-License-Identifier: Apache-2.0
// A lawful Config, operands and hooks, so that every template can be read and compiled on its own.
// reads Config: -
// needs: ops/bf16.cuh

struct Config {
  static constexpr int kRowTile = 64;
  static constexpr int kKeyTile = 64;
  static constexpr int kKeysPerWarp = 64;
  static constexpr int kThreads = 128;
  static constexpr int kStages = 2;
  static constexpr int kLoadUnroll = 2;
  static constexpr int kContractUnroll = 1;
  static constexpr int kLeastTiles = 4;
  static constexpr int kPieceEdge = 0;
  static constexpr int kRowScalars = 2;
  static constexpr int kPartsAtOnce = 4;
  static constexpr bool kMergesInPlace = true;
  static constexpr bool kMergesInGroups = true;
  static constexpr bool kCountsTiles = false;
  static constexpr int kChunkTiles = 16;
  static constexpr int kDirectPeers = 4;
  static constexpr bool kKeysHaveGap = true;
  static constexpr bool kSkipsTiles = true;
  static constexpr bool kRowsBeginLate = true;
  static constexpr bool kRetagsWide = true;
  static constexpr bool kScoreReadsTables = true;
  static constexpr bool kClampsKeys = false;
  static constexpr bool kReducesRows = true;
  static constexpr bool kReducesKeys = true;
  static constexpr int kRowAxes = 3;
  static constexpr int kColumnsAtOnce = 8;
};

struct Arguments {
  const Bf16* matrix;
  long long stride;
  float* workspace;
  long long extents[Config::kRowAxes];
  long long rows;
  long long columns;
  int parts;
};

struct Block {
  int row_begin;
  int row_end;
  int gap_begin;
  int gap_end;
  int row_first;
  int row_last;
  int key_begin;
  int key_end;
};

struct Row {
  float value;
};

struct RowOperand {
  using Element = Bf16;
  static constexpr int kRows = Config::kRowTile;
  static constexpr int kColumns = 72;
  static constexpr int kPaddedColumns = 80;
  static constexpr int kPitch = 176;
  static constexpr int kBytes = kRows * kPitch;
  static constexpr bool kAsyncCopies = true;
  static constexpr bool kRowsLieApart = false;

  static __device__ __forceinline__ const Element* row(const Arguments& arguments,
                                                       const Block& block, int row) {
    return arguments.matrix + row * arguments.stride;
  }
  static __device__ __forceinline__ long long row_stride(const Arguments& arguments) {
    return arguments.stride;
  }
  static __device__ __forceinline__ long long column_stride(const Arguments& arguments) {
    return 1;
  }
  static __device__ __forceinline__ int live_end(const Arguments& arguments, const Block& block,
                                                 int end) {
    return end;
  }
};

struct KeyOperand : RowOperand {
  static constexpr bool kAsyncCopies = false;
  static constexpr bool kRowsLieApart = true;
};

struct ValueOperand : RowOperand {};

struct RowPart;
struct RowPlace;
struct KeyRange;
struct MergeFactors {
  float earlier;
  float later;
};
__device__ Block enter_block(const Arguments& arguments, unsigned index, float* scratch);
__device__ int sequence_count(const Arguments& arguments);
__device__ int units_per_sequence(const Arguments& arguments);
__device__ Block enter_block(const Arguments& arguments, int sequence, int unit, float* scratch);
__device__ unsigned* tickets(const Arguments& arguments);
__device__ long long key_capacity(const Arguments& arguments);
__device__ unsigned long long* tile_counts(const Arguments& arguments);
__device__ void save_row(float* to, const Row& row);
__device__ void load_row(const float* from, Row& row);
__device__ MergeFactors merge_row(const Arguments& arguments, const Block& block, Row& row,
                                  const Row& later);
__device__ void agree_row(Row& row);
__device__ Row enter_row(const Arguments& arguments, const Block& block, int row, int tile_row);
__device__ void reduce_rows(const Block& block, unsigned tile);
__device__ void reduce_keys(const Block& block, unsigned tile);
__device__ bool tile_possible(const Arguments& arguments, const Block& block, int first, int last);
__device__ bool tile_certain(const Arguments& arguments, const Block& block, int first, int last);
__device__ KeyRange kept_keys(const Arguments& arguments, const Block& block, const Row& row);
__device__ bool keep(const Arguments& arguments, const Block& block, const Row& row, int key);
__device__ float score(const Arguments& arguments, const Block& block, const Row& row, int key,
                       int column, float dot);
__device__ float excluded();
__device__ float update_row(const Arguments& arguments, const Block& block, Row& row,
                            RowPart& tile, bool is_full, unsigned kept);
__device__ void clear_dead_keys(const Block& block, unsigned values, unsigned kept);
__device__ void finish_row(const Arguments& arguments, const Block& block, Row& row,
                           bool is_stored);
__device__ void store_columns(const Arguments& arguments, const Block& block, const Row& row,
                              long long column, float low, float high);
__device__ Row no_key();
__device__ Row told_row(const Arguments& arguments, int part, const RowPlace& place);
__device__ float told_column(const Arguments& arguments, int part, const RowPlace& place,
                             long long column);
__device__ float column_of_one(const Row& row);
__device__ MergeFactors merge_row(Row& row, const Row& later);
__device__ void finish_row(Row& row);
__device__ void store_row(const Arguments& arguments, const RowPlace& place, const Row& row);
__device__ void store_column(const Arguments& arguments, const RowPlace& place, const Row& row,
                             long long column, float accumulated);
