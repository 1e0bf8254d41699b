// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis_document.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

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

Json boundaries_of(const Cascade& cascade, const Repair& repair) {
  Json boundaries = Json::array();
  for (const Boundary& boundary : repair.boundaries) {
    const std::string& reduction = tensor_name(cascade, boundary.producer);
    const std::string action = name_of(boundary.action);
    const auto same = std::find_if(boundaries.begin(), boundaries.end(), [&](const Json& known) {
      return known["reduction"] == reduction && known["action"] == action &&
             known["rule"] == boundary.rule;
    });
    if (same != boundaries.end()) {
      (*same)["consumers"].push_back(tensor_name(cascade, boundary.consumer));
      (*same)["kappa"] = std::max((*same)["kappa"].get<int>(), boundary.kappa);
      continue;
    }
    boundaries.push_back({{"rank", rank_name(cascade, boundary.rank)},
                          {"reduction", reduction},
                          {"late", tensor_name(cascade, boundary.late)},
                          {"consumers", Json::array({tensor_name(cascade, boundary.consumer)})},
                          {"kappa", boundary.kappa},
                          {"action", action},
                          {"rule", boundary.rule},
                          {"reason", boundary.reason}});
  }
  return boundaries;
}

}  // namespace

Json analysis_document(const Cascade& cascade, const Analysis& analysis) {
  Json document = json_document("analyze");
  document["variant"] = cascade.name;
  document["passes"] = Json::object();
  for (const PassCount& count : analysis.passes) {
    document["passes"][rank_name(cascade, count.rank)] = {{"written", count.written},
                                                          {"rewritten", count.rewritten}};
  }
  document["boundaries"] = Json::array();
  for (const Repair& repair : analysis.repairs) {
    for (Json& boundary : boundaries_of(cascade, repair))
      document["boundaries"].push_back(std::move(boundary));
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
  return document;
}

}  // namespace attngen
