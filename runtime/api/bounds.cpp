// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/bounds.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

#include "base/error.h"
#include "generator/ir/bind_extents.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

class BoundsResolver {
 public:
  BoundsResolver(const Spec& spec, const AskedBounds& asked)
      : spec_(spec), cascade_(spec.cascade), asked_(asked) {}

  Bounds resolve() {
    bounds_.ranks.resize(cascade_.ranks.size());
    given_.resize(cascade_.ranks.size(), false);
    for (std::size_t rank = 0; rank < cascade_.ranks.size(); ++rank) {
      if (const auto extent = cascade_.ranks[rank].extent) bounds_.ranks[rank] = {*extent, *extent};
    }
    for (const AskedBounds::Rank& rank : asked_.ranks) take(rank);
    narrow_splits();
    require_fixed_where_no_tensor_tells();
    take_batch();
    take_static_params();
    take_discarded();
    if (!findings_.empty()) throw Error(ErrorKind::refused, std::move(findings_));
    return std::move(bounds_);
  }

 private:
  void refuse(std::string message, std::string fix) {
    Finding finding;
    finding.rule = "bounds";
    finding.message = std::move(message);
    finding.fix = std::move(fix);
    findings_.push_back(std::move(finding));
  }

  void take(const AskedBounds::Rank& asked) {
    const int rank = find_rank(cascade_, asked.name);
    if (rank < 0) {
      std::string names;
      for (const Rank& known : cascade_.ranks) names += (names.empty() ? "" : " ") + known.name;
      refuse(fmt::format("{} has no rank {}", cascade_.name, asked.name), "its ranks are " + names);
      return;
    }
    if (given_[at(rank)]) {
      refuse(fmt::format("rank {} is bounded twice", asked.name), "give one range a rank");
      return;
    }
    given_[at(rank)] = true;
    const auto [least, most] = asked.bound;
    if (least < 0 || least > most || most > RankBound::kLongest) {
      refuse(fmt::format("rank {} = {} .. {} is no range of extents", asked.name, least, most),
             "give 0 <= least <= most <= 2147483647");
      return;
    }
    if (cascade_.ranks[at(rank)].extent &&
        (least > *cascade_.ranks[at(rank)].extent || most < *cascade_.ranks[at(rank)].extent)) {
      refuse(fmt::format("rank {} = {} .. {}, but the text says {}", asked.name, least, most,
                         *cascade_.ranks[at(rank)].extent),
             "leave this rank out");
      return;
    }
    if (!cascade_.ranks[at(rank)].extent) bounds_.ranks[at(rank)] = asked.bound;
  }

  /// ceil(whole / inner) between its smallest and its largest value.
  void narrow_splits() {
    for (const Split& split : cascade_.splits) {
      if (given_[at(split.outer)] ||
          spec_.rank_sources[at(split.outer)].kind != RankSource::Kind::split_outer) {
        continue;
      }
      const RankBound whole = bounds_.ranks[at(split.rank)];
      const RankBound inner = bounds_.ranks[at(split.inner)];
      const std::int64_t finest = std::max<std::int64_t>(inner.least, 1);
      const std::int64_t coarsest = std::max<std::int64_t>(inner.most, 1);
      bounds_.ranks[at(split.outer)] = {(whole.least + coarsest - 1) / coarsest,
                                        (whole.most + finest - 1) / finest};
    }
  }

  void require_fixed_where_no_tensor_tells() {
    for (std::size_t rank = 0; rank < bounds_.ranks.size(); ++rank) {
      if (spec_.rank_sources[rank].kind != RankSource::Kind::bounds ||
          bounds_.ranks[rank].is_fixed()) {
        continue;
      }
      refuse(fmt::format("no tensor has rank {}, so its extent cannot be read off the arguments",
                         cascade_.ranks[rank].name),
             fmt::format("fix it in the bounds: least == most"));
    }
  }

  void take_batch() {
    if (asked_.batch_axes < 0 || asked_.batch_axes > kMostBatchAxes) {
      refuse(fmt::format("{} batch axes", asked_.batch_axes),
             fmt::format("give 0 .. {}; fold further ones together", kMostBatchAxes));
    }
    if (asked_.most_batches < 0) {
      refuse(fmt::format("at most {} batches", asked_.most_batches), "give 0 for no bound");
    }
    bounds_.batch_axes = asked_.batch_axes;
    bounds_.most_batches = asked_.most_batches;
    bounds_.batch_invariant = asked_.batch_invariant;
  }

