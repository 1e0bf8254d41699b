// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis_document.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "generator/analysis/print_analysis.h"
#include "generator/analysis/roofline.h"

namespace attngen {
namespace {

const char* name_of(EinsumClass kind) {
  switch (kind) {
    case EinsumClass::contraction:
      return "contraction";
    case EinsumClass::reduction:
      return "reduction";
    case EinsumClass::pointwise:
      return "pointwise";
    case EinsumClass::recurrence:
      return "recurrence";
    case EinsumClass::selection:
      return "selection";
  }
  return "";
}

const char* name_of(RankRole role) {
  switch (role) {
    case RankRole::parallel:
      return "parallel";
    case RankRole::stream:
      return "stream";
    case RankRole::reduced:
      return "reduced";
    case RankRole::sequential:
      return "sequential";
    case RankRole::gathered:
      return "gathered";
    case RankRole::private_:
      return "private";
  }
  return "";
}

const char* name_of(RepairAction action) {
  switch (action) {
    case RepairAction::defer:
      return "DEFER";
    case RepairAction::iterate:
      return "ITERATE";
    case RepairAction::hard:
      return "hard";
  }
  return "";
}

const std::string& tensor_name(const Cascade& cascade, int tensor) {
  return cascade.tensors.at(static_cast<std::size_t>(tensor)).name;
}

const std::string& rank_name(const Cascade& cascade, int rank) {
  return cascade.ranks.at(static_cast<std::size_t>(rank)).name;
}

Json boundary_of(const Cascade& cascade, const BoundaryGroup& group) {
  Json late = Json::array();
  for (const int tensor : group.late) late.push_back(tensor_name(cascade, tensor));
  Json consumers = Json::array();
  for (const int tensor : group.consumers) consumers.push_back(tensor_name(cascade, tensor));
  return {{"rank", rank_name(cascade, group.rank)},
          {"reduction", tensor_name(cascade, group.producer)},
          {"late", std::move(late)},
          {"consumers", std::move(consumers)},
          {"kappa", group.kappa},
          {"action", name_of(group.action)},
          {"rule", group.rule},
          {"reason", group.reason},
          {"fix", edit_that_removes(cascade, group)}};
}

Json bounds_of(const Cascade& cascade, const Analysis& analysis, const Binding& binding,
               const std::optional<DeviceRates>& device) {
  const Roofline work = roofline_of(cascade, analysis, binding);
  Json bounds{{"mma_flops", work.mma_flops},
              {"exp_count", work.exp_count},
              {"bytes_min", work.bytes_min},
              {"bytes_spill", work.bytes_spill},
              {"bytes_recompute", work.bytes_recompute},
              {"bytes_rewritten", work.bytes_rewritten},
              {"masked_share_known", work.masked_share_known}};
  if (device.has_value()) {
    const RooflineTimes times = times_on(work, *device);
    bounds["device"] = device->name;
    bounds["mma_s"] = times.mma;
    bounds["exp_s"] = times.exp;
    bounds["memory_s"] = times.memory;
    bounds["bound_s"] = times.bound;
    bounds["bound_by"] = times.binding;
  }
  return bounds;
}

}  // namespace

Json analysis_document(const Cascade& cascade, const Analysis& analysis,
                       const std::optional<Binding>& binding,
                       const std::optional<DeviceRates>& device) {
  Json document = json_document("analyze");
  document["variant"] = cascade.name;
  document["passes"] = Json::object();
  for (const PassCount& count : analysis.passes) {
    document["passes"][rank_name(cascade, count.rank)] = {{"written", count.written},
                                                          {"rewritten", count.rewritten}};
  }
  document["boundaries"] = Json::array();
  for (const Repair& repair : analysis.repairs) {
    for (const BoundaryGroup& group : boundary_groups(analysis, repair)) {
      document["boundaries"].push_back(boundary_of(cascade, group));
    }
  }
  document["crossings"] = Json::array();
  for (const Crossing& crossing : analysis.crossings) {
    document["crossings"].push_back({{"rank", rank_name(cascade, crossing.rank)},
                                     {"tensor", tensor_name(cascade, crossing.tensor)},
                                     {"after_pass", crossing.after_pass},
                                     {"fibre", crossing.fibre},
                                     {"after_rewrite", crossing.after_rewrite}});
  }
  document["ranks"] = Json::object();
  for (std::size_t at = 0; at < analysis.ranks.size(); ++at) {
    const RankFacts& facts = analysis.ranks[at];
    document["ranks"][cascade.ranks.at(at).name] = {{"role", name_of(facts.role)},
                                                    {"split_eligible", facts.split_eligible},
                                                    {"why_not_split", facts.why_not_split}};
  }
  document["einsums"] = Json::array();
  for (std::size_t at = 0; at < analysis.einsums.size(); ++at) {
    document["einsums"].push_back({{"tensor", tensor_name(cascade, cascade.einsums.at(at).tensor)},
                                   {"class", name_of(analysis.einsums[at].kind)}});
  }
  if (binding.has_value()) {
    for (std::size_t at = 0; at < cascade.ranks.size(); ++at) {
      document["extents"][cascade.ranks[at].name] = binding->extents.at(at);
    }
    document["bounds"] = bounds_of(cascade, analysis, *binding, device);
  }
  return document;
}

}  // namespace attngen
