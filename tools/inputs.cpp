// SPDX-License-Identifier: Apache-2.0
#include "tools/inputs.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "base/npy.h"
#include "base/safetensors.h"
#include "base/settings.h"
#include "generator/analysis/key_lengths.h"
#include "tools/nearest_name.h"
#include "tools/report.h"
#include "tools/variant_option.h"

namespace attngen {
namespace {

constexpr const char* kExample = "-i Q=q.npy, -i Q=file.safetensors:q or -i file.safetensors";
constexpr const char* kContainer = ".safetensors";

bool is_container(const std::string& path) {
  const std::string end = kContainer;
  return path.size() > end.size() && path.compare(path.size() - end.size(), end.size(), end) == 0;
}

class InputReader {
 public:
  explicit InputReader(const Cascade& cascade) {
    for (const Tensor& tensor : cascade.tensors) {
      if (tensor.kind == TensorKind::input) names_.push_back(tensor.name);
    }
  }

  void read(const std::string& text) {
    if (text.find('=') == std::string::npos && is_container(text)) {
      for (const auto& [name, array] : container(text)) add(name, array, text);
      return;
    }
    const NamedText named = split_named(text, "-i", kExample);
    require_input(named.name, text);
    if (given_.count(named.name) > 0) refuse_twice(named.name, text);
    const std::size_t colon = named.value.rfind(':');
    if (colon != std::string::npos && is_container(named.value.substr(0, colon))) {
      const std::string path = named.value.substr(0, colon);
      add(named.name, tensor_of(path, named.value.substr(colon + 1)), text);
    } else if (is_container(named.value)) {
      add(named.name, tensor_of(named.value, named.name), text);
    } else {
      add(named.name, parse_npy(read_file(named.value), named.value), text);
    }
  }

  std::map<std::string, Array> finished() { return std::move(arrays_); }

 private:
  const std::map<std::string, Array>& container(const std::string& path) {
    const auto known = containers_.find(path);
    if (known != containers_.end()) return known->second;
    return containers_.emplace(path, parse_safetensors(read_file(path), path)).first->second;
  }

  Array tensor_of(const std::string& path, const std::string& tensor) {
    const auto& tensors = container(path);
    const auto found = tensors.find(tensor);
    if (found != tensors.end()) return found->second;
    std::vector<std::string> names;
    for (const auto& [name, array] : tensors) names.push_back(name);
    refuse(fmt::format("{} holds no tensor `{}`", path, tensor),
           fmt::format("it holds: {}", fmt::join(names, " ")));
  }

  void require_input(const std::string& name, const std::string& text) const {
    for (const std::string& known : names_) {
      if (known == name) return;
    }
    const std::string near = nearest_name(name, names_);
    refuse(fmt::format("-i {}: the cascade has no input `{}`", text, name),
           near.empty() ? fmt::format("its inputs are: {}", fmt::join(names_, " "))
                        : fmt::format("did you mean {}?", near));
  }

  [[noreturn]] void refuse_twice(const std::string& name, const std::string& text) const {
    refuse(fmt::format("input {} is given twice: -i {} and -i {}", name, given_.at(name), text),
           "give every input once");
  }

  void add(const std::string& name, const Array& array, const std::string& text) {
    require_input(name, text);
    if (!given_.emplace(name, text).second) refuse_twice(name, text);
    arrays_.emplace(name, array);
  }

  std::vector<std::string> names_;
  std::map<std::string, Array> arrays_;
  std::map<std::string, std::string> given_;  ///< input -> the -i that gave it
  std::map<std::string, std::map<std::string, Array>> containers_;
};

}  // namespace

void add_input_option(CLI::App& verb, std::vector<std::string>& inputs) {
  verb.add_option("-i,--input", inputs, "an input array (.npy), or all of them (.safetensors)")
      ->allow_extra_args(false)
      ->option_text("NAME=FILE");
}

std::map<std::string, Array> read_inputs(const Cascade& cascade,
                                         const std::vector<std::string>& inputs) {
  InputReader reader(cascade);
  for (const std::string& text : inputs) reader.read(text);
  return reader.finished();
}

void look_at_lengths(const Cascade& cascade, const BoundInputs& inputs) {
  const std::vector<LengthFault> faults = length_faults(cascade, key_lengths(cascade), inputs);
  std::vector<Finding> findings;
  for (const LengthFault& fault : faults) {
    Finding finding;
    finding.rule = "bounds";
    finding.message = fmt::format("{}: {}", to_text(fault), why_wrong(fault));
    finding.fix = fmt::format("give 0 ... {}; without ATTNGEN_CHECK_TABLES=1: {}", fault.limit,
                              meaning_of(fault));
    findings.push_back(std::move(finding));
  }
  if (wants_table_checks(settings()) && !findings.empty()) {
    throw Error(ErrorKind::refused, std::move(findings));
  }
  for (const LengthFault& fault : faults) {
    print_note(fmt::format("warning: {}: {}", to_text(fault), meaning_of(fault)));
  }
}

}  // namespace attngen
