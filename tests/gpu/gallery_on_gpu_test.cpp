// SPDX-License-Identifier: Apache-2.0
// Every gallery variant on the real GPU against the fp64 oracle.
#include <doctest/doctest.h>

#include <iostream>

#include "cascades/gallery.h"
#include "generator/language/language.h"
#include "runtime/cuda/driver.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/execute.h"
#include "tests/gpu/why_skipped.h"
#include "tools/check_cases.h"
#include "tools/comparison.h"

using namespace attngen;

namespace {}  // namespace

TEST_CASE("the gallery on the GPU is within twice the naive error") {
  const std::string reason = attngen::test::why_skipped();
  if (!reason.empty()) {
    std::cout << "[SKIP] " << reason << "\n";
    return;
  }
  Executor executor;
  int runs = 0;
  for (const GalleryEntry& entry : gallery()) {
    const VariantText text{"gallery:" + std::string(entry.name), std::string(entry.text)};
    const Cascade cascade = parse_variant(text).front();
    for (const RandomShape& shape : check_cases(cascade, {})) {
      const BoundInputs inputs = random_inputs(cascade, shape, {}, 1);
      const Execution execution = executor.execute(cascade, inputs, Device::cuda);
      const Deviations deviations =
          compare(cascade, execution.outputs, consult_oracle(cascade, inputs));
      for (const Finding& finding : failures_of(deviations, std::string(entry.name))) {
        FAIL_CHECK(finding.message);
      }
      ++runs;
    }
  }
  CHECK(runs >= static_cast<int>(gallery().size()));
}
