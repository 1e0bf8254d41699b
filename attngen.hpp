// SPDX-License-Identifier: Apache-2.0
// attngen.h for C++20: handles that let go of themselves, failures as exceptions, tensors in one
// line. Header-only; the calls and their meaning are those of attngen.h.
#ifndef ATTNGEN_HPP_
#define ATTNGEN_HPP_

#if __cplusplus < 202002L
#error "attngen.hpp needs C++20 (-std=c++20); attngen.h does not"
#endif

#include <attngen.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace attngen {
inline namespace v0 {

/// A call that failed: its status, and attngen_last_error() as what().
class Failure : public std::runtime_error {
 public:
  explicit Failure(attngen_status status)
      : std::runtime_error(std::string(attngen_status_name(status)) + ": " + attngen_last_error()),
        status_(status) {}
  attngen_status status() const noexcept { return status_; }

 private:
  attngen_status status_;
};

/// Throws Failure unless `status` is ATTNGEN_OK.
inline void require(attngen_status status) {
  if (status != ATTNGEN_OK) throw Failure(status);
}

/// One handle, destroyed with its owner. Movable, not copyable.
template <class Raw, attngen_status (*kDestroy)(Raw)>
class Handle {
 public:
  Handle() = default;
  Handle(Handle&& other) noexcept : raw_(std::exchange(other.raw_, Raw{})) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(raw_, other.raw_);
    return *this;
  }
  ~Handle() {
    if (raw_.value != 0) kDestroy(raw_);
  }
  Raw get() const noexcept { return raw_; }

 protected:
  Raw raw_{};
};

/// What is computed: a gallery name, or the text of a cascade.
class Spec : public Handle<attngen_spec, attngen_spec_destroy> {
 public:
  explicit Spec(const std::string& variant,
                std::initializer_list<attngen_dtype_choice> dtypes = {}) {
    attngen_spec_options options{};
    options.struct_size = sizeof options;
    options.variant = variant.c_str();
    options.dtypes = std::data(dtypes);
    options.dtype_count = static_cast<std::uint32_t>(dtypes.size());
    require(attngen_spec_create(&options, &raw_));
  }
};

/// One device: "cuda", "cpu", "vgpu", "oracle" or "auto". `check_tables`: see
/// attngen_engine_options.
class Engine : public Handle<attngen_engine, attngen_engine_destroy> {
 public:
  explicit Engine(const std::string& device = "auto", bool check_tables = false) {
    attngen_engine_options options{};
    options.struct_size = sizeof options;
    options.device = device.c_str();
    options.check_tables = check_tables ? 1 : 0;
    require(attngen_engine_create(&options, &raw_));
  }
  explicit Engine(const attngen_engine_options& options) {
    require(attngen_engine_create(&options, &raw_));
  }
  attngen_engine_info describe() const {
    attngen_engine_info info{};
    info.struct_size = sizeof info;
    require(attngen_engine_describe(get(), &info));
    return info;
  }
  void wait(void* stream = nullptr) const { require(attngen_wait(get(), stream)); }
};

/// A row-major tensor in memory of the engine's device; dl() is what runs take.
class Tensor {
 public:
  Tensor(const Engine& engine, DLDataType type, const std::vector<std::int64_t>& shape)
      : engine_(engine.get()) {
    require(attngen_tensor_create(engine_, type, static_cast<std::int32_t>(shape.size()),
                                  shape.data(), &dl_));
    bytes_ = type.bits / 8u;
    for (const std::int64_t extent : shape) bytes_ *= static_cast<std::size_t>(extent);
  }
  Tensor(Tensor&& other) noexcept
      : engine_(other.engine_), dl_(std::exchange(other.dl_, nullptr)), bytes_(other.bytes_) {}
  Tensor& operator=(Tensor&&) = delete;
  ~Tensor() { attngen_tensor_destroy(engine_, dl_); }

  const DLTensor* dl() const noexcept { return dl_; }
  std::size_t bytes() const noexcept { return bytes_; }

