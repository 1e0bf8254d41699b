// SPDX-License-Identifier: Apache-2.0
// Any bytes given to the readers of tuned files, journal lines, suites, candidates and tiles: what
// is taken prints and reads back, everything else is refused.
#include <stdexcept>

#include "autotune/record.h"
#include "autotune/suite.h"
#include "autotune/tuned_file.h"
#include "base/error.h"
#include "generator/cuda/gpu_tile.h"
#include "generator/llvm/llvm_source.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace attngen;

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

/// Calls `read`; an Error must be a refusal with a message.
template <class Read>
void taken_or_refused(Read&& read) {
  try {
    read();
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::refused, "an error of the wrong kind");
    require(!error.findings().empty() && !error.findings().front().message.empty(),
            "an error without a message");
  }
}

tune::Decision decision() {
  tune::Decision row;
  row.where.shape = {"softmax", "0123456789abcdef", {{"M", 4096}, {"P", 1}, {"batch", 8}}};
  row.where.device = {"cuda", "NVIDIA H200", "sm_90", 132, 62914560, 150000000000};
  row.where.tool = "1.0";
  row.winner.values = {{"keys", 64}, {"rows", 16}};
  row.start.values = {{"keys", 32}, {"rows", 16}};
  row.source = "feedfacefeedface";
  row.ns = {1000.5, 990, 1010};
  row.gain = {1.2, 1.1, 1.3};
  row.pairs = 30;
  return row;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  taken_or_refused([&] {
    const tune::TunedFile file = tune::tuned_file_in(text, "fuzz.json");
    const std::string printed = to_text(file);
    require(to_text(tune::tuned_file_in(printed, "printed.json")) == printed,
            "a tuned file does not read back equal");
  });
  std::string reason;
  if (const std::optional<tune::Record> record = tune::record_in(text, reason)) {
    const std::string line = tune::to_line(*record);
    require(line.find('\n') == std::string::npos, "a record is more than a line");
    require(tune::record_in(line, reason) == record, "a record does not read back equal");
  } else {
    require(!reason.empty(), "a line is passed by without a reason");
  }
  taken_or_refused([&] {
    const tune::Suite suite = tune::suite_in(text, "fuzz.toml");
    require(!suite.shapes.empty(), "a suite without a shape");
  });
  if (const std::optional<tune::Candidate> candidate = tune::candidate_named(text)) {
    require(key_of(*candidate) == text, "a candidate has another key");
  }
  taken_or_refused([&] { require(to_text(gpu_tile_named(text)) == text, "another tile"); });
  taken_or_refused([&] { require(to_text(tile_named(text)) == text, "another tile"); });
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  tune::Outcome outcome;
  outcome.where = decision().where;
  outcome.candidate = decision().winner;
  outcome.source = "feedfacefeedface";
  outcome.median_ns = 12.5;
  tune::Outcome invalid = outcome;
  invalid.why_invalid = "compile: 12 bytes of registers are spilled";
  tune::Decision other = decision();
  other.where.shape.axes["M"] = 64;
  return {to_text(tune::TunedFile{false, {decision(), other}}),
          to_text(tune::TunedFile{true, {}}),
          tune::to_line(decision()),
          tune::to_line(outcome),
          tune::to_line(invalid),
          "name = \"s\"\n[space]\nkeys = [16, 32]\n[[shape]]\nname = \"a\"\nvariant = \"gqa\"\n"
          "dtype = { T = \"f16\" }\nextents = { P = 1, M = 64 }\nparams = { W = 4, c = 0.5 }\n"
          "batch = 2\nskeleton = \"decode\"\nstart = \"keys=16 rows=16\"\n",
          "{\"a\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}",
          "{\"schema\":\"attngen.tuned/1\",\"frozen\":false,\"frozen\":true,\"rows\":[]}",
          "keys=16 rows=16",
          "rows=16,keys=64,stages=3,key_warps=4,blocks=2,least=4,merge=ticket",
          "rows=64,keys=64,stages=2,key_warps=1,blocks=1",
          "rows=4x16,keys=32,block=4,split=4096,prefetch=0"};
}
