// SPDX-License-Identifier: Apache-2.0
// The GPU kit's own program: measures with hand-written kernels, and records what each device
// wrapper computes. JSON on stdout.
//
//   gpu_probe facts                       every GPU; exit code 4 and the reason where there is none
//   gpu_probe copy|read|launch|atomics [--cubins DIR] [--bytes N] [--rounds N]
//   gpu_probe conformance --device cuda|vgpu [--arch A] [--cubins DIR] [--seed N] -o DIR
//   gpu_probe compare DIR [--arch A]      what DIR recorded against the virtual GPU here
//   gpu_probe build --arch A -o DIR       DIR/NAME.A.cubin of every kernel, for --cubins
//
// Exit codes are those of attngen: 0, 1 a comparison failed, 2 usage, 3 no NVRTC or LLVM, 4 no GPU.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "bench/gpu/conformance_judge.h"
#include "bench/gpu/conformance_run.h"
#include "bench/gpu/measurements.h"
#include "runtime/cuda/driver.h"

using namespace attngen;
using namespace attngen::bench;

namespace {

using Json = nlohmann::ordered_json;
using Options = std::map<std::string, std::string>;

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorKind::refused, message, "see the head of bench/gpu/gpu_probe.cpp");
}

std::string option(const Options& options, const std::string& name, const std::string& otherwise) {
  const auto found = options.find(name);
  return found == options.end() ? otherwise : found->second;
}

std::uint64_t number(const Options& options, const std::string& name, std::uint64_t otherwise) {
  const std::string text = option(options, name, std::to_string(otherwise));
  if (text.empty() || text.size() > 18 ||
      text.find_first_not_of("0123456789") != std::string::npos) {
    refuse(name + " takes a whole number, not \"" + text + "\"");
  }
  return std::stoull(text);
}

void check_options(const Options& options, const std::vector<std::string>& known) {
  for (const auto& [name, value] : options) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      refuse("this command has no option " + name);
    }
  }
}

Json json_of_facts(const cuda::DeviceFacts& facts) {
  Json document;
  cuda::visit_facts(facts, [&](const char* name, const auto& value) { document[name] = value; });
  return document;
}

using Measure = Json (*)(GpuSession&, const MeasureSize&);

int measure(const std::string& subject, Measure how, const Options& options) {
  check_options(options, {"--cubins", "--bytes", "--rounds"});
  MeasureSize size;
  size.bytes = number(options, "--bytes", size.bytes) / 65536 * 65536;
  size.rounds = static_cast<int>(number(options, "--rounds", 9));
  if (size.bytes == 0 || size.rounds < 1 || size.rounds > 10000) {
    refuse("--bytes is at least 65536, --rounds 1 to 10000");
  }
  GpuSession session(option(options, "--cubins", ""));
  Json document = {{"schema", "attngen.gpu_probe/1"}, {"subject", subject}};
  document["device"] = json_of_facts(session.facts());
  document["result"] = how(session, size);
  std::cout << document.dump(1) << "\n";
  return 0;
}

int list_gpus(const Options& options) {
  check_options(options, {});
  Json gpus = Json::array();
  for (const cuda::DeviceFacts& facts : all_gpu_facts()) gpus.push_back(json_of_facts(facts));
  std::cout << Json{{"schema", "attngen.gpu_probe/1"}, {"subject", "facts"}, {"gpus", gpus}}.dump(1)
            << "\n";
  return 0;
}

Json json_of_agreement(const Agreement& agreement) {
  Json document = {{"words", agreement.words},
                   {"equal", agreement.equal},
                   {"tolerated", agreement.tolerated},
                   {"worst_relative", agreement.worst},
                   {"agrees", agreement.fault.empty()}};
  if (!agreement.fault.empty()) document["fault"] = agreement.fault;
  return document;
}

