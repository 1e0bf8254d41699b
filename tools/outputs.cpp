// SPDX-License-Identifier: Apache-2.0
#include "tools/outputs.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <set>

#include "base/files.h"
#include "base/npy.h"
#include "tools/nearest_name.h"
#include "tools/report.h"
#include "tools/variant_option.h"

namespace attngen {

void add_output_option(CLI::App& verb, OutputOption& option) {
  verb.add_option("-o,--output", option.files, "write an output as .npy; - is stdout")
      ->allow_extra_args(false)
      ->option_text("NAME=FILE");
  verb.add_option("--out-type", option.type,
                  "f32 or declared: the type results are written in (default: f32)")
      ->option_text("TYPE");
}

std::map<std::string, std::string> validated_outputs(const Cascade& cascade,
                                                     const OutputOption& option) {
  if (option.type != "f32" && option.type != "declared") {
    refuse(fmt::format("--out-type `{}` is neither f32 nor declared", option.type));
  }
  std::vector<std::string> names;
  for (const Tensor& tensor : cascade.tensors) {
    if (tensor.kind == TensorKind::output) names.push_back(tensor.name);
  }
  std::map<std::string, std::string> files;
  std::set<std::string> paths;
  for (const std::string& text : option.files) {
    const NamedText named = split_named(text, "-o", "-o O=o.npy");
    bool known = false;
    for (const std::string& name : names) known = known || name == named.name;
    if (!known) {
      const std::string near = nearest_name(named.name, names);
      refuse(fmt::format("-o {}: the cascade has no output `{}`", text, named.name),
             near.empty() ? fmt::format("its outputs are: {}", fmt::join(names, " "))
                          : fmt::format("did you mean {}?", near));
    }
    if (!files.emplace(named.name, named.value).second) {
      refuse(fmt::format("-o gives output {} twice", named.name), "give every output once");
    }
    if (!paths.insert(named.value).second) {
      refuse(fmt::format("-o gives the file {} to two outputs", named.value),
             "use one file per output");
    }
  }
  PendingFiles
      probe;  // taken back when it goes out of scope: only shows that the folder can be written
  for (const auto& [name, path] : files) {
    if (path != "-") probe.add(path, {});
  }
  return files;
}

void write_outputs(const std::map<std::string, std::string>& files,
                   const std::map<std::string, Array>& results, const std::string& type) {
  PendingFiles pending;
  std::string for_stdout;
  for (const auto& [name, path] : files) {
    const Array& result = results.at(name);
    const bool widen = type == "f32" && is_float(result.dtype);
    const std::string bytes = print_npy(widen ? converted(result, DType::f32) : result);
    if (path == "-") {
      for_stdout = bytes;
    } else {
      pending.add(path, bytes);
    }
  }
  if (!for_stdout.empty()) print_data(for_stdout);
  pending.publish();
}

}  // namespace attngen
