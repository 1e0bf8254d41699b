// SPDX-License-Identifier: Apache-2.0
// interpret_files CASCADE_FILE FOLDER [narrow]: binds FOLDER/<input>.npy and FOLDER/case.json
// ("type", "params") to the cascade, interprets it and writes FOLDER/<output>.npy as f64. "narrow"
// writes the N of the error measure instead.
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "base/files.h"
#include "base/npy.h"
#include "generator/language/language.h"
#include "generator/oracle/interpret.h"

namespace attngen {
namespace {

void interpret_folder(const std::string& cascade_file, const std::string& folder, bool narrow) {
  const nlohmann::json settings = nlohmann::json::parse(read_file(folder + "/case.json"));
  std::map<std::string, DType> dtypes;
  if (settings.contains("type")) {
    dtypes["T"] = dtype_named(settings.at("type").get<std::string>()).value();
  }
  const Cascade cascade = parse_variant({cascade_file, read_file(cascade_file)}, dtypes).front();
  Request request;
  for (const auto& [name, value] : settings.at("params").items()) {
    request.params[name] = value.get<double>();
  }
  for (const Tensor& tensor : cascade.tensors) {
    if (tensor.kind != TensorKind::input) continue;
    const std::string path = folder + "/" + tensor.name + ".npy";
    request.inputs[tensor.name] = parse_npy(read_file(path), path);
  }
  InterpretOptions options;
  if (narrow) options.round_results = narrowest_float_input(cascade);
  PendingFiles files;
  for (const auto& [name, output] : interpret(cascade, bind_inputs(cascade, request), options)) {
    files.add(folder + "/" + name + ".npy", print_npy(output));
  }
  files.publish();
}

}  // namespace
}  // namespace attngen

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  try {
    attngen::interpret_folder(argv[1], argv[2], argc > 3 && std::string(argv[3]) == "narrow");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
