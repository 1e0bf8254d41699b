// SPDX-License-Identifier: Apache-2.0
// The gallery and the test corpus: every file is a cascade of its own name that prints and reads
// back, and users find in it what they rely on.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/files.h"
#include "cascades/gallery.h"
#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

std::set<std::string> cascades_of_folder(const std::string& folder) {
  const std::string ending = ".cascade";
  std::set<std::string> names;
  for (const std::string& file : list_folder(folder)) {
    if (file.size() > ending.size() && file.substr(file.size() - ending.size()) == ending) {
      names.insert(file.substr(0, file.size() - ending.size()));
    }
  }
  return names;
}

void check_text(const std::string& name, const std::string& text) {
  INFO(name);
  const Cascade cascade = testing::parsed(text);
  CHECK(cascade.name == name);
  CHECK(testing::parsed(print_cascade(cascade)) == cascade);
  CHECK(text.substr(0, 2) == "# ");
  CHECK_FALSE(cascade.expects.empty());
}

TEST_CASE("the gallery holds the files of cascades/, byte for byte and sorted") {
  std::set<std::string> names;
  for (const GalleryEntry& entry : gallery()) {
    names.insert(std::string(entry.name));
    CHECK(entry.text == read_file("cascades/" + std::string(entry.name) + ".cascade"));
    CHECK(find_in_gallery(entry.name) == &entry);
  }
  CHECK(names == cascades_of_folder("cascades"));
  CHECK(names.size() == gallery().size());
  CHECK(
      std::is_sorted(gallery().begin(), gallery().end(),
                     [](const GalleryEntry& a, const GalleryEntry& b) { return a.name < b.name; }));
  CHECK(find_in_gallery("softma") == nullptr);
  CHECK(find_in_gallery("softmaxx") == nullptr);
  CHECK(find_in_gallery("") == nullptr);
}

TEST_CASE("every gallery entry is a cascade of its name") {
  for (const GalleryEntry& entry : gallery()) {
    check_text(std::string(entry.name), std::string(entry.text));
  }
}

TEST_CASE("every file of the test corpus is a cascade of its name") {
  const std::set<std::string> names = cascades_of_folder("tests/cascades");
  CHECK(names.size() >= 20);
  for (const std::string& name : names) {
    check_text(name, read_file("tests/cascades/" + name + ".cascade"));
  }
}

TEST_CASE("names that users and scripts rely on") {
  const std::set<std::string> with_heads = {"alibi",        "softcap", "sink",
                                            "softcap_sink", "relbias", "gqa"};
  for (const char* name : {"softmax", "causal", "window", "alibi", "softcap", "sink",
                           "softcap_sink", "relbias", "gqa", "sigmoid", "relu2", "cosine"}) {
    INFO(name);
    REQUIRE(find_in_gallery(name) != nullptr);
    const Cascade cascade = testing::parsed(std::string(find_in_gallery(name)->text));
    for (const char* tensor : {"Q", "K", "V"}) {
      REQUIRE(find_tensor(cascade, tensor) >= 0);
      CHECK(testing::tensor_of(cascade, tensor).kind == TensorKind::input);
      CHECK(testing::tensor_of(cascade, tensor).type.alias == 0);
    }
    REQUIRE(find_tensor(cascade, "O") >= 0);
    CHECK(testing::tensor_of(cascade, "O").kind == TensorKind::output);
    for (const char* rank : {"P", "M", "E", "F"}) CHECK(find_rank(cascade, rank) >= 0);
    CHECK((find_rank(cascade, "H") >= 0) == (with_heads.count(name) > 0));
    CHECK((find_rank(cascade, "HK") >= 0) == (std::string(name) == "gqa"));
    CHECK(cascade.dtypes[0].name == "T");
    CHECK(cascade.dtypes[0].type == DType::bf16);
    const bool normalised = std::string(name) != "sigmoid" && std::string(name) != "relu2";
    CHECK((find_tensor(cascade, "LSE") >= 0) == normalised);
    if (std::string(name) != "cosine") {
      const Param& scale =
          cascade.params.at(static_cast<std::size_t>(find_param(cascade, "scale")));
      CHECK(print_expr(cascade, scale.default_value) == "rsqrt(E)");
    }
  }
}

TEST_CASE("the pass counts that the corpus claims") {
  const std::map<std::string, std::pair<int, int>> counts = {
      {"softmax_weights", {3, 2}}, {"sparsemax_k2", {4, 4}}, {"quant_est", {4, 2}},
      {"block_mean_pool", {4, 2}}, {"fusemax_1", {2, 1}},    {"fusemax_2", {1, 1}},
      {"fusemax_3", {1, 1}},       {"fusemax_4", {3, 1}},    {"fusemax_5", {1, 1}},
      {"linear", {2, 1}},          {"topk_block", {3, 1}},   {"retnet_norm", {2, 1}}};
  for (const auto& [cascade_name, passes] : counts) {
    const std::string& name = cascade_name;
    INFO(name);
    const Cascade cascade = testing::parsed(read_file("tests/cascades/" + name + ".cascade"));
    CHECK(cascade.expects[0].written == passes.first);
    CHECK(cascade.expects[0].rewritten == passes.second);
  }
}

}  // namespace
}  // namespace attngen