  void take_static_params() {
    std::map<std::string, double> given;
    for (const auto& [name, value] : asked_.static_params) {
      const int param = find_param(cascade_, name);
      if (param < 0) {
        refuse(fmt::format("{} has no param {}", cascade_.name, name), "leave it out");
      } else if (!cascade_.params[at(param)].is_static) {
        refuse(fmt::format("param {} is not compiled in", name),
               "give it with each run, in attngen_args");
      } else {
        given[name] = value;
      }
    }
    bounds_.static_params.assign(cascade_.params.size(), std::numeric_limits<double>::quiet_NaN());
    const std::vector<std::int64_t> extents = largest_extents(bounds_);
    for (std::size_t id = 0; id < cascade_.params.size(); ++id) {
      const Param& param = cascade_.params[id];
      if (!param.is_static) continue;
      const auto found = given.find(param.name);
      if (found == given.end() && param.default_value == nullptr) {
        refuse(fmt::format("param {} is compiled into the kernel and has no default", param.name),
               "give it in static_params");
        continue;
      }
      if (found == given.end() && !is_fixed(param.default_value)) {
        refuse(
            fmt::format("the default of param {} depends on a rank that is not fixed", param.name),
            "fix that rank in the bounds, or give the param in static_params");
        continue;
      }
      const double value =
          found != given.end() ? found->second : default_of(param.default_value, extents);
      if (const std::string fault = fault_of_param(param, value); !fault.empty()) {
        refuse(fault, "give another value");
        continue;
      }
      bounds_.static_params[id] = value;
    }
  }

  bool is_fixed(const Expr& expr) const {
    bool fixed = true;
    for_each_node(expr, [&](const ExprNode& node) {
      if (node.op == Op::extent) fixed = fixed && bounds_.ranks[at(node.id)].is_fixed();
    });
    return fixed;
  }

  void take_discarded() {
    bounds_.discarded.assign(cascade_.tensors.size(), false);
    for (const std::string& name : asked_.discarded) {
      const int tensor = find_tensor(cascade_, name);
      if (tensor < 0 || cascade_.tensors[at(tensor)].kind != TensorKind::output) {
        refuse(fmt::format("{} has no output {} to discard", cascade_.name, name), "leave it out");
        continue;
      }
      bounds_.discarded[at(tensor)] = true;
      for (const TensorDim& dim : cascade_.tensors[at(tensor)].dims) {
        if (bounds_.ranks[at(dim.rank)].most < RankBound::kLongest) continue;
        refuse(fmt::format("output {} is discarded into the workspace, but rank {} has no bound",
                           name, cascade_.ranks[at(dim.rank)].name),
               fmt::format("bound rank {}", cascade_.ranks[at(dim.rank)].name));
      }
      if (bounds_.batch_axes > 0 && bounds_.most_batches == 0) {
        refuse(fmt::format("output {} is discarded into the workspace, but the batch has no bound",
                           name),
               "give most_batches");
      }
    }
  }

  static constexpr int kMostBatchAxes = 8;

  const Spec& spec_;
  const Cascade& cascade_;
  const AskedBounds& asked_;
  Bounds bounds_;
  std::vector<bool> given_;
  std::vector<Finding> findings_;
};

}  // namespace

Bounds resolve_bounds(const Spec& spec, const AskedBounds& asked) {
  return BoundsResolver(spec, asked).resolve();
}

std::vector<std::int64_t> largest_extents(const Bounds& bounds) {
  std::vector<std::int64_t> extents;
  for (const RankBound& bound : bounds.ranks) extents.push_back(bound.most);
  return extents;
}

std::string to_text(const Spec& spec, const Bounds& bounds) {
  std::string text;
  for (std::size_t rank = 0; rank < bounds.ranks.size(); ++rank) {
    const auto [least, most] = bounds.ranks[rank];
    text += text.empty() ? "" : " ";
    text += spec.cascade.ranks[rank].name;
    text += least == most ? fmt::format("={}", least) : fmt::format("={}..{}", least, most);
  }
  for (std::size_t id = 0; id < bounds.static_params.size(); ++id) {
    if (std::isnan(bounds.static_params[id])) continue;
    text += fmt::format(" {}={}", spec.cascade.params[id].name, bounds.static_params[id]);
  }
  if (bounds.batch_axes > 0) text += fmt::format(" batch axes={}", bounds.batch_axes);
  if (bounds.batch_invariant) text += " batch invariant";
  return text;
}

}  // namespace attngen
