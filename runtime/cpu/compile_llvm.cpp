// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/compile_llvm.h"

#include <fmt/format.h>

#include <chrono>
#include <future>
#include <mutex>

#include "base/error.h"
#include "base/log.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/llvm_object.h"
#include "runtime/store/compile_through.h"

namespace attngen {
namespace {

/// Each module in a thread of its own, the first in the caller's.
std::vector<std::vector<std::byte>> compile_modules(const LlvmSource& source,
                                                    const LlvmTarget& target) {
  if (source.modules.empty()) return {compile_to_object(source.text, target, source.passes)};
  std::vector<std::future<std::vector<std::byte>>> others;
  for (std::size_t i = 1; i < source.modules.size(); ++i) {
    others.push_back(std::async(std::launch::async, [&, i] {
      return compile_to_object(source.modules[i], target, source.passes);
    }));
  }
  std::vector<std::vector<std::byte>> objects = {
      compile_to_object(source.modules.front(), target, source.passes)};
  for (auto& other : others) objects.push_back(other.get());
  return objects;
}

std::string part_name(std::size_t module) {
  return module == 0 ? std::string("object") : fmt::format("object-{}", module + 1);
}

CachedObject compile_now(const LlvmSource& source, const LlvmTarget& target) {
  CachedObject made;
  made.compiler = llvm_name();
  made.cpu = target.cpu;
  const auto start = std::chrono::steady_clock::now();
  try {
    made.objects = compile_modules(source, target);
  } catch (const InternalError& error) {
    throw Error(ErrorKind::compile_failed,
                fmt::format("{} makes no code of {} for {}: {}", made.compiler, source.entry,
                            target.cpu, error.what()),
                "this is a fault of attngen: report it with what `" + source.command + "` prints");
  }
  made.compile_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return made;
}

}  // namespace

CompileRequest object_request(const LlvmSource& source, const LlvmTarget& target) {
  CompileRequest request;
  request.kind = kObjectKind;
  request.source = source.text;
  request.entry = source.entry;
  request.options = {fmt::format("-O{}", target.level), target.features, source.passes};
  request.arch = target.cpu;
  request.compiler = fmt::format("{} {}", llvm_name(), llvm_build_id());
  return request;
}

StoredKernel stored_object(const CachedObject& object, const CompileRequest& request) {
  StoredKernel kernel;
  kernel.request = request;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < object.objects.size(); ++i) {
    bytes += object.objects[i].size();
    kernel.parts.emplace(part_name(i), object.objects[i]);
  }
  kernel.facts = {{"ms", fmt::format("{:.1f}", object.compile_ms)},
                  {"object_bytes", std::to_string(bytes)}};
  return kernel;
}

std::optional<CachedObject> object_in(const StoredKernel& kernel) {
  CachedObject object;
  for (std::size_t i = 0; i < kernel.parts.size(); ++i) {
    const auto part = kernel.parts.find(part_name(i));
    if (part == kernel.parts.end()) return std::nullopt;
    object.objects.push_back(part->second);
  }
  if (object.objects.empty()) return std::nullopt;
  object.cached = true;
  object.compiler = llvm_name();  // the key has it with its build id, so that it is this one
  object.cpu = kernel.request.arch;
  return object;
}

CachedObject compile_llvm(Store& store, const LlvmSource& source) {
  const LlvmTarget target = cpu_target(source.limits.arch);
  if (llvm_build_id().empty()) {
    static std::once_flag kTold;
    std::call_once(kTold, [] {
      log_message(LogLevel::warn, llvm_name() +
                                      " has no GNU build id, so that its kernels are not cached: "
                                      "another build could not be told from it");
    });
    return compile_now(source, target);
  }
  const CompileRequest request = object_request(source, target);
  return compile_through(
             store, request, [&] { return compile_now(source, target); },
             [&](const CachedObject& made) { return stored_object(made, request); }, object_in)
      .first;
}

}  // namespace attngen
