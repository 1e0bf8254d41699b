// SPDX-License-Identifier: Apache-2.0
#include "bench/gpu/conformance_record.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"

namespace attngen::bench {
namespace {

constexpr const char* kSchema = "attngen.conformance/1";

std::string hexadecimal(const Words& words) {
  std::string text;
  for (const std::uint32_t word : words) text += fmt::format("{:08x}", word);
  return text;
}

std::uint32_t digit_of(char digit, const std::string& origin) {
  if (digit >= '0' && digit <= '9') return static_cast<std::uint32_t>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<std::uint32_t>(digit - 'a' + 10);
  throw Error(ErrorKind::refused, origin + ": a word holds a sign that is no hexadecimal digit",
              "record the file again");
}

Words words_of(const std::string& text, const std::string& origin) {
  if (text.size() % 8 != 0) {
    throw Error(ErrorKind::refused, origin + ": words are cut off: not a multiple of 8 digits",
                "record the file again");
  }
  Words words;
  for (std::size_t at = 0; at < text.size(); at += 8) {
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) word = word << 4 | digit_of(text[at + i], origin);
    words.push_back(word);
  }
  return words;
}

}  // namespace

std::string to_json(const Record& record) {
  const nlohmann::ordered_json document = {
      {"schema", kSchema},
      {"case", record.name},
      {"instruction", record.instruction},
      {"device", record.device},
      {"arch", record.arch},
      {"compiler", record.compiler},
      {"a", hexadecimal(record.operands.a)},
      {"b", hexadecimal(record.operands.b)},
      {"c", hexadecimal(record.operands.c)},
      {"result", hexadecimal(record.result)},
  };
  return document.dump(1) + "\n";
}

Record record_of(const std::string& json, const std::string& origin) {
  try {
    const nlohmann::json document = nlohmann::json::parse(json);
    if (document.at("schema") != kSchema) {
      throw Error(ErrorKind::refused, origin + ": its schema is not " + kSchema,
                  "record it with this version of gpu_probe");
    }
    const auto text = [&](const char* field) { return document.at(field).get<std::string>(); };
    Record record;
    record.name = text("case");
    record.instruction = text("instruction");
    record.device = text("device");
    record.arch = text("arch");
    record.compiler = text("compiler");
    record.operands = {words_of(text("a"), origin), words_of(text("b"), origin),
                       words_of(text("c"), origin)};
    record.result = words_of(text("result"), origin);
    return record;
  } catch (const nlohmann::json::exception& fault) {
    throw Error(ErrorKind::refused, origin + ": " + fault.what(), "record the file again");
  }
}

std::vector<Record> read_records(const std::string& folder) {
  constexpr std::string_view kEnd = ".json";
  std::vector<Record> records;
  for (const std::string& name : list_folder(folder)) {
    const bool is_record =
        name.size() > kEnd.size() && name.substr(name.size() - kEnd.size()) == kEnd;
    if (is_record)
      records.push_back(record_of(read_file(folder + "/" + name), folder + "/" + name));
  }
  return records;
}

}  // namespace attngen::bench
