// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/device_calls.h"

#include <string>

#include "base/error.h"
#include "runtime/vgpu/scalar_functions.h"
#include "runtime/vgpu/sync_flags.h"
#include "runtime/vgpu/thread_block.h"
#include "runtime/vgpu/warp_operations.h"

namespace attngen::vgpu {
namespace {

using U32 = std::uint32_t;
using U64 = std::uint64_t;

Thread& of(ThreadView* view) {
  return *static_cast<Thread*>(view);
}

// --- memory
// ----------------------------------------------------------------------------------------
std::byte* global_read(ThreadView* view, U64 address, U32 bytes, U32 statement) {
  return of(view).block->global(of(view), address, bytes, GlobalAccess::read, statement);
}
std::byte* global_read_once(ThreadView* view, U64 address, U32 bytes, U32 statement) {
  return of(view).block->global(of(view), address, bytes, GlobalAccess::read_once, statement);
}
std::byte* global_write(ThreadView* view, U64 address, U32 bytes, U32 statement) {
  return of(view).block->global(of(view), address, bytes, GlobalAccess::write, statement);
}
std::byte* global_sync(ThreadView* view, U64 address, U32 bytes, U32 flags, U32 statement) {
  return of(view).block->global_sync(of(view), address, bytes, static_cast<int>(flags), statement);
}
std::byte* shared_read(ThreadView* view, U32 address, U32 bytes, U32 statement) {
  return of(view).block->shared(of(view), address, bytes, false, statement);
}
std::byte* shared_write(ThreadView* view, U32 address, U32 bytes, U32 statement) {
  return of(view).block->shared(of(view), address, bytes, true, statement);
}
std::byte* shared_sync(ThreadView* view, U32 address, U32 bytes, U32 flags, U32 statement) {
  return of(view).block->shared_sync(of(view), address, bytes, static_cast<int>(flags), statement);
}
std::byte* local(ThreadView* view, U64 address, U32 bytes, U32 statement) {
  return of(view).block->local(of(view), address, bytes, statement);
}

std::byte* generic(ThreadView* view, U64 address, U32 bytes, bool writes, U32 statement) {
  const U64 window = address & kWindowMask;
  ThreadBlock& block = *of(view).block;
  if (window == kSharedWindow) {
    return block.shared(of(view), static_cast<U32>(address), bytes, writes, statement);
  }
  if (window == kLocalWindow) {
    return block.local(of(view), address - kLocalWindow, bytes, statement);
  }
  return block.global(of(view), address, bytes, writes ? GlobalAccess::write : GlobalAccess::read,
                      statement);
}
std::byte* generic_read(ThreadView* view, U64 address, U32 bytes, U32 statement) {
  return generic(view, address, bytes, false, statement);
}
std::byte* generic_write(ThreadView* view, U64 address, U32 bytes, U32 statement) {
  return generic(view, address, bytes, true, statement);
}
std::byte* generic_sync(ThreadView* view, U64 address, U32 bytes, U32 flags, U32 statement) {
  const U64 window = address & kWindowMask;
  if (window == kSharedWindow) {
    return shared_sync(view, static_cast<U32>(address), bytes, flags, statement);
  }
  if (window == kLocalWindow) return local(view, address - kLocalWindow, bytes, statement);
  return global_sync(view, address, bytes, flags, statement);
}

// --- asynchronous copies
// ---------------------------------------------------------------------------
void copy_async(ThreadView* view, U32 to, U64 from, U32 bytes, U32 source_bytes, U32 statement) {
  of(view).block->copy_async(of(view), to, from, bytes, source_bytes, statement);
}
void copy_commit(ThreadView* view) {
  ++of(view).open_group;
}
void copy_wait(ThreadView* view, U32 groups_left, U32) {
  of(view).block->copy_wait(of(view), static_cast<int>(groups_left));
}
void copy_wait_all(ThreadView* view) {
  ++of(view).open_group;
  of(view).block->copy_wait(of(view), 0);
}

// --- control
// ---------------------------------------------------------------------------------------
void poll(ThreadView* view, U32 statement) {
  of(view).block->poll(of(view), statement);
}
void rest(ThreadView* view) {
  of(view).block->rest(of(view));
}
void fence(ThreadView* view, U32 flags) {
  of(view).block->fence(of(view), static_cast<int>(flags));
}
void trap(ThreadView* view, U32 breakpoint, U32 statement) {
  of(view).block->abandon(
      FaultKind::protocol, statement,
      breakpoint != 0 ? "the kernel executed brkpt" : "the kernel executed trap");
}

// --- barriers
// --------------------------------------------------------------------------------------
void barrier_sync(ThreadView* view, U32 id, U32 count, U32 aligned, U32 statement) {
  of(view).block->barrier_sync(of(view), id, count, aligned != 0, statement);
}
void barrier_arrive(ThreadView* view, U32 id, U32 count, U32 aligned, U32 statement) {
  of(view).block->barrier_arrive(of(view), id, count, aligned != 0, statement);
}
U32 barrier_reduce(ThreadView* view, U32 id, U32 count, U32 how, U32 vote, U32 aligned,
                   U32 statement) {
  return static_cast<U32>(of(view).block->barrier_reduce(
      of(view), id, count, static_cast<BarrierReduction>(how), vote != 0, aligned != 0, statement));
}

// --- warp collectives
// ------------------------------------------------------------------------------
U64 with_predicate(U32 value, bool predicate) {
  return U64{value} | U64{predicate ? 1u : 0u} << 32;
}

U64 shuffle(ThreadView* view, U32 mode, U32 value, U32 distance, U32 bounds, U32 mask,
            U32 statement) {
  ShuffleRecord record;
  record.mode = static_cast<ShuffleMode>(mode);
  record.value = value;
  record.distance = distance;
  record.bounds = bounds;
  of(view).block->meet(of(view), CollectiveKind::shuffle, mask, &record, statement);
  return with_predicate(record.result, record.in_range);
}
U32 vote(ThreadView* view, U32 mode, U32 own, U32 mask, U32 statement) {
  VoteRecord record;
  record.mode = static_cast<VoteMode>(mode);
  record.vote = own != 0;
  of(view).block->meet(of(view), CollectiveKind::vote, mask, &record, statement);
  return record.result;
}
U64 match(ThreadView* view, U32 mode, U64 value, U32 mask, U32 statement) {
  MatchRecord record;
  record.mode = static_cast<MatchMode>(mode);
  record.value = value;
  of(view).block->meet(of(view), CollectiveKind::match, mask, &record, statement);
  return with_predicate(record.result, record.all_equal);
}
U32 reduce(ThreadView* view, U32 mode, U32 value, U32 mask, U32 statement) {
  ReduceRecord record;
  record.mode = static_cast<ReduceMode>(mode);
  record.value = value;
  of(view).block->meet(of(view), CollectiveKind::reduce, mask, &record, statement);
  return record.result;
}
void warp_sync(ThreadView* view, U32 mask, U32 statement) {
  of(view).block->meet(of(view), CollectiveKind::warp_sync, mask, nullptr, statement);
}
void matrix(ThreadView* view, CollectiveKind kind, U32* frame, U32 address, U32 matrices,
            U32 transposed, U32 statement) {
  MatrixRecord record;
  record.frame = frame;
  record.address = address;
  record.matrices = static_cast<int>(matrices);
  record.transposed = transposed != 0;
  of(view).block->meet_aligned(of(view), kind, &record, statement);
}
void load_matrix(ThreadView* view, U32* frame, U32 address, U32 matrices, U32 transposed,
                 U32 statement) {
  matrix(view, CollectiveKind::load_matrix, frame, address, matrices, transposed, statement);
}
void store_matrix(ThreadView* view, U32* frame, U32 address, U32 matrices, U32 transposed,
                  U32 statement) {
  matrix(view, CollectiveKind::store_matrix, frame, address, matrices, transposed, statement);
}
void mma(ThreadView* view, U32* frame, U32 form, U32 statement) {
  MmaRecord record;
  record.frame = frame;
  record.form = MmaForm::from(static_cast<int>(form));
  of(view).block->meet_aligned(of(view), CollectiveKind::mma, &record, statement);
}

template <typename Function>
void* address_of(Function* function) {
  return reinterpret_cast<void*>(function);
}

std::vector<DeviceCall> build_list() {
  return {
      {"vg_global_read", "ptr", "ptr,i64,i32,i32", false, address_of(global_read)},
      {"vg_global_read_once", "ptr", "ptr,i64,i32,i32", false, address_of(global_read_once)},
      {"vg_global_write", "ptr", "ptr,i64,i32,i32", false, address_of(global_write)},
      {"vg_global_sync", "ptr", "ptr,i64,i32,i32,i32", false, address_of(global_sync)},
      {"vg_shared_read", "ptr", "ptr,i32,i32,i32", false, address_of(shared_read)},
      {"vg_shared_write", "ptr", "ptr,i32,i32,i32", false, address_of(shared_write)},
      {"vg_shared_sync", "ptr", "ptr,i32,i32,i32,i32", false, address_of(shared_sync)},
      {"vg_local", "ptr", "ptr,i64,i32,i32", false, address_of(local)},
      {"vg_generic_read", "ptr", "ptr,i64,i32,i32", false, address_of(generic_read)},
      {"vg_generic_write", "ptr", "ptr,i64,i32,i32", false, address_of(generic_write)},
      {"vg_generic_sync", "ptr", "ptr,i64,i32,i32,i32", false, address_of(generic_sync)},
      {"vg_copy_async", "void", "ptr,i32,i64,i32,i32,i32", false, address_of(copy_async)},
      {"vg_copy_commit", "void", "ptr", false, address_of(copy_commit)},
      {"vg_copy_wait", "void", "ptr,i32,i32", false, address_of(copy_wait)},
      {"vg_copy_wait_all", "void", "ptr", false, address_of(copy_wait_all)},
      {"vg_poll", "void", "ptr,i32", false, address_of(poll)},
      {"vg_rest", "void", "ptr", false, address_of(rest)},
      {"vg_fence", "void", "ptr,i32", false, address_of(fence)},
      {"vg_trap", "void", "ptr,i32,i32", false, address_of(trap)},
      {"vg_barrier_sync", "void", "ptr,i32,i32,i32,i32", false, address_of(barrier_sync)},
      {"vg_barrier_arrive", "void", "ptr,i32,i32,i32,i32", false, address_of(barrier_arrive)},
      {"vg_barrier_reduce", "i32", "ptr,i32,i32,i32,i32,i32,i32", false,
       address_of(barrier_reduce)},
      {"vg_shuffle", "i64", "ptr,i32,i32,i32,i32,i32,i32", false, address_of(shuffle)},
      {"vg_vote", "i32", "ptr,i32,i32,i32,i32", false, address_of(vote)},
      {"vg_match", "i64", "ptr,i32,i64,i32,i32", false, address_of(match)},
      {"vg_reduce", "i32", "ptr,i32,i32,i32,i32", false, address_of(reduce)},
      {"vg_warp_sync", "void", "ptr,i32,i32", false, address_of(warp_sync)},
      {"vg_load_matrix", "void", "ptr,ptr,i32,i32,i32,i32", false, address_of(load_matrix)},
      {"vg_store_matrix", "void", "ptr,ptr,i32,i32,i32,i32", false, address_of(store_matrix)},
      {"vg_mma", "void", "ptr,ptr,i32,i32", false, address_of(mma)},
      {"vg_ex2", "float", "float", true, address_of(exponential2)},
      {"vg_lg2", "float", "float", true, address_of(logarithm2)},
      {"vg_sin", "float", "float", true, address_of(sine)},
      {"vg_cos", "float", "float", true, address_of(cosine)},
      {"vg_tanh", "float", "float", true, address_of(hyperbolic_tangent)},
      {"vg_rsqrt", "float", "float", true, address_of(reciprocal_root)},
      {"vg_flush", "float", "float", true, address_of(flush_subnormal)},
      {"vg_half_pair", "i32", "i32,i32,i32,i32,i32", true, address_of(half_pair)},
      {"vg_half_to_single", "float", "i32,i32", true, address_of(half_to_single)},
      {"vg_double_to_half", "i32", "i32,i32,i32,i32,double", true, address_of(double_to_half)},
      {"vg_pack_pair", "i32", "i32,i32,i32,i32,float,float", true, address_of(pack_pair)},
      {"vg_round_to_single", "double", "double,i32", true, address_of(round_to_single)},
      {"vg_integer_to_float", "double", "i64,i32,i32,i32", true, address_of(integer_to_float)},
      {"vg_bfe", "i64", "i64,i32,i32,i32,i32", true, address_of(extract_bits)},
      {"vg_bfi", "i64", "i64,i64,i32,i32,i32", true, address_of(insert_bits)},
      {"vg_prmt", "i32", "i32,i32,i32,i32", true, address_of(permute_bytes)},
      {"vg_lop3", "i32", "i32,i32,i32,i32", true, address_of(logic3)},
      {"vg_bfind", "i32", "i64,i32,i32,i32", true, address_of(find_leading)},
  };
}

}  // namespace

const std::vector<DeviceCall>& device_calls() {
  static const std::vector<DeviceCall> kCalls = build_list();
  return kCalls;
}

const DeviceCall& device_call(std::string_view name) {
  for (const DeviceCall& call : device_calls()) {
    if (call.name == name) return call;
  }
  throw InternalError("no host function " + std::string(name));
}

}  // namespace attngen::vgpu
