// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/fiber.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <mutex>
#include <vector>

#include "base/error.h"

// A test builds the portable form on x86-64 as well.
#if defined(__x86_64__) && !defined(ATTNGEN_FIBER_PORTABLE)
#define ATTNGEN_FIBER_X86 1
#else
#include <ucontext.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define ATTNGEN_FIBER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ATTNGEN_FIBER_ASAN 1
#endif
#endif
#if defined(ATTNGEN_FIBER_ASAN)
#include <pthread.h>
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

#if defined(ATTNGEN_FIBER_X86)
// Saves the callee-saved registers of the caller on its stack, stores its stack pointer in *from
// and continues on `to`, whose stack was left the same way (or prepared by Fiber::start).
extern "C" void attngen_fiber_switch(void** from, void* to);
extern "C" void attngen_fiber_begin();
asm(R"(
.text
.globl attngen_fiber_switch
.hidden attngen_fiber_switch
.type attngen_fiber_switch,@function
attngen_fiber_switch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
.size attngen_fiber_switch,.-attngen_fiber_switch
.globl attngen_fiber_begin
.hidden attngen_fiber_begin
.type attngen_fiber_begin,@function
attngen_fiber_begin:
  movq %r12, %rdi
  xorl %ebp, %ebp
  callq *%r13
  ud2
.size attngen_fiber_begin,.-attngen_fiber_begin
.section .note.GNU-stack,"",@progbits
.text
)");
#endif

namespace attngen::vgpu {
namespace {

constexpr std::size_t kStackBytes = std::size_t{256} << 10;

std::size_t page_bytes() {
  static const std::size_t kPage = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  return kPage;
}

/// A mapped stack whose lowest page may not be touched, so that an overflow faults.
class Stack {
 public:
  Stack() : bytes_(kStackBytes + page_bytes()) {
    base_ = mmap(nullptr, bytes_, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base_ == MAP_FAILED || mprotect(base_, page_bytes(), PROT_NONE) != 0) {
      throw Error(ErrorKind::refused, "no memory for the stacks of the virtual GPU's threads",
                  "raise the limit on address space (ulimit -v), or use fewer threads");
    }
  }
  ~Stack() { munmap(base_, bytes_); }
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  std::byte* bottom() const { return static_cast<std::byte*>(base_) + page_bytes(); }
  static std::size_t size() { return kStackBytes; }

 private:
  void* base_;
  std::size_t bytes_;
};

/// Stacks of fibers that are gone, for those that come: a launch of many small blocks would spend
/// its time in mmap otherwise.
class StackPool {
 public:
  static StackPool& instance() {
    static StackPool pool;
    return pool;
  }
  std::unique_ptr<Stack> take() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (free_.empty()) return std::make_unique<Stack>();
    std::unique_ptr<Stack> stack = std::move(free_.back());
    free_.pop_back();
    return stack;
  }
  void give(std::unique_ptr<Stack> stack) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (free_.size() < kMostKept) free_.push_back(std::move(stack));
  }

 private:
  static constexpr std::size_t kMostKept = 1024;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Stack>> free_;
};

}  // namespace

struct Fiber::State {
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (stack) StackPool::instance().give(std::move(stack));
  }

  std::unique_ptr<Stack> stack;
#if defined(ATTNGEN_FIBER_X86)
  void* top = nullptr;
#else
  ucontext_t context{};
  FiberMain main = nullptr;
  void* argument = nullptr;
#endif
  const void* bottom = nullptr;
  std::size_t bytes = 0;
  void* fake_stack = nullptr;
};

#if !defined(ATTNGEN_FIBER_X86)
namespace {

/// makecontext passes ints: the two halves of a pointer to {main, argument}.
struct UcontextStart {
  FiberMain main;
  void* argument;
};

void ucontext_begin(unsigned high, unsigned low) {
  const auto bits = (std::uintptr_t{high} << 32) | std::uintptr_t{low};
  const UcontextStart start = *reinterpret_cast<UcontextStart*>(bits);
  start.main(start.argument);
}

}  // namespace
#endif

#if defined(ATTNGEN_FIBER_ASAN)
namespace {

/// The bounds of the running thread's own stack, so that a switch back to it can be announced.
void find_own_stack(const void** bottom, std::size_t* bytes) {
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
  void* lowest = nullptr;
  pthread_attr_getstack(&attributes, &lowest, bytes);
  *bottom = lowest;
  pthread_attr_destroy(&attributes);
}

}  // namespace
#endif

Fiber::Fiber() : state_(std::make_unique<State>()) {}
Fiber::~Fiber() = default;
Fiber::Fiber(Fiber&&) noexcept = default;
Fiber& Fiber::operator=(Fiber&&) noexcept = default;

void Fiber::start(FiberMain main, void* argument) {
  State& state = *state_;
  if (!state.stack) state.stack = StackPool::instance().take();
  state.bottom = state.stack->bottom();
  state.bytes = Stack::size();
  state.fake_stack = nullptr;
#if defined(ATTNGEN_FIBER_ASAN)
  // Frames that were abandoned here left their red zones behind.
  ASAN_UNPOISON_MEMORY_REGION(state.bottom, state.bytes);
#endif
#if defined(ATTNGEN_FIBER_X86)
  auto* slot = reinterpret_cast<void**>(state.stack->bottom() + Stack::size());
  *--slot = nullptr;
  *--slot = nullptr;
  *--slot = reinterpret_cast<void*>(&attngen_fiber_begin);
  *--slot = nullptr;                        // rbp
  *--slot = nullptr;                        // rbx
  *--slot = argument;                       // r12
  *--slot = reinterpret_cast<void*>(main);  // r13
  *--slot = nullptr;                        // r14
  *--slot = nullptr;                        // r15
  state.top = slot;
#else
  auto* begin = reinterpret_cast<UcontextStart*>(state.stack->bottom());
  *begin = {main, argument};
  getcontext(&state.context);
  state.context.uc_stack.ss_sp = state.stack->bottom() + sizeof(UcontextStart);
  state.context.uc_stack.ss_size = Stack::size() - sizeof(UcontextStart);
  state.context.uc_link = nullptr;
  const auto bits = reinterpret_cast<std::uintptr_t>(begin);
  makecontext(&state.context, reinterpret_cast<void (*)()>(&ucontext_begin), 2,
              static_cast<unsigned>(bits >> 32), static_cast<unsigned>(bits));
#endif
}

void Fiber::switch_to(Fiber& from, Fiber& to) {
#if defined(ATTNGEN_FIBER_ASAN)
  // Only now, as it reads the whole list of mappings.
  if (from.state_->bottom == nullptr) find_own_stack(&from.state_->bottom, &from.state_->bytes);
  __sanitizer_start_switch_fiber(&from.state_->fake_stack, to.state_->bottom, to.state_->bytes);
#endif
#if defined(ATTNGEN_FIBER_X86)
  attngen_fiber_switch(&from.state_->top, to.state_->top);
#else
  swapcontext(&from.state_->context, &to.state_->context);
#endif
  entered(from);
}

void Fiber::entered(Fiber& self) {
#if defined(ATTNGEN_FIBER_ASAN)
  __sanitizer_finish_switch_fiber(self.state_->fake_stack, nullptr, nullptr);
#else
  static_cast<void>(self);
#endif
}

}  // namespace attngen::vgpu