  /// `host` holds bytes() bytes; both wait until the copy is done.
  void upload(const void* host, void* stream = nullptr) {
    require(attngen_copy_to_device(engine_, dl_->data, host, bytes_, stream));
  }
  void download(void* host, void* stream = nullptr) const {
    require(attngen_copy_to_host(engine_, host, dl_->data, bytes_, stream));
  }

 private:
  attngen_engine engine_;
  DLTensor* dl_ = nullptr;
  std::size_t bytes_ = 0;
};

inline constexpr DLDataType bf16{kDLBfloat, 16, 1};
inline constexpr DLDataType f16{kDLFloat, 16, 1};
inline constexpr DLDataType f32{kDLFloat, 32, 1};
inline constexpr DLDataType i32{kDLInt, 32, 1};
inline constexpr DLDataType i64{kDLInt, 64, 1};

/// The shapes a plan is for; see attngen_bounds.
struct Bounds {
  std::vector<attngen_rank_bound> ranks;
  std::uint32_t batch_axes = 0;
  std::int64_t most_batches = 0;
  std::vector<attngen_param_value> static_params;
  std::vector<const char*> discarded;
  bool batch_invariant = false;

  attngen_bounds raw() const {
    attngen_bounds bounds{};
    bounds.struct_size = sizeof bounds;
    bounds.ranks = ranks.data();
    bounds.rank_count = static_cast<std::uint32_t>(ranks.size());
    bounds.static_params = static_params.data();
    bounds.static_param_count = static_cast<std::uint32_t>(static_params.size());
    bounds.batch_axes = batch_axes;
    bounds.most_batches = most_batches;
    bounds.discarded = discarded.data();
    bounds.discarded_count = static_cast<std::uint32_t>(discarded.size());
    bounds.batch_invariant = batch_invariant ? 1 : 0;
    return bounds;
  }
};

/// {"E", 128}: a fixed extent; {"P", 0, 4096}: a range, both ends included.
struct Extent : attngen_rank_bound {
  Extent(const char* rank, std::int64_t fixed) : attngen_rank_bound{rank, fixed, fixed} {}
  Extent(const char* rank, std::int64_t least, std::int64_t most)
      : attngen_rank_bound{rank, least, most} {}
};

class Workspace;

/// A spec on an engine for all shapes inside the bounds.
class Plan : public Handle<attngen_plan, attngen_plan_destroy> {
 public:
  Plan(const Engine& engine, const Spec& spec, const Bounds& bounds) {
    const attngen_bounds raw = bounds.raw();
    require(attngen_plan_create(engine.get(), spec.get(), &raw, &raw_));
  }
  Plan(const Engine& engine, const Spec& spec, std::initializer_list<Extent> extents,
       std::uint32_t batch_axes = 0)
      : Plan(engine, spec, bounds_of(extents, batch_axes)) {}

  /// Compiles and loads every kernel of this plan.
  void prepare() const {
    const attngen_plan one = get();
    require(attngen_prepare(&one, 1, nullptr, nullptr));
  }
  std::size_t workspace_bytes() const {
    std::size_t bytes = 0;
    require(attngen_plan_workspace(get(), &bytes, nullptr));
    return bytes;
  }
  /// Tensors in the order of attngen_spec_tensor: inputs, then outputs. `params` as attngen_args
  /// takes them, empty = all defaults. `workspace`: one that no other run uses at this time.
  void run(std::initializer_list<const DLTensor*> tensors, const Workspace& workspace,
           std::span<const double> params = {}, void* stream = nullptr) const;
  /// The same with memory of the caller's; plans with workspace_bytes() == 0 need none.
  void run(std::initializer_list<const DLTensor*> tensors, std::span<const double> params = {},
           void* stream = nullptr, void* workspace = nullptr,
           std::size_t workspace_size = 0) const {
    attngen_args args{};
    args.struct_size = sizeof args;
    args.tensors = std::data(tensors);
    args.tensor_count = static_cast<std::uint32_t>(tensors.size());
    args.params = params.empty() ? nullptr : params.data();
    args.param_count = static_cast<std::uint32_t>(params.size());
    require(attngen_run(get(), &args, workspace, workspace_size, stream));
  }

