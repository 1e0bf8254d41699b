// SPDX-License-Identifier: Apache-2.0
// Extents and params of a request, gathered from their sources with every contradiction kept.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// Collects one extent per rank from the text, the arrays and -D, then completes splits.
class ExtentTable {
 public:
  ExtentTable(const Cascade& cascade, std::vector<Finding>& findings);

  /// `source` is how messages name the array axis: "K axis 0".
  void add_from_array(int rank, std::int64_t extent, const std::string& source);
  void add_requested(const std::map<std::string, std::int64_t>& extents);

  /// Every rank's extent; ranks that still lack one are findings (unless something else that is
  /// missing explains them) and get 0.
  std::vector<std::int64_t> finish(bool report_missing);

 private:
  struct Known {
    std::int64_t extent = 0;
    std::string source;
    bool from_array = false;
  };
  void refuse(int rank, std::string message, std::string fix = {});
  void complete_split(const Split& split);

  const Cascade& cascade_;
  std::vector<Finding>& findings_;
  std::vector<std::optional<Known>> known_;
  std::vector<bool> faulty_;  ///< already has a finding: say nothing more about it
};

/// A `topk{m;k}` whose k is not the extent of the left rank that counts its slots is a finding.
void check_slots(const Cascade& cascade, const std::vector<std::int64_t>& extents,
                 std::vector<Finding>& findings);

/// The value of a default, an expression over extents (by rank id) and literals; allocates nothing.
double default_of(const Expr& expr, std::span<const std::int64_t> extents);

/// Why `value` is not legal for the param: not whole where it must be, NaN, outside its type. Empty
/// when it is legal.
std::string fault_of_param(const Param& param, double value);

/// `value` as the cascade computes with it: rounded to the param's type (f32 without one), or as it
/// is where it must be whole.
double rounded_param(const Param& param, double value);

/// Values by param id: given ones, else defaults evaluated in double over `extents`; integer-typed
/// and static params must be integral, the others are rounded to their type (f32 without one).
std::vector<double> bind_params(const Cascade& cascade, const std::vector<std::int64_t>& extents,
                                const std::map<std::string, double>& given,
                                std::vector<Finding>& findings);

}  // namespace attngen
