// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/single_flight.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/error.h"
#include "tests/store/stub_kernel.h"

using attngen::Error;
using attngen::ErrorKind;
using attngen::SingleFlight;
using attngen::StoredKernel;
using attngen::test::StubCompiler;

TEST_CASE("64 threads, one flight, one result") {
  SingleFlight flights;
  std::atomic<int> flown{0};
  std::atomic<int> right{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 64; ++i) {
    threads.emplace_back([&] {
      const auto kernel = flights.fly("key", [&] {
        ++flown;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        return std::make_shared<const StoredKernel>(StubCompiler().expected(1));
      });
      right += *kernel == StubCompiler().expected(1) ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(flown < 64);
  CHECK(right == 64);
}

TEST_CASE("a failure reaches every thread; one of the request itself is kept") {
  for (const bool lasting : {true, false}) {
    SingleFlight flights;
    std::atomic<int> flown{0};
    std::atomic<int> thrown{0};
    const auto work = [&]() -> SingleFlight::Kernel {
      ++flown;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      if (lasting) throw Error(ErrorKind::compile_failed, "it does not compile");
      throw std::runtime_error("it may work next time");
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) {
      threads.emplace_back([&] {
        try {
          flights.fly("key", work);
        } catch (const std::exception&) {
          ++thrown;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(thrown == 16);
    if (lasting) CHECK(flown == 1);
    const int before = flown;
    CHECK_THROWS(flights.fly("key", work));
    CHECK(flown == before + (lasting ? 0 : 1));
    flights.forget("key");
    CHECK_THROWS(flights.fly("key", work));
    CHECK(flown == before + (lasting ? 1 : 2));
  }
}
