// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/nvrtc_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <algorithm>

#include "runtime/build_id.h"

namespace attngen::nvrtc {
namespace {

constexpr int kOldestMajor = 12;  // older ones do not know sm_90a
constexpr const char* kProbeText = "extern \"C\" __global__ void attngen_probe() {}\n";

/// Fills `function` from `symbol`; keeps the name of the first one that is missing.
template <class Function>
void bind(void* handle, const char* symbol, Function& function, std::string& missing) {
  void* address = ::dlsym(handle, symbol);
  if (address == nullptr) {
    if (missing.empty()) missing = symbol;
    return;
  }
  function = reinterpret_cast<Function>(address);
}

/// The first entry point that is missing; empty when all are there.
std::string bind_all(void* handle, Api& api) {
  std::string missing;
  bind(handle, "nvrtcGetErrorString", api.get_error_string, missing);
  bind(handle, "nvrtcVersion", api.version, missing);
  bind(handle, "nvrtcGetNumSupportedArchs", api.get_num_supported_archs, missing);
  bind(handle, "nvrtcGetSupportedArchs", api.get_supported_archs, missing);
  bind(handle, "nvrtcCreateProgram", api.create_program, missing);
  bind(handle, "nvrtcDestroyProgram", api.destroy_program, missing);
  bind(handle, "nvrtcCompileProgram", api.compile_program, missing);
  bind(handle, "nvrtcGetProgramLogSize", api.get_program_log_size, missing);
  bind(handle, "nvrtcGetProgramLog", api.get_program_log, missing);
  bind(handle, "nvrtcGetPTXSize", api.get_ptx_size, missing);
  bind(handle, "nvrtcGetPTX", api.get_ptx, missing);
  bind(handle, "nvrtcGetCUBINSize", api.get_cubin_size, missing);
  bind(handle, "nvrtcGetCUBIN", api.get_cubin, missing);
  return missing;
}

std::string last_loader_error() {
  const char* text = ::dlerror();
  return text == nullptr ? "the loader gave no reason" : text;
}

/// The file a symbol was loaded from; `asked` when the loader does not say.
std::string loaded_from(void* handle, const std::string& asked) {
  Dl_info info{};
  void* address = ::dlsym(handle, "nvrtcVersion");
  if (address == nullptr || ::dladdr(address, &info) == 0 || info.dli_fname == nullptr)
    return asked;
  return info.dli_fname;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string builtins_name(int major, int minor) {
  return fmt::format("libnvrtc-builtins.so.{}.{}", major, minor);
}

/// NVRTC opens its builtins by bare soname and has no run path: it finds them only when they are in
/// the process already. A failure here is left for the probe compile to report.
void preload_builtins(const Api& api, const std::string& path) {
  int major = 0;
  int minor = 0;
  const std::string folder = folder_of(path);
  if (folder.empty() || api.version(&major, &minor) != kSuccess) return;
  ::dlopen((folder + "/" + builtins_name(major, minor)).c_str(), RTLD_NOW | RTLD_LOCAL);
}

std::string compile_probe(const Api& api, int arch) {
  Program program = nullptr;
  Result result =
      api.create_program(&program, kProbeText, "/attngen/probe.cu", 0, nullptr, nullptr);
  if (result != kSuccess) return api.get_error_string(result);
  const std::string target = fmt::format("--gpu-architecture=compute_{}", arch);
  const char* options[] = {target.c_str()};
  result = api.compile_program(program, 1, options);
  api.destroy_program(&program);
  return result == kSuccess ? std::string() : api.get_error_string(result);
}

}  // namespace

std::string build_id(const Library& library) {
  const std::string compiler = build_id_at(reinterpret_cast<const void*>(library.api.version));
  const std::string builtins =
      build_id_of_loaded(folder_of(library.path), builtins_name(library.major, library.minor));
  return compiler.empty() || builtins.empty() ? std::string() : compiler + " " + builtins;
}

Opened probe(const Api& api, const std::string& path) {
  Library library;
  library.api = api;
  library.path = path;
  if (api.version(&library.major, &library.minor) != kSuccess) {
    return {std::nullopt, "nvrtcVersion failed"};
  }
  if (library.major < kOldestMajor) {
    return {std::nullopt, fmt::format("version {}.{} is too old: {}.0 or newer is needed",
                                      library.major, library.minor, kOldestMajor)};
  }
  int count = 0;
  if (api.get_num_supported_archs(&count) != kSuccess || count <= 0 || count > 1000) {
    return {std::nullopt, "it names no architecture it can compile for"};
  }
  library.archs.resize(static_cast<std::size_t>(count));
  if (api.get_supported_archs(library.archs.data()) != kSuccess) {
    return {std::nullopt, "nvrtcGetSupportedArchs failed"};
  }
  std::sort(library.archs.begin(), library.archs.end());
  const std::string failure = compile_probe(api, library.archs.front());
  if (!failure.empty()) {
    const std::string folder = path.substr(0, path.find_last_of('/') + 1);
    return {std::nullopt,
            fmt::format("a one-line probe did not compile: {} (is {}libnvrtc-builtins.so.{}.{} "
                        "there?)",
                        failure, folder, library.major, library.minor)};
  }
  return {std::move(library), {}};
}

Opened open(const Place& place) {
  if (!place.problem.empty()) return {std::nullopt, place.problem};
  const int flags = RTLD_NOW | RTLD_LOCAL | (place.only_if_loaded ? RTLD_NOLOAD : 0);
  void* handle = ::dlopen(place.path.c_str(), flags);
  if (handle == nullptr) {
    return {std::nullopt,
            place.only_if_loaded ? "not loaded in this process" : last_loader_error()};
  }
  // Never closed: NVRTC registers exit handlers, and closing it has crashed other programs.
  Api api;
  const std::string missing = bind_all(handle, api);
  if (!missing.empty()) return {std::nullopt, "not an NVRTC we can use: it lacks " + missing};
  const std::string path = loaded_from(handle, place.path);
  preload_builtins(api, path);
  return probe(api, path);
}

}  // namespace attngen::nvrtc
