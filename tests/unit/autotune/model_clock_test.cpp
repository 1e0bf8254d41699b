// SPDX-License-Identifier: Apache-2.0
#include "autotune/model_clock.h"

#include <doctest/doctest.h>

#include "autotune/cpu_subject.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

TEST_CASE("samples scatter as far as asked, the same every time") {
  const auto time = [](std::size_t, const Candidate&) { return 1000.0; };
  ModelClock one({}, time, 0.1);
  ModelClock other({}, time, 0.1);
  bool varies = false;
  for (int i = 0; i < 100; ++i) {
    const double ns = one.sample_ns(0, {});
    CHECK(ns == other.sample_ns(0, {}));
    CHECK(ns >= 900);
    CHECK(ns <= 1100);
    varies = varies || ns != 1000;
  }
  CHECK(varies);
  CHECK(ModelClock({}, time).sample_ns(0, {}) == 1000);
}

TEST_CASE("the clock of subjects says what their models say") {
  const Subject subject =
      cpu_subject(gallery_task("softmax", {{"P", 1}, {"M", 256}, {"E", 64}, {"F", 64}}),
                  limits_of_cpu("avx2"), 4);
  ModelClock clock = ModelClock::of_subjects({subject}, {"model", "model", "avx2", 4, 0, 0});
  CHECK(clock.device().kind == "model");
  CHECK(clock.sample_ns(0, subject.own) == subject.model_ns(subject.own));
  CHECK(clock.err_ratio(0, subject.own) == 0);
}

}  // namespace
}  // namespace attngen::tune
