// SPDX-License-Identifier: Apache-2.0
#include "autotune/tuned_file.h"

#include <fmt/format.h>

#include <limits>
#include <map>
#include <tuple>

#include "autotune/record_json.h"
#include "base/error.h"

namespace attngen::tune {
namespace {

constexpr const char* kSchema = "attngen.tuned/1";

using Place = std::tuple<std::string, std::string, std::string, std::string>;

Place place_of(const Decision& row) {
  const DeviceIdentity& device = row.where.device;
  return {slug_of(device) + fmt::format(" {}", device.memory_bytes), row.where.shape.variant,
          row.where.shape.op, to_text(row.where.shape.axes)};
}

double relative_width(const Decision& row) {
  if (row.is_modelled || row.ns.median <= 0) return std::numeric_limits<double>::infinity();
  return (row.ns.high - row.ns.low) / row.ns.median;
}

}  // namespace

std::string to_text(const TunedFile& file) {
  nlohmann::json rows = nlohmann::json::array();
  for (const Decision& row : merged({file}).rows) rows.push_back(json_of(row));
  const nlohmann::json document{{"schema", kSchema}, {"frozen", file.is_frozen}, {"rows", rows}};
  return document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

TunedFile tuned_file_in(const std::string& text, const std::string& origin) {
  const nlohmann::json json = parse_strictly(text, origin);
  StrictObject document(json, origin);
  const std::string schema = document.text("schema");
  if (schema != kSchema) {
    throw Error(ErrorKind::refused,
                fmt::format("{} has the schema \"{}\", not {}", origin, schema, kSchema),
                "write it with `attngen tune export`");
  }
  TunedFile file;
  file.is_frozen = document.boolean("frozen");
  std::map<Place, std::size_t> known;
  for (const nlohmann::json& entry : document.array("rows")) {
    StrictObject row(entry, fmt::format("{}: row {}", origin, file.rows.size() + 1));
    file.rows.push_back(decision_in(row));
    row.end();
    const auto [at, is_new] = known.emplace(place_of(file.rows.back()), file.rows.size());
    if (!is_new) {
      throw Error(ErrorKind::refused,
                  fmt::format("{}: rows {} and {} are for one shape on one device", origin,
                              at->second, file.rows.size()),
                  "`attngen tune merge` keeps the better one of several files");
    }
  }
  document.end();
  return file;
}

TunedFile merged(const std::vector<TunedFile>& files) {
  std::map<Place, Decision> best;
  TunedFile result;
  result.is_frozen = !files.empty();
  for (const TunedFile& file : files) {
    result.is_frozen = result.is_frozen && file.is_frozen;
    for (const Decision& row : file.rows) {
      const auto [at, is_new] = best.emplace(place_of(row), row);
      if (!is_new && relative_width(row) <= relative_width(at->second)) at->second = row;
    }
  }
  for (auto& [place, row] : best) result.rows.push_back(std::move(row));
  return result;
}

TunedFile tuned_from(const std::vector<Decision>& decisions) {
  std::map<Place, Decision> last;
  for (const Decision& decision : decisions) last.insert_or_assign(place_of(decision), decision);
  TunedFile file;
  for (auto& [place, row] : last) file.rows.push_back(std::move(row));
  return file;
}

}  // namespace attngen::tune
