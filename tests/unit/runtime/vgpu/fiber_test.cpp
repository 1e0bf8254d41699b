// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/fiber.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

namespace attngen::vgpu {
namespace {

struct Turn {
  Fiber* self = nullptr;
  Fiber* back = nullptr;
  std::string* log = nullptr;
  char name = 'a';
  int rounds = 0;
};

void take_turns(void* argument) {
  Turn& turn = *static_cast<Turn*>(argument);
  Fiber::entered(*turn.self);
  double kept = turn.name;  // lives across switches
  for (int i = 0; i < turn.rounds; ++i) {
    *turn.log += turn.name;
    kept = std::sqrt(kept * kept);
    Fiber::switch_to(*turn.self, *turn.back);
  }
  *turn.log += kept == static_cast<double>(turn.name) ? '.' : '!';
  for (;;) Fiber::switch_to(*turn.self, *turn.back);
}

TEST_CASE("fibers continue where they left off and may be started again at any point") {
  Fiber here;
  Fiber a;
  Fiber b;
  std::string log;
  Turn of_a{&a, &here, &log, 'a', 3};
  Turn of_b{&b, &here, &log, 'b', 2};
  a.start(&take_turns, &of_a);
  b.start(&take_turns, &of_b);
  for (int i = 0; i < 4; ++i) {
    Fiber::switch_to(here, a);
    Fiber::switch_to(here, b);
  }
  CHECK(log ==
        "abab"
        "a..");
  log.clear();
  a.start(&take_turns, &of_a);  // abandoned in the middle, then anew
  Fiber::switch_to(here, a);
  a.start(&take_turns, &of_a);
  Fiber::switch_to(here, a);
  Fiber::switch_to(here, a);
  CHECK(log == "aaa");
}

struct Recursion {
  Fiber* self;
  Fiber* back;
  int depth;
  int reached;
};

int descend(Recursion& recursion, int depth) {
  volatile char page[2048] = {};
  page[depth % 2048] = 1;
  if (depth == 0) {
    Fiber::switch_to(*recursion.self, *recursion.back);
    return page[0];
  }
  return 1 + descend(recursion, depth - 1) + (page[depth % 2048] - 1);
}

void recurse(void* argument) {
  Recursion& recursion = *static_cast<Recursion*>(argument);
  Fiber::entered(*recursion.self);
  recursion.reached = descend(recursion, recursion.depth);
  for (;;) Fiber::switch_to(*recursion.self, *recursion.back);
}

TEST_CASE("a fiber has stack enough, and moves keep it") {
  Fiber here;
  Fiber first;
  Recursion recursion{&first, &here, 60, 0};
  std::vector<Fiber> fibers(4);
  first.start(&recurse, &recursion);
  Fiber::switch_to(here, first);
  Fiber::switch_to(here, first);
  CHECK(recursion.reached == 61);
}

}  // namespace
}  // namespace attngen::vgpu
