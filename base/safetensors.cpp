// SPDX-License-Identifier: Apache-2.0
#include "base/safetensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace attngen {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kLengthBytes = 8;
constexpr std::uint64_t kMostHeaderBytes = 100'000'000;  // the reference reader's limit
constexpr int kMostDepth = 3;                            // {"name": {"shape": [..]}}
constexpr std::size_t kMostAxes = 32;

struct StoredType {
  std::string_view name;
  DType type;
};

constexpr StoredType kStoredTypes[] = {
    {"F64", DType::f64},   {"F32", DType::f32},      {"F16", DType::f16},
    {"BF16", DType::bf16}, {"F8_E4M3", DType::e4m3}, {"F8_E5M2", DType::e5m2},
    {"I8", DType::i8},     {"U8", DType::u8},        {"I32", DType::i32},
    {"I64", DType::i64},   {"BOOL", DType::boolean}};
constexpr const char* kTypeList = "F64 F32 F16 BF16 F8_E4M3 F8_E5M2 I8 U8 I32 I64 BOOL";

[[noreturn]] void refuse(const std::string& name, const std::string& message,
                         const std::string& fix = "write the file again") {
  Finding finding;
  finding.file = name;
  finding.rule = "safetensors";
  finding.message = message;
  finding.fix = fix;
  throw Error(ErrorKind::refused, {finding});
}

// Text of a hostile file, quoted, escaped and short enough to print.
std::string quoted(const std::string& text) {
  std::string dumped = Json(text).dump(-1, ' ', true, Json::error_handler_t::replace);
  constexpr std::size_t kMost = 66;
  return dumped.size() <= kMost ? dumped : dumped.substr(0, kMost) + "...\"";
}

struct Entry {
  std::string tensor;
  DType type = DType::f32;
  Shape shape;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

// Refuses while parsing what a finished tree no longer shows: equal keys, and depth.
Json parsed_header(const std::string& text, const std::string& name) {
  std::vector<std::set<std::string>> keys;
  const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
    switch (event) {
      case Json::parse_event_t::object_start:
      case Json::parse_event_t::array_start:
        if (depth >= kMostDepth) {
          refuse(name, fmt::format("the header is nested deeper than {} levels", kMostDepth));
        }
        keys.emplace_back();
        break;
      case Json::parse_event_t::object_end:
      case Json::parse_event_t::array_end:
        keys.pop_back();
        break;
      case Json::parse_event_t::key:
        if (!keys.back().insert(value.get<std::string>()).second) {
          refuse(name, fmt::format("the header gives {} twice", quoted(value.get<std::string>())));
        }
        break;
      default:
        break;
    }
    return true;
  };
  try {
    Json header = Json::parse(text, watch);
    if (!header.is_object()) refuse(name, "the header is not a JSON object");
    return header;
  } catch (const Json::exception& error) {
    refuse(name, fmt::format("the header is not JSON: {}", quoted(error.what())));
  }
}

void check_metadata(const Json& metadata, const std::string& name) {
  const bool texts =
      metadata.is_object() && std::all_of(metadata.begin(), metadata.end(),
                                          [](const Json& value) { return value.is_string(); });
  if (!texts) refuse(name, "__metadata__ is not a map from text to text");
}

std::vector<std::uint64_t> counts(const Json& value, const std::string& what,
                                  const std::string& name) {
  const bool whole = value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& v) {
                       return v.is_number_unsigned();
                     });
  if (!whole) refuse(name, fmt::format("{} is not a list of whole numbers, 0 or more", what));
  return value.get<std::vector<std::uint64_t>>();
}

Entry parsed_entry(const std::string& tensor, const Json& facts, const std::string& name) {
  const std::string what = quoted(tensor);
  if (!facts.is_object()) refuse(name, fmt::format("the entry of {} is not an object", what));
  for (const auto& [key, value] : facts.items()) {
    if (key != "dtype" && key != "shape" && key != "data_offsets") {
      refuse(name, fmt::format("{} has an unknown field {}", what, quoted(key)));
    }
  }
  for (const char* key : {"dtype", "shape", "data_offsets"}) {
    if (!facts.contains(key)) refuse(name, fmt::format("{} lacks its {}", what, key));
  }
  Entry entry;
  entry.tensor = tensor;
  const Json& dtype = facts["dtype"];
  if (!dtype.is_string()) refuse(name, fmt::format("the dtype of {} is not text", what));
  const auto* known =
      std::find_if(std::begin(kStoredTypes), std::end(kStoredTypes),
                   [&](const StoredType& t) { return t.name == dtype.get<std::string>(); });
  if (known == std::end(kStoredTypes)) {
    refuse(name,
           fmt::format("{} has dtype {}; read are {}", what, quoted(dtype.get<std::string>()),
                       kTypeList),
           "convert the tensor, e.g. to F32");
  }
  entry.type = known->type;
  for (const std::uint64_t extent : counts(facts["shape"], "the shape of " + what, name)) {
    if (extent >> 62 != 0 || entry.shape.size() == kMostAxes) {
      refuse(name, fmt::format("the shape of {} has {}", what,
                               extent >> 62 != 0 ? "an extent beyond 2^62" : "more than 32 axes"));
    }
    entry.shape.push_back(static_cast<std::int64_t>(extent));
  }
  const auto offsets = counts(facts["data_offsets"], "data_offsets of " + what, name);
  if (offsets.size() != 2 || offsets[0] > offsets[1]) {
    refuse(name, fmt::format("data_offsets of {} are not [begin, end] with begin <= end", what));
  }
  entry.begin = offsets[0];
  entry.end = offsets[1];
  return entry;
}

