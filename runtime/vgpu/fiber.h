// SPDX-License-Identifier: Apache-2.0
// Fibers: a stack of its own per kernel thread, and a switch between them that never returns to the
// operating system. Hand-written for x86-64, ucontext elsewhere.
#pragma once

#include <cstddef>
#include <memory>

namespace attngen::vgpu {

using FiberMain = void (*)(void* argument);

/// A suspended flow of control. A default-made one stands for the thread that switches away.
class Fiber {
 public:
  Fiber();
  ~Fiber();
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;
  Fiber(Fiber&&) noexcept;
  Fiber& operator=(Fiber&&) noexcept;

  /// Makes the fiber begin at main(argument) when switched to; `main` must not return. The stack is
  /// made once and kept; what was suspended on it before is forgotten. Throws Error(refused) when
  /// the system has no memory for it.
  void start(FiberMain main, void* argument);

  /// Suspends `from` and continues `to`; returns when something switches back to `from`.
  static void switch_to(Fiber& from, Fiber& to);

  /// To be called first on a freshly started fiber.
  static void entered(Fiber& self);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attngen::vgpu
