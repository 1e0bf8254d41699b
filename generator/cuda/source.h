// SPDX-License-Identifier: Apache-2.0
// What the CUDA back end decides and prints: Problem (asked) -> Plan (decided) -> CudaSource.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/form/kernel_argument.h"
#include "generator/ir/binding.h"
#include "generator/ir/cascade.h"
#include "generator/schedule/merge_protocol.h"

namespace attngen {

/// Limits of a GPU that a plan must fit; plain numbers, never read from a driver here.
struct DeviceLimits {
  std::string arch = "sm_90";  ///< sm_80 86 89 90 90a 100 103 120 121 (a/f forms kept as given)
  int shared_bytes_per_block = 232448;
  int multiprocessors = 132;
  int threads_per_multiprocessor = 2048;
};
DeviceLimits limits_of_arch(const std::string& arch);  ///< throws Error(refused) for an unknown one

/// The kernels there are: how the work is cut.
enum class Skeleton : std::uint8_t {
  forward,  ///< one CTA per row tile, over all its keys
  decode,   ///< few rows, many keys: all key tiles in one line, cut evenly over the CTAs
  merge,    ///< no keys: outputs of runs over disjoint sets of keys become those over all of them
};

std::string name_of(Skeleton skeleton);  ///< "forward"

/// The numbers of a tile, all of them: what choose_plan() decides unless somebody asks for others
/// because they were measured. See generator/cuda/gpu_tile.h.
struct GpuTile {
  Skeleton skeleton = Skeleton::forward;
  int row_tile = 64;     ///< rows per CTA, 16 per warp
  int stream_tile = 64;  ///< keys per step
  int stages = 2;        ///< tiles of keys and values in shared memory
  int key_warps = 1;     ///< warps with the same rows, which cut a key tile between them
  int blocks_per_multiprocessor = 1;
  int least_tiles = 1;                          ///< decode: as in Plan
  MergeProtocol merge = MergeProtocol::ticket;  ///< decode
  bool operator==(const GpuTile&) const = default;
};

/// Asked: the shape class. Only what the text of the kernel depends on; every other extent, length,
/// stride and scalar is a launch argument.
struct Problem {
  std::vector<std::int64_t>
      extents;  ///< by rank id; used for head dims, and for static params' bounds
  std::vector<double> static_params;  ///< by param id; NaN where not static
  int batch_axes = 0;
  DeviceLimits limits;
  /// By tensor id (empty = none): the array at hand does not allow 16-byte copies of its rows
  /// (column stride not 1, a base or a row or batch stride not a multiple of 16 bytes): element by
  /// element then.
  std::vector<bool> element_loads;
  bool count_keep = false;  ///< debug: count evaluations of keep() into a launch argument
  /// debug, decode: in place of meeting key tiles count them, by block, into a launch argument of
  /// one u64 a block of the grid. Outputs are those of rows without keys.
  bool count_tiles = false;
  /// debug: trap at what no table should hold, a coordinate beyond its axis, a length (see
  /// key_lengths.h) outside 0 ... the extent. The same text where tables say neither.
  bool check_tables = false;
  Skeleton skeleton = Skeleton::forward;
  std::optional<MergeProtocol> merge;  ///< decode: asked; none = the schedule chooses. A tile says
                                       ///< it itself
  bool batch_invariant = false;        ///< decode: bits of a sequence depend on nothing but itself
  std::optional<GpuTile> tile;         ///< asked for; absent = choose_plan()'s own
};
std::string to_text(const Cascade& cascade, const Problem& problem);  ///< one line

/// Decided: the numbers of a skeleton.
struct Plan {
  Skeleton skeleton = Skeleton::forward;
  std::vector<bool> element_loads;  ///< by tensor id: read or written element by element
  int row_rank = -1;                ///< the rank that is cut into row tiles
  std::vector<int> grid_ranks;      ///< the other parallel ranks: one block per point and row tile
  int row_tile = 64;                ///< rows of P per CTA (BM)
  int stream_tile = 64;             ///< keys per step (BN)
  int warps = 4;
  int stages = 2;
  // decode alone:
  int row_bin = 0;  ///< 16, 32 or 64: rows that share keys, of all heads that do; 64 = more too
  int packed_rank = -1;  ///< heads that share keys and lie in one row tile, or -1
  Expr packed_group;     ///< how many neighbours do, over extents and integers; null = all
  int blocks = 0;        ///< CTAs of every launch, whatever the lengths
  int blocks_per_multiprocessor = 1;
  int least_tiles = 1;  ///< key tiles per CTA below which fewer CTAs take part
  int piece_edge = 0;   ///< sixteenths of a key tile that each end of a piece weighs; 0 = none
  MergeProtocol merge = MergeProtocol::ticket;
  int key_rank = -1;
  int chunk_tiles = 0;   ///< of batch-invariant bits: what is never cut, and has a partial; 0 = no
  int direct_peers = 1;  ///< partials of a unit that one CTA merges at once; two_level: of more,
                         ///< groups
  // merge alone:
  int row_axes = 0;    ///< axes of an output that are no columns, batch axes among them
  int most_parts = 0;  ///< in one launch
  std::vector<std::string>
      reasons;  ///< why a slower path was taken: "E=71 is not a multiple of 8: element loads"
};
std::string to_text(const Plan& plan);  ///< "forward rows=64 keys=64 warps=4 stages=2"

struct CudaSource {
  std::string slug;     ///< readable: attngen_causal_d128_bf16_sm90
  std::string entry;    ///< extern "C" name
  std::string command;  ///< "attngen emit ...": prints this text again
  std::string text;     ///< flat, complete, no includes
  Plan plan;
  std::vector<KernelArgument> arguments;
  int threads = 0;
  int shared_bytes = 0;       ///< dynamic
  std::string combine_entry;  ///< the kernel to launch after the first with the same grid, threads
                              ///< and arguments; empty = none
  int combine_shared_bytes = 0;
  std::int64_t workspace_bytes = 0;  ///< of one launch in flight, whatever the lengths; where
                                     ///< chunk_bytes is not 0 see workspace_of
  std::int64_t chunk_bytes = 0;      ///< a partial of each chunk of each unit is kept; 0 = no
  std::int64_t ticket_bytes = 0;     ///< zeros before the first launch; every launch leaves zeros
};

/// Grid for one launch: pure arithmetic on extents (by rank id) and the batch shape. Throws
/// Error(refused) for an axis or a number of blocks beyond what a launch holds.
std::array<int, 3> grid_of(const Cascade& cascade, const CudaSource& source,
                           std::span<const std::int64_t> extents,
                           std::span<const std::int64_t> batch);

/// Workspace of one launch: workspace_bytes, or, for batch-invariant bits, a slot for every chunk
/// that sequences of these extents have room for. Throws Error(refused) beyond 2^62 bytes.
std::int64_t workspace_of(const CudaSource& source, std::span<const std::int64_t> extents,
                          std::span<const std::int64_t> batch);

/// Chooses a lawful plan for the skeleton that is asked. Throws Error(refused) with every reason
/// when the cascade does not have the form of the skeletons, or no plan fits, and with
/// why_no_tile() for a tile asked for that is not lawful.
Plan choose_plan(const Cascade& cascade, const Analysis& analysis, const Problem& problem);

/// Equal inputs give equal bytes on every machine.
CudaSource emit_cuda(const Cascade& cascade, const Analysis& analysis, const Problem& problem,
                     const Plan& plan);

/// The token whitelist: every identifier, keyword, directive and asm instruction of `text` must be
/// one the generator prints. Returns what was found that is not, empty when clean.
std::vector<std::string> foreign_tokens(const std::string& text);

}  // namespace attngen
