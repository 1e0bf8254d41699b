// SPDX-License-Identifier: Apache-2.0
#include "autotune/report_page.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "autotune/svg_charts.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

/// Empty, or where tags do not match. Enough of XML for what the page may hold.
std::string why_not_well_formed(const std::string& page) {
  std::vector<std::string> open;
  for (std::size_t at = 0; (at = page.find('<', at)) != std::string::npos;) {
    const std::size_t end = page.find('>', at);
    if (end == std::string::npos) return "a tag has no end";
    const std::string tag = page.substr(at + 1, end - at - 1);
    at = end + 1;
    if (tag.find('<') != std::string::npos) return "a tag in a tag: " + tag;
    if (tag[0] == '!' || tag.back() == '/') continue;
    const std::string name =
        tag.substr(tag[0] == '/' ? 1 : 0, tag.find(' ') - (tag[0] == '/' ? 1 : 0));
    if (tag[0] != '/') {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> closes nothing";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? std::string() : "<" + open.back() + "> stays open";
}

JournalContent journal() {
  JournalContent content;
  for (std::int64_t block = 1; block <= 4; ++block) {
    Outcome outcome = outcome_at(4096, block);
    outcome.candidate.values = {
        {"block", block}, {"lanes", 4}, {"rows", block}, {"split", 512 * (1 + block % 2)}};
    outcome.median_ns = 100000.0 * static_cast<double>(block) + 250;
    outcome.start_ns = 200000;
    outcome.model_ns = 1e6 - 1000.0 * static_cast<double>(block);
    content.outcomes.push_back(outcome);
  }
  content.outcomes.push_back(outcome_at(64, 2));
  content.outcomes.back().why_invalid = "killed by <signal> & \"more\"\x01\xff";
  content.decisions.push_back(decision_at(4096));
  content.decisions.back().ns.median = 123456.7;
  return content;
}

TEST_CASE("the page is well-formed, whole by itself, and has the journal's numbers") {
  const std::string page = report_page(journal(), "a <title> & more");
  CHECK(why_not_well_formed(page) == "");
  for (const char* outside :
       {"http:", "https:", "//", "src=", "href=", "url(", "@import", "<script"}) {
    CHECK(page.find(outside) == std::string::npos);
  }
  for (const char* number :
       {"123.5", "1.200", "1.150", "1.250", "100.2", "400.2", "0.501", "2.001",
        "killed by &lt;signal&gt; &amp; &quot;more&quot;??", "a &lt;title&gt; &amp; more",
        "prefers-color-scheme: dark", "5 candidates measured, 1 choices made"}) {
    CAPTURE(number);
    CHECK(page.find(number) != std::string::npos);
  }
  CHECK(page == report_page(journal(), "a <title> & more"));
}

TEST_CASE("a GPU's page has its data sheet's roofs, and says what a model made") {
  JournalContent content;
  for (std::int64_t blocks = 1; blocks <= 3; ++blocks) {
    Outcome outcome = outcome_at(4096, 1);
    outcome.where.device = {"model", "h200", "sm_90", 132, 60 << 20, 0};
    outcome.candidate.values = {{"blocks", blocks}, {"keys", 64 * blocks}, {"rows", 16}};
    outcome.median_ns = 50000.0 + 1000.0 * static_cast<double>(blocks);
    outcome.start_ns = 60000;
    content.outcomes.push_back(outcome);
  }
  content.decisions.push_back(decision_at(4096));
  content.decisions.back().where.device = content.outcomes.front().where.device;
  content.decisions.back().is_modelled = true;
  const std::string page = report_page(content, "gpu");
  CHECK(why_not_well_formed(page) == "");
  for (const char* words :
       {"model of h200 (sm_90, 132 multiprocessors)", "model: a cost model gave every time below",
        "data sheet of h200, 989400 GFLOP/s and 4800 GB/s, not measured",
        "The points are a model's times: nothing was run.", "keys of a step",
        "CTAs of a multiprocessor", "(model)"}) {
    CAPTURE(words);
    CHECK(page.find(words) != std::string::npos);
  }
  for (Outcome& outcome : content.outcomes) outcome.where.device.kind = "cuda";
  content.decisions.back().where.device.kind = "cuda";
  content.decisions.back().is_modelled = false;
  const std::string measured = report_page(content, "gpu");
  CHECK(measured.find("data sheet of h200") != std::string::npos);
  CHECK(measured.find("model's times") == std::string::npos);
  CHECK(measured.find("model: a cost model") == std::string::npos);
}

TEST_CASE("regret is what the model's favourite costs") {
  CHECK(regret_of_model({}) == 0);
  const JournalContent content = journal();
  const std::vector<Outcome> timed(content.outcomes.begin(), content.outcomes.begin() + 4);
  // The model likes block 4, which takes 400.25 us where the best takes 100.25.
  CHECK(regret_of_model(timed) == doctest::Approx(400250.0 / 100250.0));
}

TEST_CASE("names of bars have the room that they take") {
  for (const std::size_t letters : {3u, 30u, 80u}) {
    const std::string name(letters, 'M');
    const std::string svg = svg_of_bars("regret", {{name, 1.5, ""}});
    const std::size_t text = svg.rfind("<text", svg.find(">" + name));
    REQUIRE(text != std::string::npos);
    const double right = std::stod(svg.substr(svg.find("x=\"", text) + 3));
    CHECK(right >= 7.0 * static_cast<double>(letters));
  }
}

TEST_CASE("shapes that differ in types alone have names of their own") {
  JournalContent content;
  content.decisions = {decision_at(4096), decision_at(4096), decision_at(64)};
  content.decisions[1].where.shape.op = "abcdef0123456789";
  const std::string page = report_page(content, "types");
  CHECK(page.find(" op abcdef") != std::string::npos);
  CHECK(page.find(" op abcdef0") == std::string::npos);
  const std::string alone = "M=64";
  REQUIRE(page.find(alone) != std::string::npos);
  CHECK(page.substr(page.find(alone), 20).find(" op ") == std::string::npos);
}

TEST_CASE("an empty journal is a page too") {
  CHECK(why_not_well_formed(report_page({}, "nothing")) == "");
}

}  // namespace
}  // namespace attngen::tune
