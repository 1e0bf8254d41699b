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

CompileRequest Nvrtc::compile_request(const CudaSource& source, const std::string& arch) const {
  const nvrtc::Library& library = state_->library;
  CompileRequest request;
  request.kind = kCubinKind;
  request.source = source.text;
  request.entry = source.entry;
  request.options = nvrtc::options_for(library.major, library.minor, arch);
  // Not an option to NVRTC but an argument beside them: it stands in the line tables.
  request.options.push_back("name=" + nvrtc::program_name(source.slug));
  request.arch = arch;
  request.compiler = fmt::format("NVRTC {} {}", version(), build_id());
  return request;
}

}  // namespace attngen
