// SPDX-License-Identifier: Apache-2.0
#include "autotune/svg_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attngen::tune {
namespace {

std::string start_of(int width, int height, const std::string& title) {
  return fmt::format(
      "<svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\">"
      "<title>{2}</title>\n",
      width, height, escaped(title));
}

std::string label(double x, double y, const std::string& text, const char* anchor = "start",
                  const char* style = "ink") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" class=\"{}\">{}</text>\n",
                     x, y, anchor, style, escaped(text));
}

}  // namespace

std::string escaped(const std::string& text) {
  std::string made;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        made += "&amp;";
        break;
      case '<':
        made += "&lt;";
        break;
      case '>':
        made += "&gt;";
        break;
      case '"':
        made += "&quot;";
        break;
      case '\'':
        made += "&#39;";
        break;
      default: {
        const auto code = static_cast<unsigned char>(letter);
        made += (code < 0x20 && letter != '\n' && letter != '\t') || code >= 0x7f ? '?' : letter;
      }
    }
  }
  return made;
}

std::string svg_of(const HeatMap& map) {
  constexpr int kLeft = 90, kTop = 40, kWide = 74, kHigh = 26;
  const int width = kLeft + kWide * static_cast<int>(map.columns.size()) + 10;
  const int height = kTop + kHigh * static_cast<int>(map.rows.size()) + 10;
  std::string svg = start_of(width, height, map.title);
  svg += label(kLeft, 14, map.column_name, "start", "soft");
  svg += label(4, kTop - 8, map.row_name, "start", "soft");
  for (std::size_t column = 0; column < map.columns.size(); ++column) {
    svg += label(kLeft + kWide * (static_cast<double>(column) + 0.5), kTop - 8, map.columns[column],
                 "middle");
  }
  for (std::size_t row = 0; row < map.rows.size(); ++row) {
    const double y = kTop + kHigh * static_cast<double>(row);
    svg += label(kLeft - 8, y + 17, map.rows[row], "end");
    for (std::size_t column = 0; column < map.columns.size(); ++column) {
      const std::optional<double> ratio = map.ratios[row][column];
      const double x = kLeft + kWide * static_cast<double>(column);
      const double strength = ratio ? std::clamp(2 - *ratio, 0.06, 1.0) * 0.75 : 0;
      svg += fmt::format(
          "<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"{}\" height=\"{}\" class=\"cell\" "
          "fill-opacity=\"{:.2f}\"/>\n",
          x + 1, y + 1, kWide - 2, kHigh - 2, strength);
      svg += label(x + kWide / 2.0, y + 17, ratio ? fmt::format("{:.2f}", *ratio) : "-", "middle",
                   ratio ? "ink" : "soft");
    }
  }
  return svg + "</svg>\n";
}

std::string svg_of_bars(const std::string& title, const std::vector<Bar>& bars) {
  constexpr int kWide = 420, kHigh = 22, kTop = 24;
  constexpr std::size_t kPixelsOfLetter = 7;  // 12 px sans-serif, digits and capitals
  double most = 1.1;
  std::size_t longest = 0;
  for (const Bar& bar : bars) {
    most = std::max(most, bar.value);
    longest = std::max(longest, bar.name.size());
  }
  const int left = 16 + static_cast<int>(longest * kPixelsOfLetter);
  const int height = kTop + kHigh * static_cast<int>(bars.size()) + 10;
  std::string svg = start_of(left + kWide + 90, height, title);
  svg += label(left, 14, "1.00", "middle", "soft");
  svg += label(left + kWide, 14, fmt::format("{:.2f}", most), "middle", "soft");
  svg += fmt::format("<line x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\" class=\"axis\"/>\n", left,
                     kTop, height - 6);
  for (std::size_t at = 0; at < bars.size(); ++at) {
    const double y = kTop + kHigh * static_cast<double>(at);
    const double length = std::max(1.0, (bars[at].value - 1) / (most - 1) * kWide);
    svg += label(left - 8, y + 15, bars[at].name, "end");
    svg += fmt::format(
        "<rect x=\"{}\" y=\"{:.0f}\" width=\"{:.1f}\" height=\"{}\" class=\"bar\"><title>{}</title>"
        "</rect>\n",
        left, y + 3, length, kHigh - 6, escaped(bars[at].note));
    svg += label(left + length + 6, y + 15, fmt::format("{:.3f}", bars[at].value));
  }
  return svg + "</svg>\n";
}

std::string svg_of(const Roofline& roofline) {
  constexpr double kLeft = 60, kTop = 20, kWide = 560, kHigh = 300;
  double least_x = 0.5, most_x = 2, least_y = 1, most_y = std::max(roofline.peak_gflops, 2.0);
  for (const Roofline::Point& point : roofline.points) {
    if (point.flops_per_byte <= 0 || point.gflops <= 0) continue;
    least_x = std::min(least_x, point.flops_per_byte);
    most_x = std::max(most_x, point.flops_per_byte);
    least_y = std::min(least_y, point.gflops);
    most_y = std::max(most_y, point.gflops);
  }
  const auto power = [](double value, bool up) {
    return std::pow(10, up ? std::ceil(std::log10(value)) : std::floor(std::log10(value)));
  };
  least_x = power(least_x, false);
  most_x = power(most_x, true);
  least_y = power(least_y, false);
  most_y = power(most_y, true);
  const auto x_of = [&](double value) {
    return kLeft + kWide * std::log(value / least_x) / std::log(most_x / least_x);
  };
  const auto y_of = [&](double value) {
    return kTop + kHigh - kHigh * std::log(value / least_y) / std::log(most_y / least_y);
  };
  std::string svg = start_of(760, 370, "roofline");
  for (double x = least_x; x <= most_x * 1.01; x *= 10) {
    svg +=
        fmt::format("<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" class=\"grid\"/>\n",
                    x_of(x), kTop, kTop + kHigh);
    svg += label(x_of(x), kTop + kHigh + 16, fmt::format("{:g}", x), "middle");
  }
  for (double y = least_y; y <= most_y * 1.01; y *= 10) {
    svg +=
        fmt::format("<line x1=\"{1}\" y1=\"{0:.1f}\" x2=\"{2}\" y2=\"{0:.1f}\" class=\"grid\"/>\n",
                    y_of(y), kLeft, kLeft + kWide);
    svg += label(kLeft - 6, y_of(y) + 4, fmt::format("{:g}", y), "end");
  }
  svg += label(kLeft + kWide, kTop + kHigh + 34, "operations per byte of keys and values", "end",
               "soft");
  svg += label(4, 12, "GFLOP/s", "start", "soft");
  if (roofline.peak_gflops > 0 && roofline.bytes_per_ns > 0) {
    const double knee = std::clamp(roofline.peak_gflops / roofline.bytes_per_ns, least_x, most_x);
    const double from = std::max(least_y, roofline.bytes_per_ns * least_x);
    svg += fmt::format(
        "<polyline class=\"roof\" points=\"{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}\"/>\n",
        x_of(from / roofline.bytes_per_ns), y_of(from), x_of(knee), y_of(roofline.peak_gflops),
        x_of(most_x), y_of(roofline.peak_gflops));
  }
  for (const Roofline::Point& point : roofline.points) {
    if (point.flops_per_byte <= 0 || point.gflops <= 0) continue;
    svg += fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" class=\"bar\"><title>{}: {:.3g} GFLOP/s at "
        "{:.3g}</title></circle>\n",
        x_of(point.flops_per_byte), y_of(point.gflops), escaped(point.name), point.gflops,
        point.flops_per_byte);
  }
  return svg + "</svg>\n";
}

}  // namespace attngen::tune
