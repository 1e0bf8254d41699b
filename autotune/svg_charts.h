// SPDX-License-Identifier: Apache-2.0
// Charts as inline SVG: colours come from the page's variables, so that light and dark both work.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace attngen::tune {

/// &, <, > and quotes as entities; bytes that XML has no place for become "?".
std::string escaped(const std::string& text);

struct HeatMap {
  std::string title;
  std::string column_name, row_name;
  std::vector<std::string> columns, rows;
  /// By row, then column: a ratio to the best, at least 1. None = not measured.
  std::vector<std::vector<std::optional<double>>> ratios;
};
/// The darker, the nearer to the best; each cell has its number.
std::string svg_of(const HeatMap& map);

struct Bar {
  std::string name;
  double value = 1;  ///< a ratio, at least 1
  std::string note;
};
/// Horizontal, from 1.
std::string svg_of_bars(const std::string& title, const std::vector<Bar>& bars);

struct Roofline {
  struct Point {
    std::string name;
    double flops_per_byte = 0;
    double gflops = 0;
  };
  std::vector<Point> points;
  double peak_gflops = 0;  ///< the roofs: as given
  double bytes_per_ns = 0;
};
/// Both axes logarithmic.
std::string svg_of(const Roofline& roofline);

}  // namespace attngen::tune
