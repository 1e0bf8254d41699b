// SPDX-License-Identifier: Apache-2.0
// How an access takes part in synchronisation; a bit set shared by the translator and the runtime.
#pragma once

namespace attngen::vgpu {

enum SyncFlag : int {
  kSyncReads = 1,
  kSyncWrites = 2,
  kSyncAcquires = 4,
  kSyncReleases = 8,
};

}  // namespace attngen::vgpu
