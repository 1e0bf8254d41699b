// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/nvrtc_compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "runtime/cuda/compile_log.h"
#include "runtime/cuda/cubin_elf.h"

namespace attngen::nvrtc {
namespace {

/// Destroys the program on every way out.
class OwnedProgram {
 public:
  OwnedProgram(const Api& api, const std::string& text, const std::string& name) : api_(api) {
    const Result result =
        api_.create_program(&program_, text.c_str(), name.c_str(), 0, nullptr, nullptr);
    if (result != kSuccess) {
      throw Error(ErrorKind::compile_failed,
                  fmt::format("nvrtcCreateProgram: {}", api_.get_error_string(result)));
    }
  }
  ~OwnedProgram() { api_.destroy_program(&program_); }
  OwnedProgram(const OwnedProgram&) = delete;
  OwnedProgram& operator=(const OwnedProgram&) = delete;
  Program get() const { return program_; }

 private:
  const Api& api_;
  Program program_ = nullptr;
};

using SizeCall = Result (*)(Program, std::size_t*);
using BytesCall = Result (*)(Program, char*);

std::string fetch(const Api& api, Program program, SizeCall size_of, BytesCall bytes_of,
                  const char* what) {
  std::size_t size = 0;
  Result result = size_of(program, &size);
  std::string bytes(size, '\0');
  if (result == kSuccess && size > 0) result = bytes_of(program, bytes.data());
  if (result != kSuccess) {
    throw Error(ErrorKind::compile_failed,
                fmt::format("NVRTC gave no {}: {}", what, api.get_error_string(result)));
  }
  return bytes;
}

/// Texts come with their closing zero byte.
std::string fetch_text(const Api& api, Program program, SizeCall size_of, BytesCall bytes_of,
                       const char* what) {
  std::string text = fetch(api, program, size_of, bytes_of, what);
  while (!text.empty() && text.back() == '\0') text.pop_back();
  return text;
}

void check_arch(const Library& library, const std::string& arch) {
  const std::vector<std::string> known = targets(library);
  if (std::find(known.begin(), known.end(), arch) != known.end()) return;
  throw Error(ErrorKind::refused,
              fmt::format("NVRTC {}.{} cannot compile for \"{}\"; it knows {}", library.major,
                          library.minor, arch, fmt::join(known, " ")),
              "name one of these, or point ATTNGEN_NVRTC at another NVRTC");
}

}  // namespace

std::vector<std::string> targets(const Library& library) {
  std::vector<std::string> names;
  const bool family_forms = library.major > 12 || (library.major == 12 && library.minor >= 9);
  for (const int arch : library.archs) {
    names.push_back(fmt::format("sm_{}", arch));
    if (arch >= 90) names.push_back(fmt::format("sm_{}a", arch));
    if (arch >= 100 && family_forms) names.push_back(fmt::format("sm_{}f", arch));
  }
  return names;
}

std::vector<std::string> options_for(int major, int minor, const std::string& arch) {
  std::vector<std::string> options = {
      "--gpu-architecture=" + arch,
      "--std=c++17",
      "-default-device",
      "-lineinfo",
      "--ptxas-options=-v",
      "--ptxas-options=--warn-on-spills",
  };
  const auto since = [&](int a, int b) { return major > a || (major == a && minor >= b); };
  if (since(12, 8)) options.emplace_back("--minimal");
  if (since(12, 9)) options.emplace_back("--no-cache");  // the driver's cache would hide the cost
  return options;
}

std::string program_name(const std::string& name) {
  return "/attngen/" + name + ".cu";
}

Binary compile(const Library& library, const std::string& text, const std::string& name,
               const std::string& entry, const std::string& arch) {
  check_arch(library, arch);
  const Api& api = library.api;
  const OwnedProgram program(api, text, program_name(name));
  std::vector<const char*> options;
  const std::vector<std::string> option_texts = options_for(library.major, library.minor, arch);
  options.reserve(option_texts.size());
  for (const std::string& option : option_texts) options.push_back(option.c_str());

  const auto start = std::chrono::steady_clock::now();
  const Result result =
      api.compile_program(program.get(), static_cast<int>(options.size()), options.data());
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;

  Binary binary;
  binary.arch = arch;
  binary.entry = entry;
  binary.compile_ms = took.count();
  binary.compiler = fmt::format("NVRTC {}.{}", library.major, library.minor);
  binary.log = fetch_text(api, program.get(), api.get_program_log_size, api.get_program_log, "log");
  if (result != kSuccess) {
    throw Error(ErrorKind::compile_failed,
                fmt::format("{} could not compile {} for {}: {}\n{}", binary.compiler, name, arch,
                            api.get_error_string(result), binary.log));
  }
  binary.ptx = fetch_text(api, program.get(), api.get_ptx_size, api.get_ptx, "PTX");
  const std::string cubin = fetch(api, program.get(), api.get_cubin_size, api.get_cubin, "cubin");
  const auto* bytes = reinterpret_cast<const std::byte*>(cubin.data());
  binary.cubin.assign(bytes, bytes + cubin.size());
  if (!kernel_facts(binary.cubin, entry)) {
    throw Error(ErrorKind::compile_failed,
                fmt::format("{} compiled for {}, but there is no kernel named \"{}\" in it", name,
                            arch, entry));
  }
  binary.resources = resources_in_log(binary.log, entry);
  return binary;
}

}  // namespace attngen::nvrtc
