// SPDX-License-Identifier: Apache-2.0
// Which kernels a plan has on a device: printed, not yet compiled. A pure function of spec, bounds
// and what the device has.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "runtime/api/bounds.h"
#include "runtime/api/kernel_source.h"
#include "runtime/api/live_shape.h"
#include "runtime/api/row_classes.h"
#include "runtime/execute.h"

namespace attngen {

/// A run takes the first kernel that takes its live shape; the last one takes every shape.
struct KernelOffer {
  KernelSource source;
  bool takes_any_layout = false;  ///< else only where LiveShape::allows_wide_copies
  std::int64_t most_rows = std::numeric_limits<std::int64_t>::max();  ///< of SharedRows
  CpuScratch scratch = {};  ///< on the cpu: enough for every shape inside the bounds
  std::string reason = {};  ///< why these shapes get this kernel, where there was a choice
};

struct KernelOffers {
  std::vector<CopiedTensor> copied;  ///< what LiveShape::allows_wide_copies is about
  SharedRows shared_rows;
  std::vector<KernelOffer> offers;
};

/// For rows that 16-byte copies can move and tables without gaps, and for any layout, each for few
/// rows that share keys (`decode`, where the keys may be long) and for many (`forward`), as far as
/// the bounds meet them. `tile` is asked for the layouts that tiles are measured with;
/// `check_tables`: Problem::check_tables. Throws Error(refused) with every reason.
KernelOffers cuda_kernels(const Spec& spec, const Bounds& bounds, const DeviceLimits& limits,
                          const ChooseGpuTile& tile = {}, bool check_tables = false);

/// For columns that are neighbours and for any layout, each for every class of rows that the bounds
/// meet; a loop nest for what has no tiles, whose temporaries need bounds. Throws Error(refused)
/// with every reason. `tile` as above.
KernelOffers cpu_kernels(const Spec& spec, const Bounds& bounds, const CpuLimits& limits,
                         const ChooseCpuTile& tile = {});

/// Throws Error(refused) naming every head dim that the bounds leave open: head dims are part of
/// the text of a kernel. Needs a spec with a form.
void require_fixed_head_dims(const Spec& spec, const Bounds& bounds);

}  // namespace attngen
