// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/bounds.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"

using namespace attngen;

namespace {

const char* kText =
    "cascade c {\n rank P, M=64, E, X, Z\n split M -> M1,M0\n split E -> E1,E0=8\n"
    " param w = P / 2, s, t = 3\n"
    " in A[P,M]: f32, B[E]: f32\n"
    " Y[p] = sum{m1,m0} A[p,m1*M0+m0]\n"
    " out O[p,x] = Y[p] * s + x\n"
    " out U[] = sum{e1,e0} B[e1*8+e0]\n"
    " out W[p] = sum{z} Y[p] * z where (p + z) % t == 0 && p / w < 7\n}";

std::shared_ptr<const Spec> spec_of(const std::string& text) {
  static std::map<std::string, std::shared_ptr<const Spec>> known;
  auto& spec = known[text];
  if (spec == nullptr) spec = describe(text, "", {});
  return spec;
}

/// All findings, "message; fix" a line; "" when the bounds are good.
std::string refusal(const std::string& text, const AskedBounds& asked) {
  try {
    resolve_bounds(*spec_of(text), asked);
    return {};
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    std::string lines;
    for (const Finding& finding : error.findings()) {
      CHECK(finding.rule == "bounds");
      lines += finding.message + "; " + finding.fix + "\n";
    }
    return lines;
  }
}

AskedBounds good() {
  AskedBounds asked;
  asked.ranks = {{"P", {4, 4}}, {"M0", {16, 16}}, {"Z", {5, 5}}};
  return asked;
}

RankBound of(const Bounds& bounds, const char* name) {
  return bounds.ranks[static_cast<std::size_t>(find_rank(spec_of(kText)->cascade, name))];
}

}  // namespace

TEST_CASE("what the text fixes, what is open, and what follows") {
  AskedBounds asked = good();
  asked.ranks.push_back({"E", {20, 1000}});
  const Bounds bounds = resolve_bounds(*spec_of(kText), asked);
  CHECK(of(bounds, "M").least == 64);
  CHECK(of(bounds, "M").most == 64);
  CHECK(of(bounds, "M1").least == 4);
  CHECK(of(bounds, "M1").most == 4);
  CHECK(of(bounds, "E1").least == 3);
  CHECK(of(bounds, "E1").most == 125);
  CHECK(of(bounds, "X").least == 0);
  CHECK(of(bounds, "X").most == 2147483647);
  CHECK(bounds.static_params.size() == 3);
  CHECK(bounds.static_params[0] == 2);         // P / 2
  CHECK(std::isnan(bounds.static_params[1]));  // s is given with each run
  CHECK(bounds.static_params[2] == 3);
  CHECK(to_text(*spec_of(kText), bounds) ==
        "P=4 M=64 E=20..1000 X=0..2147483647 Z=5 M1=4 M0=16 E1=3..125 E0=8 w=2 t=3");
}

TEST_CASE("every fault at once, each with what to do") {
  AskedBounds asked;
  asked.ranks = {{"Q", {1, 1}},  {"P", {4, 4}}, {"P", {5, 5}}, {"M", {1, 63}},
                 {"X", {-1, 4}}, {"E", {5, 4}}, {"L", {0, 1}}};
  asked.batch_axes = 9;
  asked.most_batches = -1;
  asked.static_params = {{"s", 1.0}, {"t", 2.5}, {"q", 1.0}};
  asked.discarded = {"A", "none"};
  CHECK(refusal(kText, asked) ==
        "c has no rank Q; its ranks are P M E X Z M1 M0 E1 E0\n"
        "rank P is bounded twice; give one range a rank\n"
        "rank M = 1 .. 63, but the text says 64; leave this rank out\n"
        "rank X = -1 .. 4 is no range of extents; give 0 <= least <= most <= 2147483647\n"
        "rank E = 5 .. 4 is no range of extents; give 0 <= least <= most <= 2147483647\n"
        "c has no rank L; its ranks are P M E X Z M1 M0 E1 E0\n"
        "no tensor has rank Z, so its extent cannot be read off the arguments; "
        "fix it in the bounds: least == most\n"
        "no tensor has rank M0, so its extent cannot be read off the arguments; "
        "fix it in the bounds: least == most\n"
        "9 batch axes; give 0 .. 8; fold further ones together\n"
        "at most -1 batches; give 0 for no bound\n"
        "param s is not compiled in; give it with each run, in attngen_args\n"
        "c has no param q; leave it out\n"
        "param t stands in a coordinate or beside / or %, so it is an integer, not 2.5; "
        "give another value\n"
        "c has no output A to discard; leave it out\n"
        "c has no output none to discard; leave it out\n");
}

TEST_CASE("a static param whose default depends on an open rank") {
  AskedBounds asked = good();
  asked.ranks[0].bound = {0, 4};
  CHECK(refusal(kText, asked) ==
        "the default of param w depends on a rank that is not fixed; "
        "fix that rank in the bounds, or give the param in static_params\n");
  asked.static_params = {{"w", 5}};
  CHECK(refusal(kText, asked).empty());
  for (const double wrong : {0.5, std::nan(""), std::numeric_limits<double>::infinity(), 1e300}) {
    asked.static_params = {{"w", wrong}};
    CAPTURE(wrong);
    CHECK(refusal(kText, asked) != "");
  }
}

TEST_CASE("a static param without a value") {
  const char* text =
      "cascade c {\n rank P\n param w\n in A[P]: f32\n out O[p] = A[p] where p / w < 3\n}";
  CHECK(refusal(text, {}) ==
        "param w is compiled into the kernel and has no default; give it in static_params\n");
}

TEST_CASE("what is discarded needs bounds for its ranks and the batch") {
  AskedBounds asked = good();
  asked.batch_axes = 2;
  asked.discarded = {"O"};
  CHECK(refusal(kText, asked) ==
        "output O is discarded into the workspace, but rank X has no bound; bound rank X\n"
        "output O is discarded into the workspace, but the batch has no bound; "
        "give most_batches\n");
  asked.ranks.push_back({"X", {0, 10}});
  asked.most_batches = 6;
  CHECK(refusal(kText, asked).empty());
  CHECK(to_text(*spec_of(kText), resolve_bounds(*spec_of(kText), asked)).find("batch axes=2") !=
        std::string::npos);
}

TEST_CASE("a rank that the text fixes may be bounded around its extent") {
  AskedBounds asked = good();
  asked.ranks.push_back({"M", {1, 100}});
  CHECK(of(resolve_bounds(*spec_of(kText), asked), "M").most == 64);
  CHECK(of(resolve_bounds(*spec_of(kText), asked), "M").least == 64);
}