void check_size(const Entry& entry, const std::string& name) {
  std::uint64_t elements = 0;
  try {
    elements = static_cast<std::uint64_t>(element_count(entry.shape));
  } catch (const Error& error) {
    refuse(name, fmt::format("{}: {}", quoted(entry.tensor), error.findings().front().message));
  }
  const std::uint64_t bytes = entry.end - entry.begin;
  const std::uint64_t width = bytes_of(entry.type);
  if (bytes % width != 0 || bytes / width != elements) {
    refuse(name, fmt::format("{} is {} {}, {} elements of {} bytes, but has {} bytes of data",
                             quoted(entry.tensor), to_text(entry.shape), name_of(entry.type),
                             elements, width, bytes));
  }
}

// The tensors must tile the data exactly.
void check_offsets(std::vector<Entry> entries, std::uint64_t data_bytes, const std::string& name) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  std::uint64_t reached = 0;
  for (const Entry& entry : entries) {
    if (entry.end > data_bytes) {
      refuse(name,
             fmt::format("truncated: {} ends at byte {} of the data, the file has {}",
                         quoted(entry.tensor), entry.end, data_bytes),
             "copy the file again");
    }
    if (entry.begin != reached) {
      refuse(name,
             fmt::format("{} starts at byte {} of the data, where {} bytes {}",
                         quoted(entry.tensor), entry.begin,
                         entry.begin > reached ? entry.begin - reached : reached - entry.begin,
                         entry.begin > reached ? "before it belong to no tensor"
                                               : "belong to another tensor"));
    }
    reached = entry.end;
  }
  if (reached != data_bytes) {
    refuse(name, fmt::format("{} bytes follow the last tensor", data_bytes - reached));
  }
}

}  // namespace

std::map<std::string, Array> parse_safetensors(const std::string& bytes, const std::string& name) {
  if (bytes.empty()) refuse(name, "the file is empty");
  if (bytes.size() < kLengthBytes) {
    refuse(name, fmt::format("truncated: {} bytes, but the header's length alone needs {}",
                             bytes.size(), kLengthBytes));
  }
  std::uint64_t length = 0;
  for (std::size_t i = kLengthBytes; i-- > 0;) {
    length = length << 8 | static_cast<unsigned char>(bytes[i]);
  }
  if (length > kMostHeaderBytes) {
    refuse(name,
           fmt::format("its header would have {} bytes; at most {} are read", length,
                       kMostHeaderBytes),
           "check that it is a .safetensors file");
  }
  if (length > bytes.size() - kLengthBytes) {
    refuse(name,
           fmt::format("truncated: the header needs {} bytes, the file has {} after the length",
                       length, bytes.size() - kLengthBytes),
           "copy the file again");
  }
  const Json header = parsed_header(bytes.substr(kLengthBytes, length), name);
  std::vector<Entry> entries;
  for (const auto& [key, value] : header.items()) {
    if (key == "__metadata__") {
      check_metadata(value, name);
      continue;
    }
    entries.push_back(parsed_entry(key, value, name));
    check_size(entries.back(), name);
  }
  const std::uint64_t data = kLengthBytes + length;
  check_offsets(entries, bytes.size() - data, name);

  std::map<std::string, Array> tensors;
  for (const Entry& entry : entries) {
    Array array(entry.type, entry.shape);
    if (!array.data.empty()) {
      std::memcpy(array.data.data(), bytes.data() + data + entry.begin, array.data.size());
    }
    if (entry.type == DType::boolean) {
      for (std::byte& value : array.data) value = std::byte{value != std::byte{0}};
    }
    tensors.emplace(entry.tensor, std::move(array));
  }
  return tensors;
}

}  // namespace attngen
