// SPDX-License-Identifier: Apache-2.0
#include "runtime/compile_cached.h"

#include <fmt/format.h>

#include <mutex>

#include "base/error.h"
#include "base/log.h"
#include "runtime/cuda/compile_log.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/execute_findings.h"
#include "runtime/store/compile_through.h"

namespace attngen {
namespace {

std::vector<std::byte> bytes_of(const std::string& text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return {first, first + text.size()};
}

std::string text_of(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A fallback is told once a process, however many kernels take it.
void warn_once(std::once_flag& told, const std::string& sentence) {
  std::call_once(told, [&] { log_message(LogLevel::warn, sentence); });
}

/// "NVRTC 13.0" of "NVRTC 13.0 65be0db3... 08d17e32...".
std::string without_build_ids(const std::string& compiler) {
  const std::size_t blank = compiler.find(' ');
  return compiler.substr(0, blank == std::string::npos ? blank : compiler.find(' ', blank + 1));
}

Binary compile_and_gate(const CudaSource& source, const std::string& arch) {
  Binary binary = Nvrtc::instance().compile(source, arch);
  require_gates(binary, source);
  return binary;
}

/// Without a compiler the text alone decides: every NVRTC makes the same function of it.
CachedBinary kept_by_others(Store& store, const CudaSource& source, const std::string& arch,
                            const Error& missing) {
  CompileRequest wanted;
  wanted.kind = kCubinKind;
  wanted.source = source.text;
  wanted.entry = source.entry;
  wanted.arch = arch;
  if (const auto kernel = store.find_of_any_compiler(wanted)) {
    if (std::optional<Binary> kept = binary_in(*kernel)) {
      require_gates(*kept, source);
      static std::once_flag kTold;
      warn_once(kTold,
                "no NVRTC is found here: kernels are those that other machines left in the "
                "compile cache");
      return {std::move(*kept), true};
    }
  }
  std::vector<Finding> findings = missing.findings();
  findings.front().message +=
      fmt::format("; and the compile cache has no {} for {}", source.entry, arch);
  throw Error(ErrorKind::missing_tool, std::move(findings));
}

}  // namespace

StoredKernel stored_kernel(const Binary& binary, const CompileRequest& request) {
  const Resources& used = binary.resources;
  StoredKernel kernel;
  kernel.request = request;
  kernel.facts = {{"registers", std::to_string(used.registers)},
                  {"spill_bytes", std::to_string(used.spill_bytes)},
                  {"static_smem_bytes", std::to_string(used.shared_bytes)},
                  {"ms", fmt::format("{:.1f}", binary.compile_ms)}};
  kernel.parts = {
      {"cubin", binary.cubin}, {"ptx", bytes_of(binary.ptx)}, {"log", bytes_of(binary.log)}};
  return kernel;
}

std::optional<Binary> binary_in(const StoredKernel& kernel) {
  const auto cubin = kernel.parts.find("cubin");
  const auto ptx = kernel.parts.find("ptx");
  const auto log = kernel.parts.find("log");
  const auto end = kernel.parts.end();
  if (cubin == end || ptx == end || log == end) return std::nullopt;
  Binary binary;
  binary.arch = kernel.request.arch;
  binary.entry = kernel.request.entry;
  binary.cubin = cubin->second;
  binary.ptx = text_of(ptx->second);
  binary.log = text_of(log->second);
  binary.resources = resources_in_log(binary.log, binary.entry);
  binary.compiler = without_build_ids(kernel.request.compiler);
  return binary;
}

std::string store_key(const CudaSource& source, const std::string& arch) {
  try {
    const Nvrtc& nvrtc = Nvrtc::instance();
    return nvrtc.build_id().empty() ? std::string() : key_of(nvrtc.compile_request(source, arch));
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::missing_tool) return {};
    throw;
  }
}

CachedBinary compile_cached(Store& store, const CudaSource& source, const std::string& arch) {
  const Nvrtc* found = nullptr;
  try {
    found = &Nvrtc::instance();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::missing_tool) throw;
    return kept_by_others(store, source, arch, error);
  }
  const Nvrtc& nvrtc = *found;
  if (nvrtc.build_id().empty()) {
    static std::once_flag kTold;
    warn_once(kTold, fmt::format("{} has no GNU build id, so that its kernels are not cached: "
                                 "another build could not be told from it",
                                 nvrtc.path()));
    return {compile_and_gate(source, arch), false};
  }
  const CompileRequest request = nvrtc.compile_request(source, arch);
  auto [binary, kept] = compile_through(
      store, request, [&] { return compile_and_gate(source, arch); },
      [&](const Binary& made) { return stored_kernel(made, request); }, binary_in);
  if (kept) require_gates(binary, source);  // they may have become stricter since it was compiled
  return {std::move(binary), kept};
}

}  // namespace attngen
