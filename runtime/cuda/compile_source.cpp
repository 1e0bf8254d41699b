// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/error.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/cuda/nvrtc_compile.h"
#include "runtime/cuda/nvrtc_state.h"

namespace attngen {

Binary Nvrtc::compile(const CudaSource& source, const std::string& arch) const {
  const std::vector<std::string> foreign = foreign_tokens(source.text);
  if (!foreign.empty()) {
    throw Error(ErrorKind::compile_failed,
                fmt::format("the text of {} holds what the generator never prints, so it was not "
                            "compiled: {}",
                            source.slug, fmt::join(foreign, ", ")),
                "this is a bug of attngen; please report it with the cascade");
  }
  return nvrtc::compile(state_->library, source.text, source.slug, source.entry, arch);
}

}  // namespace attngen
