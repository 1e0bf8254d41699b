// SPDX-License-Identifier: Apache-2.0
#include "bench/gpu/probe_kernels.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/error.h"
#include "base/files.h"
#include "runtime/cuda/nvrtc.h"
#include "templates/templates.h"

namespace attngen::bench {
namespace {

std::string_view text_of(const std::string& name) {
  const auto& all = embedded_probe_kernels();
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  if (at == all.end()) {
    throw Error(ErrorKind::refused, "bench/gpu/kernels has no " + name + ".cu", "");
  }
  return at->text;
}

std::vector<std::string> needed_parts(std::string_view text) {
  constexpr std::string_view kMark = "// needs: ";
  const std::size_t start = text.find(kMark);
  if (start == std::string_view::npos) return {};
  const std::size_t from = start + kMark.size();
  std::istringstream words(std::string(text.substr(from, text.find('\n', from) - from)));
  std::vector<std::string> parts;
  for (std::string part; words >> part;) parts.push_back(part);
  return parts;
}

}  // namespace

std::vector<ProbeModule> probe_modules() {
  return {
      {"conformance_scalar", "power_of_two_case", 80},
      {"conformance_warp", "load_matrices_case", 80},
      {"copy_global", "copy_global", 80},
      {"empty", "empty", 80},
      {"read_bulk", "read_bulk", 90},
      {"read_cp_async", "read_cp_async_2", 80},
      {"read_global", "read_global_1", 80},
      {"tickets", "tickets_relaxed", 80},
  };
}

std::string probe_source(const std::string& name) {
  const std::string_view own = text_of(name);
  std::string source;
  for (const std::string& part : needed_parts(own)) {
    const TemplatePart* const found = find_part(embedded_templates(), part);
    if (found == nullptr) {
      throw Error(ErrorKind::refused, name + ".cu needs " + part + ", which is no template", "");
    }
    source += found->text;
  }
  return source + std::string(own);
}

Binary probe_binary(const ProbeModule& module, const std::string& arch, const std::string& cubins) {
  if (cubins.empty()) {
    Binary binary = Nvrtc::instance().compile_text(probe_source(module.name), module.entry, arch);
    const std::vector<std::string> broken = broken_gates(binary);
    if (!broken.empty()) {
      throw Error(ErrorKind::compile_failed,
                  fmt::format("{}.cu for {}: {}", module.name, arch, fmt::join(broken, "; ")), "");
    }
    return binary;
  }
  const std::string bytes = read_file(fmt::format("{}/{}.{}.cubin", cubins, module.name, arch));
  Binary binary;
  binary.arch = arch;
  binary.entry = module.entry;
  const auto* begin = reinterpret_cast<const std::byte*>(bytes.data());
  binary.cubin.assign(begin, begin + bytes.size());
  return binary;
}

int arch_number(const std::string& arch) {
  if (arch.rfind("sm_", 0) != 0) return 0;
  int number = 0;
  for (const char digit : arch.substr(3)) {
    if (digit < '0' || digit > '9') break;
    number = number * 10 + (digit - '0');
  }
  return number;
}

}  // namespace attngen::bench
