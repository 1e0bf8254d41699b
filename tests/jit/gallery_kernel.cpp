// SPDX-License-Identifier: Apache-2.0
#include "tests/jit/gallery_kernel.h"

#include <fmt/format.h>

#include <limits>

#include "base/error.h"
#include "cascades/gallery.h"
#include "generator/language/language.h"

namespace attngen::test {
namespace {

constexpr std::int64_t kLaunchTimeExtent = 256;  // of a rank the text does not depend on
constexpr double kStaticParam = 2;               // of a static parameter without a default

Cascade parse_gallery(const std::string& name, DType dtype) {
  const GalleryEntry* entry = find_in_gallery(name);
  if (entry == nullptr) throw Error(ErrorKind::refused, "no gallery variant named " + name);
  const VariantText text{"gallery:" + name, std::string(entry->text)};
  const std::vector<Cascade> as_written = parse_variant(text);
  std::map<std::string, DType> dtypes;
  for (const DTypeAlias& alias : as_written.front().dtypes) dtypes[alias.name] = dtype;
  return parse_variant(text, dtypes).front();
}

/// Ranks made by a split follow from the others and are not given.
bool is_given(const Cascade& cascade, std::size_t rank) {
  const Rank& each = cascade.ranks[rank];
  if (each.extent) return false;
  return each.split < 0 ||
         cascade.splits[static_cast<std::size_t>(each.split)].outer != static_cast<int>(rank);
}

std::int64_t extent_of(const std::string& rank, const KernelChoice& choice) {
  if (rank == "E") return choice.head_dim;
  if (rank == "F") return choice.value_dim;
  return kLaunchTimeExtent;
}

Problem problem_of(const Cascade& cascade, const KernelChoice& choice) {
  std::map<std::string, std::int64_t> extents;
  for (std::size_t rank = 0; rank < cascade.ranks.size(); ++rank) {
    const std::string& name = cascade.ranks[rank].name;
    if (is_given(cascade, rank)) extents[name] = extent_of(name, choice);
  }
  std::map<std::string, double> params;
  for (const Param& param : cascade.params) {
    if (param.default_value == nullptr) params[param.name] = kStaticParam;
  }
  const Binding binding = bind_extents(cascade, extents, params);
  Problem problem;
  problem.extents = binding.extents;
  for (std::size_t param = 0; param < cascade.params.size(); ++param) {
    problem.static_params.push_back(cascade.params[param].is_static
                                        ? binding.params[param]
                                        : std::numeric_limits<double>::quiet_NaN());
  }
  problem.batch_axes = choice.batch_axes;
  problem.limits = limits_of_arch(choice.arch);
  return problem;
}

}  // namespace

std::string to_text(const KernelChoice& choice) {
  return fmt::format("{} {} E={} F={} {}", choice.variant, choice.arch, choice.head_dim,
                     choice.value_dim, name_of(choice.dtype));
}

CudaSource emit_gallery_kernel(const KernelChoice& choice) {
  const Cascade cascade = parse_gallery(choice.variant, choice.dtype);
  const Analysis analysis = analyse(cascade);
  const Problem problem = problem_of(cascade, choice);
  return emit_cuda(cascade, analysis, problem, choose_plan(cascade, analysis, problem));
}

std::vector<std::string> gallery_names() {
  std::vector<std::string> names;
  for (const GalleryEntry& entry : gallery()) names.emplace_back(entry.name);
  return names;
}

std::vector<std::string> architectures() {
  return {"sm_80", "sm_86", "sm_89", "sm_90", "sm_90a", "sm_100", "sm_103", "sm_120", "sm_121"};
}

}  // namespace attngen::test
