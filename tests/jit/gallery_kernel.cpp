// SPDX-License-Identifier: Apache-2.0
#include "tests/jit/gallery_kernel.h"

#include <fmt/format.h>

#include "base/error.h"
#include "cascades/gallery.h"
#include "generator/cuda/problem.h"
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

std::int64_t extent_of(const std::string& rank, const KernelChoice& choice) {
  if (rank == "E") return choice.head_dim;
  if (rank == "F") return choice.value_dim;
  if (rank == "P") return choice.rows;
  return kLaunchTimeExtent;
}

Problem problem_for(const Cascade& cascade, const KernelChoice& choice) {
  std::map<std::string, std::int64_t> extents;
  for (const std::string& rank : ranks_to_give(cascade)) extents[rank] = extent_of(rank, choice);
  std::map<std::string, double> params;
  for (const Param& param : cascade.params) {
    if (param.default_value == nullptr) params[param.name] = kStaticParam;
  }
  Problem problem =
      problem_of(cascade, extents, params, choice.batch_axes, limits_of_arch(choice.arch));
  problem.skeleton = choice.skeleton;
  problem.merge = choice.merge;
  return problem;
}

}  // namespace

std::string to_text(const KernelChoice& choice) {
  std::string text = fmt::format("{} {} E={} F={} {}", choice.variant, choice.arch, choice.head_dim,
                                 choice.value_dim, name_of(choice.dtype));
  if (choice.skeleton == Skeleton::decode) {
    text += fmt::format(" decode P={} {}", choice.rows, name_of(choice.merge));
  }
  if (choice.skeleton == Skeleton::merge) text += fmt::format(" merge batch={}", choice.batch_axes);
  return text;
}

CudaSource emit_gallery_kernel(const KernelChoice& choice) {
  const Cascade cascade = parse_gallery(choice.variant, choice.dtype);
  const Analysis analysis = analyse(cascade);
  const Problem problem = problem_for(cascade, choice);
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
