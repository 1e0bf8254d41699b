// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/compatibility.h"

#include <doctest/doctest.h>

#include <random>

using attngen::cuda::KernelImage;
using attngen::cuda::why_driver_refuses;
using attngen::cuda::why_gpu_refuses;

namespace {

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the matrix of NVRTC against driver") {
  // Same major, NVRTC newer: cubins run (minor version compatibility), PTX does not.
  CHECK(why_driver_refuses(13000, 13, 2, "sm_90a").empty());
  CHECK(says(why_driver_refuses(13000, 13, 2, "sm_90a", KernelImage::ptx),
             "PTX of NVRTC 13.2 is too new for the driver, which is for CUDA 13.0"));
  CHECK(why_driver_refuses(12020, 12, 6, "sm_80").empty());
  CHECK_FALSE(why_driver_refuses(12020, 12, 6, "sm_80", KernelImage::ptx).empty());
  // NVRTC as old or older: both run.
  CHECK(why_driver_refuses(13000, 12, 4, "sm_90a").empty());
  CHECK(why_driver_refuses(13000, 12, 4, "sm_90a", KernelImage::ptx).empty());
  CHECK(why_driver_refuses(13000, 13, 0, "sm_90a", KernelImage::ptx).empty());
  // NVRTC of a newer major: neither.
  CHECK(says(why_driver_refuses(12080, 13, 0, "sm_90"),
             "NVRTC 13.0 is of a newer major version than the driver, which is for CUDA 12.8: "
             "install NVRTC 12 beside it, or a driver for CUDA 13.0 or newer"));
  CHECK_FALSE(why_driver_refuses(12080, 13, 0, "sm_90", KernelImage::ptx).empty());
}

TEST_CASE("NVRTC and driver must both know the architecture") {
  CHECK(says(why_driver_refuses(13000, 12, 4, "sm_100a"),
             "NVRTC 12.4 cannot target sm_100a: that needs NVRTC 12.8 or newer"));
  CHECK(says(why_driver_refuses(12040, 12, 9, "sm_120"),
             "the driver is for CUDA 12.4 and does not know sm_120: that needs CUDA 12.8"));
  CHECK(says(why_driver_refuses(12040, 11, 8, "sm_90a"), "needs NVRTC 12.0 or newer"));
  CHECK(why_driver_refuses(12040, 11, 8, "sm_90").empty());
  CHECK(says(why_driver_refuses(13000, 12, 8, "sm_100f"), "needs NVRTC 12.9"));
  CHECK(why_driver_refuses(13000, 12, 9, "sm_103f").empty());
  // An architecture that is newer than the table is left to NVRTC and the driver.
  CHECK(why_driver_refuses(15000, 15, 0, "sm_130a").empty());
}

TEST_CASE("what is no architecture is refused by name") {
  for (const char* text : {"", "sm_", "sm_9", "90", "sm_90b", "sm_90aa", "compute_90", "sm_-90",
                           "sm_99999999999999999999", "sm_90 "}) {
    CAPTURE(text);
    CHECK(says(why_driver_refuses(13000, 13, 0, text), "is no architecture"));
    CHECK(says(why_gpu_refuses(text, 9, 0), "is no architecture"));
  }
}

TEST_CASE("a newer driver never refuses what an older one takes") {
  std::mt19937 random(7);
  const auto pick = [&](int most) {
    return static_cast<int>(random() % static_cast<unsigned>(most));
  };
  const char* const archs[] = {"sm_75",  "sm_80",   "sm_86",   "sm_89",  "sm_90",
                               "sm_90a", "sm_100a", "sm_100f", "sm_110", "sm_121a"};
  int taken = 0;
  for (int round = 0; round < 20000; ++round) {
    const int driver = 12000 + 1000 * pick(3) + 10 * pick(10);
    const int newer = driver + 10 * pick(200);
    const KernelImage image = pick(2) == 0 ? KernelImage::cubin : KernelImage::ptx;
    const int major = 11 + pick(4);
    const int minor = pick(10);
    const char* const arch = archs[pick(10)];
    if (!why_driver_refuses(driver, major, minor, arch, image).empty()) continue;
    ++taken;
    CHECK(why_driver_refuses(newer, major, minor, arch, image).empty());
    // What runs as PTX runs as a cubin too.
    CHECK(why_driver_refuses(driver, major, minor, arch).empty());
  }
  CHECK(taken > 1000);
}

TEST_CASE("code runs within its major, `a` code on its own capability, `f` code in its family") {
  CHECK(why_gpu_refuses("sm_80", 8, 0).empty());
  CHECK(why_gpu_refuses("sm_80", 8, 6).empty());
  CHECK(why_gpu_refuses("sm_80", 8, 9).empty());
  CHECK(says(why_gpu_refuses("sm_80", 9, 0),
             "code for sm_80 runs on compute capability 8.0 to 8.9, and this GPU has 9.0"));
  CHECK_FALSE(why_gpu_refuses("sm_86", 8, 0).empty());
  CHECK(why_gpu_refuses("sm_90a", 9, 0).empty());
  CHECK(says(why_gpu_refuses("sm_90a", 10, 0), "compute capability 9.0 alone"));
  CHECK(why_gpu_refuses("sm_100a", 10, 0).empty());
  CHECK_FALSE(why_gpu_refuses("sm_100a", 10, 3).empty());
  CHECK(why_gpu_refuses("sm_100f", 10, 3).empty());
  CHECK_FALSE(why_gpu_refuses("sm_100f", 12, 0).empty());
  CHECK_FALSE(why_gpu_refuses("sm_121", 12, 0).empty());
}