 private:
  static Bounds bounds_of(std::initializer_list<Extent> extents, std::uint32_t batch_axes) {
    Bounds bounds;
    bounds.ranks.assign(extents.begin(), extents.end());
    bounds.batch_axes = batch_axes;
    return bounds;
  }
};

/// What runs of these plans work in, one run after another: zeroed memory of the engine's device,
/// large enough for each of the plans. One for each stream or captured graph.
class Workspace {
 public:
  Workspace(const Engine& engine, const Plan& plan) : Workspace(engine, plan.workspace_bytes()) {}
  Workspace(const Engine& engine, std::size_t bytes) : engine_(engine.get()), bytes_(bytes) {
    require(attngen_allocate(engine_, bytes, &data_));
    const std::vector<unsigned char> zeros(bytes);
    const attngen_status zeroed =
        attngen_copy_to_device(engine_, data_, zeros.data(), bytes, nullptr);
    if (zeroed == ATTNGEN_OK) return;
    const Failure failure(zeroed);
    attngen_release(engine_, data_);
    throw failure;
  }
  Workspace(Workspace&& other) noexcept
      : engine_(other.engine_), data_(std::exchange(other.data_, nullptr)), bytes_(other.bytes_) {}
  Workspace& operator=(Workspace&&) = delete;
  ~Workspace() { attngen_release(engine_, data_); }

  void* data() const noexcept { return data_; }
  std::size_t bytes() const noexcept { return bytes_; }

 private:
  attngen_engine engine_;
  void* data_ = nullptr;
  std::size_t bytes_ = 0;
};

inline void Plan::run(std::initializer_list<const DLTensor*> tensors, const Workspace& workspace,
                      std::span<const double> params, void* stream) const {
  run(tensors, params, stream, workspace.data(), workspace.bytes());
}

/// Joins the outputs of runs over disjoint sets of keys; `parts` and `outputs` in the order of
/// attngen_spec_tensor. See attngen_merge.
inline void merge(const Engine& engine, const Spec& spec,
                  const std::vector<std::vector<const DLTensor*>>& parts,
                  std::initializer_list<const DLTensor*> outputs, void* stream = nullptr) {
  std::vector<const DLTensor*> all;
  for (const std::vector<const DLTensor*>& part : parts) {
    if (part.size() != outputs.size()) {
      throw std::invalid_argument("attngen::merge: a part with another number of outputs");
    }
    all.insert(all.end(), part.begin(), part.end());
  }
  attngen_merge_args args{};
  args.struct_size = sizeof args;
  args.parts = all.data();
  args.part_count = static_cast<std::uint32_t>(parts.size());
  args.outputs = std::data(outputs);
  args.output_count = static_cast<std::uint32_t>(outputs.size());
  require(attngen_merge(engine.get(), spec.get(), &args, stream));
}

/// What merge() compiles for so many axes in front of the declared ones, compiled. See
/// attngen_prepare_merge.
inline void prepare_merge(const Engine& engine, const Spec& spec, std::uint32_t batch_axes = 0) {
  require(attngen_prepare_merge(engine.get(), spec.get(), batch_axes));
}

/// Every reason why `engine` cannot run `spec` inside `bounds`; empty when it can.
inline std::vector<std::string> reasons_against(const Engine& engine, const Spec& spec,
                                                const Bounds& bounds) {
  std::vector<std::string> reasons;
  const attngen_bounds raw = bounds.raw();
  const attngen_status status = attngen_capability(
      engine.get(), spec.get(), &raw,
      [](void* user, const char* reason) {
        static_cast<std::vector<std::string>*>(user)->emplace_back(reason);
      },
      &reasons);
  if (status != ATTNGEN_E_UNSUPPORTED) require(status);
  return reasons;
}

}  // namespace v0
}  // namespace attngen

#endif