int record_conformance(const Options& options) {
  check_options(options, {"--device", "--arch", "--cubins", "--seed", "-o"});
  const std::string device = option(options, "--device", "");
  if (device != "cuda" && device != "vgpu") refuse("conformance needs --device cuda or vgpu");
  const std::string folder = option(options, "-o", "");
  if (folder.empty()) refuse("conformance needs -o DIR");
  ConformanceRunner runner(device == "cuda" ? ProbeDevice::cuda : ProbeDevice::vgpu,
                           option(options, "--arch", ""), option(options, "--cubins", ""));
  PendingFiles files;
  Json rows = Json::object();
  bool agrees = true;
  for (const ConformanceCase& each : conformance_cases()) {
    const Record record = runner.record(each, number(options, "--seed", 20260101));
    const Agreement agreement = judge_expected(each, record.operands, record.result);
    agrees = agrees && agreement.fault.empty();
    rows[each.name] = json_of_agreement(agreement);
    files.add(folder + "/" + each.name + ".json", to_json(record));
  }
  files.publish();
  std::cout << Json{{"schema", "attngen.gpu_probe/1"},
                    {"subject", "conformance"},
                    {"device", device},
                    {"agrees_with_arithmetic", agrees},
                    {"cases", rows}}
                   .dump(1)
            << "\n";
  return agrees ? 0 : 1;
}

int compare_records(const std::string& folder, const Options& options) {
  check_options(options, {"--arch"});
  ConformanceRunner runner(ProbeDevice::vgpu, option(options, "--arch", ""), "");
  const std::vector<ConformanceCase> cases = conformance_cases();
  const std::vector<Record> records = read_records(folder);
  if (records.empty()) refuse(folder + " holds no recorded case");
  Json rows = Json::object();
  bool agrees = true;
  for (const Record& record : records) {
    const ConformanceCase* const each = find_case(cases, record.name);
    if (each == nullptr) refuse(folder + ": this version has no case " + record.name);
    const Agreement agreement = judge_recorded(*each, record, runner.run(*each, record.operands));
    agrees = agrees && agreement.fault.empty();
    rows[record.name] = json_of_agreement(agreement);
  }
  std::cout << Json{{"schema", "attngen.gpu_probe/1"},
                    {"subject", "compare"},
                    {"agrees", agrees},
                    {"cases", rows}}
                   .dump(1)
            << "\n";
  return agrees ? 0 : 1;
}

int build_cubins(const Options& options) {
  check_options(options, {"--arch", "-o"});
  const std::string arch = option(options, "--arch", "");
  const std::string folder = option(options, "-o", "");
  if (arch.empty() || folder.empty()) refuse("build needs --arch A and -o DIR");
  PendingFiles files;
  Json rows = Json::object();
  for (const ProbeModule& module : probe_modules()) {
    if (arch_number(arch) < module.least_arch) continue;
    const Binary binary = probe_binary(module, arch, "");
    const std::string bytes(reinterpret_cast<const char*>(binary.cubin.data()),
                            binary.cubin.size());
    files.add(fmt::format("{}/{}.{}.cubin", folder, module.name, arch), bytes);
    rows[module.name] = {{"bytes", bytes.size()}, {"registers", binary.resources.registers}};
  }
  files.publish();
  std::cout
      << Json{{"schema", "attngen.gpu_probe/1"}, {"subject", "build"}, {"modules", rows}}.dump(1)
      << "\n";
  return 0;
}

int run(const std::vector<std::string>& words) {
  if (words.empty()) refuse("which measurement?");
  Options options;
  std::vector<std::string> plain;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].rfind('-', 0) != 0) {
      plain.push_back(words[i]);
    } else if (i + 1 == words.size()) {
      refuse(words[i] + " needs a value");
    } else {
      options[words[i]] = words[i + 1];
      ++i;
    }
  }
  const std::map<std::string, Measure> measures = {{"copy", measure_copy},
                                                   {"read", measure_read},
                                                   {"launch", measure_launch},
                                                   {"atomics", measure_atomics}};
  if (plain.size() != (words[0] == "compare" ? 1u : 0u)) refuse("wrong number of words");
  const auto found = measures.find(words[0]);
  if (found != measures.end()) return measure(words[0], found->second, options);
  if (words[0] == "facts") return list_gpus(options);
  if (words[0] == "conformance") return record_conformance(options);
  if (words[0] == "compare") return compare_records(plain.front(), options);
  if (words[0] == "build") return build_cubins(options);
  refuse("there is no " + words[0]);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const Error& error) {
    std::cerr << error.what() << "\n";
    return static_cast<int>(error.kind());
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 70;
  }
}
