// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/process_state.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>

#include "runtime/cuda/kernel_launch.h"
#include "runtime/cuda/loaded_kernel.h"
#include "runtime/cuda/primary_context.h"
#include "runtime/cuda/stream_state.h"
#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using test::fake_driver;

namespace {

/// Lives until static destruction with a prepared kernel and a context: letting them go then must
/// not call CUDA. Made before main, so that its end comes after the driver's end was noticed.
class ExitWitness {
 public:
  ExitWitness() = default;
  ~ExitWitness() {
    if (kernel_ == nullptr) return;
    const std::size_t before = fake_driver().calls.size();
    kernel_.reset();
    context_.reset();
    if (!cuda::is_exiting() || fake_driver().calls.size() != before) std::_Exit(99);
  }
  ExitWitness(const ExitWitness&) = delete;
  ExitWitness& operator=(const ExitWitness&) = delete;

  void hold() {
    api_ = test::fresh_fake_api();
    context_ = std::make_unique<cuda::PrimaryContext>(api_, 0);
    kernel_ = std::make_unique<cuda::LoadedKernel>(api_, "any image", "attend");
    REQUIRE(kernel_->prepare(0).ok());
  }

 private:
  cuda::Api api_;
  std::unique_ptr<cuda::PrimaryContext> context_;
  std::unique_ptr<cuda::LoadedKernel> kernel_;
};

ExitWitness exit_witness;

/// What a child forked here gets from every way to CUDA: bits of what was wrong, 0 when all
/// refused.
int refusals_in_child(const cuda::Api& api, cuda::LoadedKernel& kernel, cuda::Stream stream) {
  const std::size_t before = fake_driver().calls.size();
  const std::uint64_t argument = 0;
  const auto refused = [](const cuda::DriverStatus& status) {
    return status.code == cuda::kErrorNotInitialized &&
           std::string(status.call).find("forked") != std::string::npos;
  };
  const auto throws = [&](auto call) {
    try {
      call();
    } catch (const Error& error) {
      return error.kind() == ErrorKind::no_device;
    }
    return false;
  };
  int wrong = 0;
  if (!cuda::is_forked_child()) wrong |= 1;
  if (!refused(kernel.prepare(0))) wrong |= 2;
  if (!refused(cuda::launch(api, kernel, {1, 1, 1}, {32, 1, 1}, 0, stream, {}, &argument, 8))) {
    wrong |= 4;
  }
  if (!refused(cuda::is_capturing(api, stream).status)) wrong |= 8;
  if (!refused(cuda::device_of(api, stream).status)) wrong |= 16;
  if (!refused(cuda::facts_of(api, 0x10000).status)) wrong |= 32;
  if (!throws([&] { cuda::LoadedKernel(api, "any image", "other"); })) wrong |= 64;
  if (!throws([&] { cuda::PrimaryContext(api, 0); })) wrong |= 128;
  // Not one call reached the driver, where it could hang.
  return fake_driver().calls.size() == before ? wrong : 255;
}

}  // namespace

TEST_CASE("in a forked child every way to CUDA is refused, and the parent goes on") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::LoadedKernel kernel(api, "any image", "attend");
  REQUIRE(kernel.prepare(0).ok());
  const cuda::PrimaryContext context(api, 0);
  const cuda::CurrentContext current(api, context.handle());
  cuda::Stream stream = nullptr;
  REQUIRE(api.stream_create(&stream, 0).ok());
  CHECK_FALSE(cuda::is_forked_child());
  CHECK(cuda::fork_status().ok());
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) std::_Exit(refusals_in_child(api, kernel, stream));
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK_FALSE(cuda::is_forked_child());
  const std::uint64_t argument = 0;
  CHECK(cuda::launch(api, kernel, {1, 1, 1}, {32, 1, 1}, 0, stream, {}, &argument, 8).ok());
  api.stream_destroy(stream);
}

TEST_CASE("a kernel destroyed in a forked child leaves the driver alone") {
  const cuda::Api api = test::fresh_fake_api();
  auto kernel = std::make_unique<cuda::LoadedKernel>(api, "any image", "attend");
  REQUIRE(kernel->prepare(0).ok());
  const std::size_t before = fake_driver().calls.size();
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    kernel.reset();
    std::_Exit(fake_driver().calls.size() == before ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 0);
  kernel.reset();
  CHECK(fake_driver().calls.size() == before + 2);
}

TEST_CASE("watching again is harmless, and nothing is exiting while tests run") {
  cuda::watch_process();
  cuda::watch_process();
  CHECK_FALSE(cuda::is_exiting());
}

TEST_CASE("no CUDA call during static destruction: judged by the exit code of this program") {
  exit_witness.hold();
  CHECK(fake_driver().live_objects > 0);
}
