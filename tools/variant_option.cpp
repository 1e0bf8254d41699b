// SPDX-License-Identifier: Apache-2.0
#include "tools/variant_option.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/files.h"
#include "cascades/gallery.h"
#include "generator/analysis/analysis.h"
#include "generator/language/language.h"
#include "tools/nearest_name.h"

namespace attngen {
namespace {

constexpr std::uint64_t kLargestVariant = 64u << 20;

struct ChosenText {
  VariantText text;
  std::string name;  ///< of one cascade of several; empty when not given
};

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool names_file(const std::string& text) {
  return text.find('/') != std::string::npos || ends_with(text, ".cascade");
}

ChosenText read_variant(const std::string& path, const std::string& name) {
  return {{path, read_file(path, kLargestVariant)}, name};
}

[[noreturn]] void refuse_gallery_name(const std::string& name) {
  std::vector<std::string> names;
  for (const GalleryEntry& entry : gallery()) names.emplace_back(entry.name);
  const std::string near = nearest_name(name, names);
  if (file_exists(name)) {
    refuse(fmt::format("`{}` is not in the gallery", name),
           fmt::format("a file is named with a /: ./{}", name));
  }
  refuse(fmt::format("`{}` is not in the gallery", name),
         near.empty() ? fmt::format("the gallery has: {}", fmt::join(names, " "))
                      : fmt::format("did you mean `{}`?", near));
}

// A cascade's name has neither a dot nor a slash, so a last colon before one is part of the path.
ChosenText find_variant(const std::string& variant) {
  const std::size_t colon = variant.rfind(':');
  const bool names_cascade = colon != std::string::npos && colon > 0 &&
                             variant.find_first_of("./", colon) == std::string::npos;
  if (names_cascade && names_file(variant.substr(0, colon))) {
    const std::string name = variant.substr(colon + 1);
    if (name.empty()) refuse("no cascade is named after the colon", "write FILE:NAME");
    return read_variant(variant.substr(0, colon), name);
  }
  if (names_file(variant)) return read_variant(variant, {});
  const GalleryEntry* entry = find_in_gallery(variant);
  if (entry == nullptr) refuse_gallery_name(variant);
  return {{"gallery:" + variant, std::string(entry->text)}, {}};
}

Cascade pick(std::vector<Cascade> cascades, const ChosenText& chosen) {
  std::vector<std::string> names;
  for (const Cascade& cascade : cascades) names.push_back(cascade.name);
  if (chosen.name.empty()) {
    if (cascades.size() == 1) return std::move(cascades.front());
    refuse(
        fmt::format("{} holds {} cascades: {}", chosen.text.origin, names.size(),
                    fmt::join(names, " ")),
        fmt::format("name one: {}:{}", chosen.text.origin, names.empty() ? "NAME" : names.front()));
  }
  for (Cascade& cascade : cascades) {
    if (cascade.name == chosen.name) return std::move(cascade);
  }
  const std::string near = nearest_name(chosen.name, names);
  refuse(fmt::format("{} holds no cascade `{}`", chosen.text.origin, chosen.name),
         near.empty() ? fmt::format("it holds: {}", fmt::join(names, " "))
                      : fmt::format("did you mean {}:{}?", chosen.text.origin, near));
}

std::map<std::string, DType> given_dtypes(const VariantOption& option) {
  std::map<std::string, DType> dtypes;
  for (const std::string& text : option.dtypes) {
    const NamedText named = split_named(text, "--dtype", "--dtype T=f16");
    const std::optional<DType> type = dtype_named(named.value);
    if (!type.has_value()) {
      refuse(fmt::format("--dtype {}: `{}` is not a type", text, named.value),
             "use one of f64 f32 f16 bf16 e4m3 e5m2 i8 i4 u8 i32 i64 bool");
    }
    if (!dtypes.emplace(named.name, *type).second) {
      refuse(fmt::format("--dtype gives {} twice", named.name), "give it once");
    }
  }
  return dtypes;
}

template <typename Value>
bool parse_whole(const std::string& text, Value& value) {
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  return parsed.ec == std::errc() && parsed.ptr == end;
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t comma = text.find(','); comma != std::string::npos;
       comma = text.find(',', start)) {
    parts.push_back(text.substr(start, comma - start));
    start = comma + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

}  // namespace

void refuse(std::string message, std::string fix) {
  Finding finding;
  finding.rule = "usage";
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  throw Error(ErrorKind::refused, {finding});
}

NamedText split_named(const std::string& text, const std::string& flag,
                      const std::string& example) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    refuse(fmt::format("{} `{}` does not say NAME=VALUE", flag, text),
           fmt::format("write {}", example));
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

void add_variant_option(CLI::App& verb, VariantOption& option) {
  verb.add_option("VARIANT", option.variant, "a gallery name, a file, or FILE:NAME")
      ->required()
      ->option_text(" ");
  verb.add_option("--dtype", option.dtypes, "another type for a `dtype` line of the text")
      ->allow_extra_args(false)
      ->option_text("NAME=TYPE");
}

void add_extent_option(CLI::App& verb, VariantOption& option, const std::string& meaning) {
  verb.add_option("-D", option.extents, meaning)
      ->allow_extra_args(false)
      ->option_text("RANK=N,...");
}

void add_param_option(CLI::App& verb, VariantOption& option) {
  verb.add_option("-p", option.params, "the value of a `param`")
      ->allow_extra_args(false)
      ->option_text("name=value");
}

Cascade load_cascade(const VariantOption& option) {
  const ChosenText chosen = find_variant(option.variant);
  Cascade cascade = pick(parse_variant(chosen.text, given_dtypes(option)), chosen);
  std::vector<Finding> false_expects = check_expects(cascade, analyse(cascade));
  if (!false_expects.empty()) throw Error(ErrorKind::refused, std::move(false_expects));
  return cascade;
}

std::map<std::string, std::int64_t> given_extents(const VariantOption& option) {
  std::map<std::string, std::int64_t> extents;
  for (const std::string& group : option.extents) {
    for (const std::string& text : split_at_commas(group)) {
      const NamedText named = split_named(text, "-D", "-D P=64,M=64");
      std::int64_t extent = 0;
      if (!parse_whole(named.value, extent) || extent < 0) {
        refuse(fmt::format("-D {}: `{}` is not an extent", text, named.value),
               "an extent is a whole number from 0 on");
      }
      if (!extents.emplace(named.name, extent).second) {
        refuse(fmt::format("-D gives rank {} twice", named.name), "give it once");
      }
    }
  }
  return extents;
}

std::map<std::string, double> given_params(const VariantOption& option) {
  std::map<std::string, double> params;
  for (const std::string& text : option.params) {
    const NamedText named = split_named(text, "-p", "-p cap=50");
    double value = 0;
    if (!parse_whole(named.value, value) || std::isnan(value)) {
      refuse(fmt::format("-p {}: `{}` is not a number", text, named.value),
             "write it as 50, -0.5, 1e-3 or inf");
    }
    if (!params.emplace(named.name, value).second) {
      refuse(fmt::format("-p gives {} twice", named.name), "give it once");
    }
  }
  return params;
}

}  // namespace attngen
