// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/spec.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "cascades/gallery.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

VariantText text_of(const std::string& variant) {
  if (variant.find_first_of("{\n") != std::string::npos) return {"variant", variant};
  if (const GalleryEntry* entry = find_in_gallery(variant)) {
    return {fmt::format("gallery:{}", entry->name), std::string(entry->text)};
  }
  std::string names;
  for (const GalleryEntry& entry : gallery()) {
    names += (names.empty() ? "" : ", ") + std::string(entry.name);
  }
  throw Error(ErrorKind::refused, fmt::format("no variant of the gallery is called {}", variant),
              fmt::format("give the text of a cascade, or one of: {}", names));
}

std::map<std::string, DType> types_of(const std::map<std::string, std::string>& dtypes) {
  std::map<std::string, DType> types;
  for (const auto& [name, text] : dtypes) {
    const std::optional<DType> type = dtype_named(text);
    if (!type) {
      throw Error(ErrorKind::refused, fmt::format("dtype {} = {}: no such type", name, text),
                  "types are f64 f32 f16 bf16 e4m3 e5m2 i8 i4 u8 i32 i64 bool");
    }
    types.emplace(name, *type);
  }
  return types;
}

Cascade chosen(std::vector<Cascade> cascades, const std::string& name) {
  if (name.empty() && cascades.size() == 1) return std::move(cascades.front());
  std::string names;
  for (Cascade& cascade : cascades) {
    if (cascade.name == name) return std::move(cascade);
    names += (names.empty() ? "" : ", ") + cascade.name;
  }
  throw Error(ErrorKind::refused,
              name.empty() ? "the text holds several cascades"
                           : fmt::format("the text has no cascade {}", name),
              fmt::format("name one of: {}", names));
}

std::vector<RankSource> rank_sources(const Cascade& cascade) {
  std::vector<RankSource> sources(cascade.ranks.size());
  for (const Tensor& tensor : cascade.tensors) {
    if (tensor.kind != TensorKind::input && tensor.kind != TensorKind::output) continue;
    for (const TensorDim& dim : tensor.dims) {
      sources[static_cast<std::size_t>(dim.rank)].kind = RankSource::Kind::tensor;
    }
  }
  for (const Split& split : cascade.splits) {
    RankSource& outer = sources[static_cast<std::size_t>(split.outer)];
    if (outer.kind == RankSource::Kind::bounds) {
      outer = {RankSource::Kind::split_outer, 0, split.rank, split.inner};
    }
  }
  for (std::size_t rank = 0; rank < sources.size(); ++rank) {
    if (cascade.ranks[rank].extent) {
      sources[rank] = {RankSource::Kind::fixed, *cascade.ranks[rank].extent, -1, -1};
    }
  }
  return sources;
}

}  // namespace

std::shared_ptr<const Spec> describe(const std::string& variant, const std::string& cascade_name,
                                     const std::map<std::string, std::string>& dtypes) {
  auto spec = std::make_shared<Spec>();
  spec->cascade = chosen(parse_variant(text_of(variant), types_of(dtypes)), cascade_name);
  spec->analysis = analyse(spec->cascade);
  if (std::vector<Finding> findings = check_expects(spec->cascade, spec->analysis);
      !findings.empty()) {
    throw Error(ErrorKind::refused, std::move(findings));
  }
  spec->form = forward_form(spec->cascade, spec->analysis);
  for (const TensorKind kind : {TensorKind::input, TensorKind::output}) {
    for (std::size_t id = 0; id < spec->cascade.tensors.size(); ++id) {
      if (spec->cascade.tensors[id].kind == kind) spec->arguments.push_back(static_cast<int>(id));
    }
    if (kind == TensorKind::input) spec->input_count = spec->arguments.size();
  }
  spec->rank_sources = rank_sources(spec->cascade);
  for (const int tensor : spec->arguments) {
    std::vector<const char*> names;
    for (const TensorDim& dim : spec->cascade.tensors[static_cast<std::size_t>(tensor)].dims) {
      names.push_back(spec->cascade.ranks[static_cast<std::size_t>(dim.rank)].name.c_str());
    }
    spec->axis_names.push_back(std::move(names));
  }
  return spec;
}

const MergeRuleResult& Spec::merge_rule() const {
  std::call_once(merge_derived_, [&] {
    if (!form.form) {
      merge_.why_not = form.reasons.empty() ? "it has no running values" : form.reasons.front();
    } else {
      merge_ = attngen::merge_rule(cascade, analysis, *form.form);
    }
  });
  return merge_;
}

}  // namespace attngen
