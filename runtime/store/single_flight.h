// SPDX-License-Identifier: Apache-2.0
// One thread of the process does the work for a key; the others get what came of it.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "runtime/store/stored_kernel.h"

namespace attngen {

class SingleFlight {
 public:
  using Kernel = std::shared_ptr<const StoredKernel>;

  /// Runs work() unless another thread does already for this key, and then waits for that one.
  /// Throws what work() threw, in every thread. An Error that says that the request itself is at
  /// fault is kept and thrown again by every later call.
  Kernel fly(const std::string& key, const std::function<Kernel()>& work);
  void forget(const std::string& key);  ///< the failure that is kept for `key`

 private:
  struct Flight;
  void land(const std::string& key, Flight& flight, Kernel kernel, std::exception_ptr failure);

  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<Flight>> flights_;
  std::unordered_map<std::string, std::exception_ptr> failures_;
};

}  // namespace attngen
