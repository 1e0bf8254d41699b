// SPDX-License-Identifier: Apache-2.0
#include "kernel_runs.h"

#include <array>
#include <cstring>

#include "base/error.h"

namespace attngen::vgpu {
namespace {

std::string whole_text(const std::string& declarations, const std::string& body) {
  return ".version 8.3\n.target sm_90\n.address_size 64\n.file 1 \"kernel.cu\"\n"
         ".extern .shared .align 128 .b8 memory[];\n" +
         declarations +
         "\n.visible .entry kernel(.param .u64 in, .param .u64 out)\n{\n"
         ".reg .b32 %r<80>; .reg .b64 %rd<40>; .reg .f32 %f<40>; .reg .pred %p<10>;\n"
         ".reg .b16 %h<20>; .reg .f64 %fd<4>;\n"
         "mov.u32 %r0, %tid.x; mov.u32 %r1, memory;\n"
         "ld.param.u64 %rd0, [in]; ld.param.u64 %rd1, [out];\n"
         "mov.u32 %r2, %ctaid.x; mov.u32 %r3, %ntid.x; mad.lo.u32 %r2, %r2, %r3, %r0;\n"
         "mul.wide.u32 %rd2, %r2, 4; add.s64 %rd2, %rd1, %rd2;\n" +
         body + "\nret;\n}\n";
}

}  // namespace

KernelRun run_kernel(const KernelText& text, std::vector<std::uint32_t> in,
                     const Options& options) {
  KernelRun run;
  run.out.assign(text.out_words, 0);
  const Module module(whole_text(text.declarations, text.body));
  const std::array<void*, 2> arguments{in.data(), run.out.data()};
  Launch launch;
  launch.entry = "kernel";
  launch.grid = {text.blocks, 1, 1};
  launch.block = {text.threads, 1, 1};
  launch.shared_bytes = text.shared_bytes;
  launch.parameters.resize(sizeof arguments);
  std::memcpy(launch.parameters.data(), arguments.data(), sizeof arguments);
  run.report = module.run(
      launch,
      {{"in", in.data(), in.size() * 4, false}, {"out", run.out.data(), run.out.size() * 4, true}},
      options);
  return run;
}

std::string faults_of(const Report& report) {
  std::string text;
  for (const Fault& fault : report.faults) text += to_text(fault) + "\n";
  return text;
}

bool has_fault(const Report& report, FaultKind kind, const std::string& part) {
  for (const Fault& fault : report.faults) {
    if (fault.kind == kind && fault.message.find(part) != std::string::npos) return true;
  }
  return false;
}

std::string refusal_of(const std::string& body) {
  try {
    const Module module(whole_text("", body));
  } catch (const Error& error) {
    return error.kind() == ErrorKind::refused ? error.what() : "";
  }
  return {};
}

}  // namespace attngen::vgpu
