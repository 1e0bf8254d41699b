// SPDX-License-Identifier: Apache-2.0
#include "autotune/lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace attngen::tune {
namespace {

using Point = std::vector<double>;

Point point_of(const ShapeKey& shape) {
  Point point;
  for (const auto& [name, value] : shape.axes) {
    point.push_back(value > 0 ? std::log2(static_cast<double>(value)) : -1);
  }
  return point;
}

double farthest_axis(const Point& a, const Point& b) {
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
  return most;
}

double squared_distance(const Point& a, const Point& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

double dot(const Point& a, const Point& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

bool have_same_axes(const ShapeKey& a, const ShapeKey& b) {
  return a.axes.size() == b.axes.size() &&
         std::equal(a.axes.begin(), a.axes.end(), b.axes.begin(),
                    [](const auto& one, const auto& other) { return one.first == other.first; });
}

const Decision* nearest(const std::vector<const Decision*>& rows, const ShapeKey& shape) {
  const Point point = point_of(shape);
  const Decision* best = nullptr;
  double least = std::numeric_limits<double>::max();
  for (const Decision* row : rows) {
    const double distance = squared_distance(point_of(row->where.shape), point);
    if (distance < least) {
      least = distance;
      best = row;
    }
  }
  return best;
}

/// Of a model, for a device with other than modelled rows of its own.
bool is_seed_for(const Decision& row, const DeviceIdentity& device) {
  return row.is_modelled && row.where.device.kind == "model" && device.kind != "model" &&
         row.where.device.arch == device.arch && row.where.device.units == device.units;
}

std::string origin_of(const Decision& row) {
  if (row.is_modelled) return fmt::format("a model, for {}", to_text(row.where.shape.axes));
  return fmt::format("measured at {} on {}, {:.2f}x its start", to_text(row.where.shape.axes),
                     to_text(row.where.device), row.gain.median);
}

}  // namespace

const char* name_of(LookupRule rule) {
  switch (rule) {
    case LookupRule::exact:
      return "exact";
    case LookupRule::alike:
      return "alike";
    case LookupRule::interpolated:
      return "interpolated";
    case LookupRule::seed:
      return "seed";
    case LookupRule::model:
      return "model";
  }
  return "";
}

bool is_between(const Point& point, const std::vector<Point>& corners) {
  // The nearest point of the hull by pairwise Frank-Wolfe steps: weight moves from the corner that
  // lies farthest against the way to the one that lies farthest along it.
  constexpr int kSteps = 20000;
  constexpr double kClose = 1e-6;
  if (corners.empty()) return false;
  std::vector<double> weights(corners.size(), 0);
  weights[0] = 1;
  Point here = corners[0];
  for (int step = 0; step < kSteps; ++step) {
    Point way(point.size());
    for (std::size_t i = 0; i < way.size(); ++i) way[i] = point[i] - here[i];
    if (dot(way, way) < kClose) return true;
    std::size_t to = 0;
    std::size_t from = corners.size();
    for (std::size_t i = 0; i < corners.size(); ++i) {
      if (dot(way, corners[i]) > dot(way, corners[to])) to = i;
      if (weights[i] > 0 &&
          (from == corners.size() || dot(way, corners[i]) < dot(way, corners[from]))) {
        from = i;
      }
    }
    // No corner lies beyond the point: a plane parts them.
    if (dot(way, corners[to]) < dot(way, point) - kClose && dot(way, way) > kClose) return false;
    Point move(point.size());
    for (std::size_t i = 0; i < move.size(); ++i) move[i] = corners[to][i] - corners[from][i];
    const double length = dot(move, move);
    if (length <= 0) return false;
    const double part = std::clamp(dot(way, move) / length, 0.0, weights[from]);
    weights[to] += part;
    weights[from] -= part;
    for (std::size_t i = 0; i < here.size(); ++i) here[i] += part * move[i];
  }
  return squared_distance(here, point) < 1e-4;
}

LookupAnswer look_up(const TunedFile& tuned, const LookupQuestion& question) {
  LookupAnswer answer;
  std::vector<const Decision*> own;
  std::vector<const Decision*> alike;
  std::vector<const Decision*> seeds;
  int elsewhere = 0;
  int outdated = 0;
  std::string refused;
  for (const Decision& row : tuned.rows) {
    if (row.where.shape.op != question.shape.op) continue;
    const bool is_seed = is_seed_for(row, question.device);
    if (!is_seed && !is_alike(row.where.device, question.device)) {
      ++elsewhere;
      continue;
    }
    if (!have_same_axes(row.where.shape, question.shape)) continue;
    if (tuned.is_frozen && row.where.shape.axes != question.shape.axes) continue;
    if (const std::string reason = question.why_not(row.winner); !reason.empty()) {
      refused = reason;
      continue;
    }
    if (is_seed) {
      seeds.push_back(&row);
      continue;
    }
    if (!tuned.is_frozen && question.source_id(row.winner) != row.source) {
      ++outdated;
      continue;
    }
    (row.where.device == question.device ? own : alike).push_back(&row);
  }

  const auto in_bin = [&](const std::vector<const Decision*>& rows) {
    std::vector<const Decision*> same;
    for (const Decision* row : rows) {
      if (bin_of(row->where.shape) == bin_of(question.shape)) same.push_back(row);
    }
    return nearest(same, question.shape);
  };
  const auto take = [&](LookupRule rule, const Decision& row) {
    answer.rule = rule;
    answer.candidate = row.winner;
    answer.why = fmt::format("{}: {}", name_of(rule), origin_of(row));
  };
  if (const Decision* row = in_bin(own)) {
    take(LookupRule::exact, *row);
    return answer;
  }
  if (const Decision* row = in_bin(alike)) {
    take(LookupRule::alike, *row);
    return answer;
  }
  for (const std::vector<const Decision*>& rows : {own, alike}) {
    std::vector<Point> corners;
    for (const Decision* row : rows) corners.push_back(point_of(row->where.shape));
    const Point point = point_of(question.shape);
    const Decision* row = nearest(rows, question.shape);
    if (row != nullptr && farthest_axis(point_of(row->where.shape), point) <= 1 &&
        is_between(point, corners)) {
      take(LookupRule::interpolated, *row);
      return answer;
    }
  }
  if (const Decision* row = nearest(seeds, question.shape)) {
    if (farthest_axis(point_of(row->where.shape), point_of(question.shape)) <= 1) {
      take(LookupRule::seed, *row);
      return answer;
    }
  }
  std::string why = "nothing was tuned for this operation";
  if (!own.empty() || !alike.empty() || !seeds.empty()) {
    why = "the shape lies outside what was tuned, or further than 2x from it";
  } else if (outdated > 0) {
    why = fmt::format("{} tuned rows are of another generator: tune again", outdated);
  } else if (!refused.empty()) {
    why = "the tuned row is refused: " + refused;
  } else if (elsewhere > 0) {
    why = fmt::format("{} tuned rows are of other devices", elsewhere);
  }
  answer.why = fmt::format("{}: {}", name_of(LookupRule::model), why);
  return answer;
}

}  // namespace attngen::tune
