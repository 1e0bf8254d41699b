// SPDX-License-Identifier: Apache-2.0
// What NVRTC's log says about one kernel.
#pragma once

#include <string>

#include "runtime/binary.h"

namespace attngen {

/// Registers and static shared memory of `entry`; spills and the largest stack frame of every
/// function of the compile; every "C75xx: ..." remark and every warning, once each, in order.
Resources resources_in_log(const std::string& log, const std::string& entry);

}  // namespace attngen
