// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/spec.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "cascades/gallery.h"

using namespace attngen;

namespace {

std::string refusal(const std::string& variant, const std::string& name = "",
                    const std::map<std::string, std::string>& dtypes = {}) {
  try {
    describe(variant, name, dtypes);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    return error.what();
  }
  return "accepted";
}

bool begins(const std::string& text, const std::string& with) {
  return text.compare(0, with.size(), with) == 0;
}

const char* kTwo =
    "cascade a {\n rank P\n in A[P]: f32\n out O[p] = A[p] * 2\n}\n"
    "cascade b {\n rank P\n in A[P]: f32\n out O[p] = A[p] * 3\n}\n";

}  // namespace

TEST_CASE("every gallery variant can be described; inputs come before outputs, in text order") {
  for (const GalleryEntry& entry : gallery()) {
    const auto spec = describe(std::string(entry.name), "", {});
    CHECK(spec->cascade.name == entry.name);
    REQUIRE(spec->axis_names.size() == spec->arguments.size());
    int last = -1;
    for (std::size_t index = 0; index < spec->arguments.size(); ++index) {
      const Tensor& tensor =
          spec->cascade.tensors[static_cast<std::size_t>(spec->arguments[index])];
      CHECK((tensor.kind == TensorKind::input) == (index < spec->input_count));
      if (index == spec->input_count) last = -1;
      CHECK(spec->arguments[index] > last);
      last = spec->arguments[index];
      CHECK(spec->axis_names[index].size() == tensor.dims.size());
    }
  }
}

TEST_CASE("dtypes are chosen by the text's names for them") {
  const auto type_of_q = [](const std::map<std::string, std::string>& dtypes) {
    const auto spec = describe("causal_gqa", "", dtypes);
    return spec->cascade.tensors[static_cast<std::size_t>(spec->arguments[0])].type.type;
  };
  CHECK(type_of_q({}) == DType::bf16);
  CHECK(type_of_q({{"T", "f16"}}) == DType::f16);
  CHECK(begins(refusal("causal", "", {{"T", "float"}}), "dtype T = float: no such type"));
  CHECK(refusal("causal", "", {{"U", "f16"}}) != "accepted");
}

TEST_CASE("texts with several cascades, and names that are not there") {
  CHECK(describe(kTwo, "b", {})->cascade.name == "b");
  CHECK(begins(refusal(kTwo), "the text holds several cascades\n  fix: name one of: a, b"));
  CHECK(begins(refusal(kTwo, "c"), "the text has no cascade c\n  fix: name one of: a, b"));
  CHECK(begins(refusal("causal_gpa"), "no variant of the gallery is called causal_gpa\n"));
  CHECK(begins(refusal(""), "no variant of the gallery is called \n"));
  CHECK(begins(refusal("gqa", "causal"), "the text has no cascade causal"));
}

TEST_CASE("every fault of a text at once, with its place") {
  const std::string told = refusal("cascade x {\n rank P\n in A[P]: f99\n out O[p] = B[p]\n}");
  CHECK(told.find("variant:3:") != std::string::npos);
  CHECK(told.find('^') != std::string::npos);
}

TEST_CASE("where ranks get their extents") {
  const auto spec = describe(
      "cascade s {\n rank P, M=64, E, X\n split M -> M1,M0\n in A[P,M]: f32\n"
      " out O[p] = sum{m1,m0} A[p,m1*M0+m0] * E\n out W[x] = 1.0 * x\n}",
      "", {});
  const auto kind_of = [&](const char* name) {
    return spec->rank_sources[static_cast<std::size_t>(find_rank(spec->cascade, name))].kind;
  };
  CHECK(kind_of("P") == RankSource::Kind::tensor);
  CHECK(kind_of("M") == RankSource::Kind::fixed);
  CHECK(kind_of("M1") == RankSource::Kind::split_outer);
  CHECK(kind_of("M0") == RankSource::Kind::bounds);
  CHECK(kind_of("E") == RankSource::Kind::bounds);
  CHECK(kind_of("X") == RankSource::Kind::tensor);
}
