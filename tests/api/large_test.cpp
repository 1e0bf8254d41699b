// SPDX-License-Identifier: Apache-2.0
// Tensors that reach beyond 2^31 elements, in sparse memory: only what is touched is resident.
#include <doctest/doctest.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <attngen.hpp>

#include <cmath>
#include <cstring>

#include "tests/api/host_devices.h"
#include "tests/api/operand.h"
#include "tests/api/reference.h"

using namespace attngen_test;

namespace {

constexpr std::int64_t kDim = 32;

class SparseMemory {
 public:
  explicit SparseMemory(std::size_t bytes) : bytes_(bytes) {
    address_ = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  }
  ~SparseMemory() {
    if (address_ != MAP_FAILED) munmap(address_, bytes_);
  }
  SparseMemory(const SparseMemory&) = delete;
  SparseMemory& operator=(const SparseMemory&) = delete;
  void* data() const { return address_; }

 private:
  std::size_t bytes_;
  void* address_;
};

/// Rows so far apart that the last one begins beyond 2^31 elements.
struct FarRows {
  FarRows(DLDataType type, std::int64_t rows, std::int64_t stride)
      : memory(static_cast<std::size_t>((rows - 1) * stride + kDim) * (type.bits / 8u)) {
    tensor.data = memory.data();
    tensor.device = {kDLCPU, 0};
    tensor.ndim = 2;
    tensor.dtype = type;
    tensor.shape = shape;
    tensor.strides = strides;
    shape[0] = rows;
    strides[0] = stride;
  }
  void take(const Operand& from) {
    auto* to = static_cast<unsigned char*>(memory.data());
    const std::size_t bytes = kDim * 2;
    for (std::int64_t row = 0; row < shape[0]; ++row) {
      std::memcpy(to + static_cast<std::size_t>(row * strides[0]) * 2,
                  static_cast<const unsigned char*>(from.dl()->data) +
                      static_cast<std::size_t>(row) * bytes,
                  bytes);
    }
  }
  float at(std::int64_t row, std::int64_t column) const {
    return static_cast<const float*>(memory.data())[row * strides[0] + column];
  }

  std::int64_t shape[2] = {0, kDim};
  std::int64_t strides[2] = {0, 1};
  SparseMemory memory;
  DLTensor tensor{};
};

}  // namespace

TEST_CASE("rows that lie more than 2^31 elements apart in all") {
  const std::int64_t far = (std::int64_t{1} << 30) + 8;
  const std::int64_t rows = 4;
  Operand q(kBf16, {rows, kDim}), k(kBf16, {rows, kDim}), v(kBf16, {rows, kDim}), lse(kF32, {rows});
  q.fill_random(1);
  k.fill_random(2);
  v.fill_random(3);
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    FarRows far_q(kBf16, rows, far), far_k(kBf16, rows, far), far_v(kBf16, rows, far);
    FarRows far_o(kF32, rows, far);
    for (const FarRows* each : {&far_q, &far_k, &far_v, &far_o}) {
      if (each->memory.data() == MAP_FAILED) {
        MESSAGE("[SKIP] no room for sparse mappings of 12 GiB");
        return;
      }
    }
    far_q.take(q);
    far_k.take(k);
    far_v.take(v);
    const attngen::Plan plan(engine_on(device), attngen::Spec("causal"),
                             {{"E", kDim}, {"F", kDim}});
    plan.run({&far_q.tensor, &far_k.tensor, &far_v.tensor, &far_o.tensor, lse.dl()},
             attngen::Workspace(engine_on(device), plan));
    for (std::int64_t p = 0; p < rows; ++p) {
      Attention row;
      row.query = [&](std::int64_t e) { return q.get({p, e}); };
      row.key = [&](std::int64_t m, std::int64_t e) { return k.get({m, e}); };
      row.value = [&](std::int64_t m, std::int64_t f) { return v.get({m, f}); };
      row.keep = [&](std::int64_t m) { return m <= p; };
      row.score = [](double dot) { return dot / std::sqrt(static_cast<double>(kDim)); };
      row.keys = rows;
      row.e = row.f = kDim;
      CHECK(difference(
                attend(row), tolerance_of(device, kBf16),
                [&](std::int64_t f) { return static_cast<double>(far_o.at(p, f)); },
                lse.get({p})) == "");
    }
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  CHECK(used.ru_maxrss < 1 << 20);  // KiB: below 1 GiB
}
