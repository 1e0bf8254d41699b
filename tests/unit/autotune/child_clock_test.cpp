// SPDX-License-Identifier: Apache-2.0
#include "autotune/child_clock.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "autotune/model_clock.h"

namespace attngen::tune {
namespace {

Candidate named(std::int64_t what) {
  return {{{"what", what}}};
}

/// 1: a crash, 2: no answer, 3: an exception, 4: an end, else a time.
std::unique_ptr<Clock> troublesome() {
  return std::make_unique<ModelClock>(DeviceIdentity{}, [](std::size_t task, const Candidate& one) {
    const std::int64_t what = one.values.at("what");
    if (what == 1) raise(SIGSEGV);
    if (what == 2) std::this_thread::sleep_for(std::chrono::seconds(60));
    if (what == 3) throw InvalidCandidate("no such\ntile");
    if (what == 4) _exit(9);
    return 100.5 * static_cast<double>(what) + static_cast<double>(task);
  });
}

std::string why(ChildClock& clock, std::int64_t what) {
  try {
    clock.sample_ns(0, named(what));
  } catch (const InvalidCandidate& invalid) {
    return invalid.what();
  }
  return "it has a time";
}

TEST_CASE("times come over; crashes, exits, delays and refusals cost one candidate") {
  ChildClock clock({}, troublesome, std::chrono::milliseconds(300));
  CHECK(clock.started() == 0);
  CHECK(clock.sample_ns(2, named(10)) == 1007);
  const int first = clock.child();
  CHECK(first != getpid());
  CHECK(why(clock, 3) == "no such tile");
  CHECK(clock.child() == first);
  CHECK(why(clock, 1) == "killed by signal 11 (Segmentation fault)");
  CHECK(clock.child() == -1);
  CHECK(clock.sample_ns(0, named(10)) == 1005);
  CHECK(clock.child() != first);
  CHECK(why(clock, 4) == "ended with exit code 9");
  CHECK(why(clock, 2) == "no answer within 300 ms");
  CHECK(clock.err_ratio(0, named(10)) == 0);
  CHECK(clock.started() == 4);
}

/// 1: a fault after which nothing of the device can be used, once.
class LosesItsDevice : public Clock {
 public:
  DeviceIdentity device() override { return {}; }
  double err_ratio(std::size_t, const Candidate&) override { return 0; }
  double sample_ns(std::size_t, const Candidate& one) override {
    if (is_lost_) throw InvalidCandidate("asked after the fault");
    if (one.values.at("what") != 1) return 5;
    is_lost_ = true;
    throw InvalidCandidate("an illegal address");
  }
  bool is_lost() const override { return is_lost_; }

 private:
  bool is_lost_ = false;
};

TEST_CASE("a process whose device is lost is replaced, and the next candidate does not pay") {
  ChildClock clock(
      {}, [] { return std::make_unique<LosesItsDevice>(); }, std::chrono::milliseconds(2000));
  CHECK(clock.sample_ns(0, named(10)) == 5);
  CHECK(why(clock, 1) == "an illegal address");
  CHECK(clock.child() == -1);
  CHECK(clock.sample_ns(0, named(10)) == 5);
  CHECK(clock.started() == 2);
}

TEST_CASE("a child that is killed from outside is replaced, and none is left behind") {
  int last = -1;
  {
    ChildClock clock({}, troublesome, std::chrono::milliseconds(2000));
    clock.sample_ns(0, named(10));
    kill(clock.child(), SIGKILL);
    CHECK(why(clock, 10) == "killed by signal 9 (Killed)");
    CHECK(clock.sample_ns(0, named(10)) == 1005);
    last = clock.child();
  }
  CHECK(kill(last, 0) == -1);
  CHECK(waitpid(-1, nullptr, WNOHANG) == -1);  // no zombie
}

TEST_CASE("a clock that cannot be made is a reason") {
  ChildClock clock(
      {}, []() -> std::unique_ptr<Clock> { throw std::runtime_error("no LLVM"); },
      std::chrono::milliseconds(2000));
  CHECK(why(clock, 10) == "no LLVM");
}

TEST_CASE("the child goes when its parent is killed") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const int parent = fork();
  if (parent == 0) {
    ChildClock clock({}, troublesome, std::chrono::milliseconds(60000));
    clock.sample_ns(0, named(10));
    const int child = clock.child();
    [[maybe_unused]] const auto wrote = write(ends[1], &child, sizeof child);
    why(clock, 2);  // waits for an answer that does not come
    _exit(0);
  }
  int child = 0;
  REQUIRE(read(ends[0], &child, sizeof child) == sizeof child);
  kill(parent, SIGKILL);
  waitpid(parent, nullptr, 0);
  bool is_gone = false;
  for (int waited = 0; waited < 500 && !is_gone; ++waited) {
    // Where nobody collects it, an ended process stays a zombie.
    std::string state;
    if (kill(child, 0) != 0) {
      is_gone = true;
    } else if (FILE* file = fopen(("/proc/" + std::to_string(child) + "/stat").c_str(), "r")) {
      char text[256] = {};
      const std::size_t got = fread(text, 1, sizeof text - 1, file);
      fclose(file);
      is_gone = std::string(text, got).find(") Z ") != std::string::npos;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(is_gone);
  close(ends[0]);
  close(ends[1]);
}

}  // namespace
}  // namespace attngen::tune
