// SPDX-License-Identifier: Apache-2.0
// How an access or a fence takes part in synchronisation; a bit set shared by the translator and
// the runtime.
#pragma once

namespace attngen::vgpu {

enum SyncFlag : int {
  kSyncReads = 1,
  kSyncWrites = 2,  ///< without kSyncReads a store, with it an atomic read-modify-write
  kSyncAcquires = 4,
  kSyncReleases = 8,
  kSyncDevice = 16,  ///< scope .gpu or .sys; without it .cta, or .cluster, which is one block here
  kSyncBlind = 32,   ///< a read-modify-write whose result nobody sees
};

}  // namespace attngen::vgpu
