// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/single_flight.h"

#include <condition_variable>
#include <utility>

#include "base/error.h"

namespace attngen {

struct SingleFlight::Flight {
  std::mutex mutex;
  std::condition_variable landed;
  bool is_done = false;
  Kernel kernel;
  std::exception_ptr failure;

  Kernel wait() {
    std::unique_lock<std::mutex> hold(mutex);
    landed.wait(hold, [this] { return is_done; });
    if (failure) std::rethrow_exception(failure);
    return kernel;
  }
};

namespace {

/// The same work would fail again.
bool is_lasting(const std::exception_ptr& failure) {
  if (!failure) return false;
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    return error.kind() == ErrorKind::compile_failed || error.kind() == ErrorKind::refused;
  } catch (...) {
    return false;
  }
}

}  // namespace

SingleFlight::Kernel SingleFlight::fly(const std::string& key,
                                       const std::function<Kernel()>& work) {
  auto flight = std::make_shared<Flight>();
  std::shared_ptr<Flight> other;
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    if (const auto failed = failures_.find(key); failed != failures_.end()) {
      std::rethrow_exception(failed->second);
    }
    const auto [at, is_first] = flights_.try_emplace(key, flight);
    if (!is_first) other = at->second;
  }
  if (other != nullptr) return other->wait();
  Kernel kernel;
  std::exception_ptr failure;
  try {
    kernel = work();
  } catch (...) {
    failure = std::current_exception();
  }
  land(key, *flight, kernel, failure);
  if (failure) std::rethrow_exception(failure);
  return kernel;
}

void SingleFlight::land(const std::string& key, Flight& flight, Kernel kernel,
                        std::exception_ptr failure) {
  {
    const std::lock_guard<std::mutex> hold(mutex_);
    flights_.erase(key);
    try {
      if (is_lasting(failure)) failures_.emplace(key, failure);
    } catch (...) {  // no memory to remember it: the next call tries again
    }
  }
  const std::lock_guard<std::mutex> hold(flight.mutex);
  flight.is_done = true;
  flight.kernel = std::move(kernel);
  flight.failure = std::move(failure);
  flight.landed.notify_all();
}

void SingleFlight::forget(const std::string& key) {
  const std::lock_guard<std::mutex> hold(mutex_);
  failures_.erase(key);
}

}  // namespace attngen
