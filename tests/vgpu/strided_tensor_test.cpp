// SPDX-License-Identifier: Apache-2.0
// Kernels on tensors that are not dense: columns that lie apart, axes in another order, rows with
// gaps between them. Each tensor in turn and all together; what lies in a gap is NaN, and stays.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "cascades/gallery.h"
#include "generator/cuda/problem.h"
#include "generator/language/language.h"
#include "generator/oracle/interpret.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/device_memory.h"
#include "runtime/pack_arguments.h"
#include "runtime/vgpu/machine.h"

namespace attngen {
namespace {

constexpr const char* kArch = "sm_80";
constexpr std::int64_t kBatch = 2;

std::size_t at(std::int64_t index) {
  return static_cast<std::size_t>(index);
}

/// How a tensor lies in memory.
enum class Layout {
  dense,
  transposed,  ///< the first axis fastest, three elements between two steps of every other
  spread,      ///< row-major, every second element a gap: column stride 2
  gapped,      ///< row-major, 8 elements between rows: 16-byte copies go on
};

/// Element strides of an array of this shape, by its own axes.
std::vector<std::int64_t> strides_in(Layout layout, const Shape& shape) {
  std::vector<std::int64_t> strides(shape.size());
  std::int64_t step = layout == Layout::spread ? 2 : 1;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const std::size_t axis = layout == Layout::transposed ? i : shape.size() - 1 - i;
    strides[axis] = step;
    const std::int64_t gap = layout == Layout::transposed         ? 3
                             : layout == Layout::gapped && i == 0 ? 8
                                                                  : 0;
    step *= shape[axis] + gap;
  }
  return strides;
}

/// Calls visit(dense index, strided index) for every element.
void for_each_element(const Shape& shape, const std::vector<std::int64_t>& strides,
                      const std::function<void(std::int64_t, std::int64_t)>& visit) {
  for (std::int64_t index = 0; index < element_count(shape); ++index) {
    std::int64_t rest = index;
    std::int64_t place = 0;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
      place += rest % shape[axis] * strides[axis];
      rest /= shape[axis];
    }
    visit(index, place);
  }
}

std::int64_t elements_spanned(const Shape& shape, const std::vector<std::int64_t>& strides) {
  std::int64_t last = 0;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) last += (shape[axis] - 1) * strides[axis];
  return last + 1;
}

/// One request on the virtual GPU, its tensors laid out at will.
class Bench {
 public:
  Bench(const std::string& variant, DType type) {
    const VariantText text{variant, std::string(find_in_gallery(variant)->text)};
    cascade_ = parse_variant(text, {{"T", type}}).front();
    std::mt19937_64 bits(7);
    Request request;
    for (const Tensor& tensor : cascade_.tensors) {
      if (tensor.kind != TensorKind::input) continue;
      Shape shape{kBatch};
      for (const TensorDim& dim : tensor.dims) shape.push_back(extent_of(dim.rank));
      Array array(tensor.type.type, shape);
      for (std::int64_t i = 0; i < array.size(); ++i) {
        const double draw = static_cast<double>(bits() % 4001) / 1000.0 - 2.0;
        array.set(i, is_integer(array.dtype) ? std::abs(std::floor(draw)) : draw);
      }
      request.inputs.emplace(tensor.name, std::move(array));
    }
    inputs_ = bind_inputs(cascade_, std::move(request));
    exact_ = interpret(cascade_, inputs_);
    InterpretOptions rounded;
    rounded.round_results = type;
    narrow_ = interpret(cascade_, inputs_, rounded);
  }

  std::vector<std::string> inputs_and_outputs() const {
    std::vector<std::string> names;
    for (const Tensor& tensor : cascade_.tensors) {
      if (is_stored(tensor)) names.push_back(tensor.name);
    }
    return names;
  }

  struct Result {
    vgpu::Report report;
    std::map<std::string, Array> outputs;
    bool gaps_untouched = true;
  };

  /// Tensors that `layouts` leaves out are dense; `by_element` are asked for element loads.
  Result run(const std::map<std::string, Layout>& layouts,
             const std::vector<std::string>& by_element) {
    Problem problem = problem_of(cascade_, inputs_.binding, limits_of_arch(kArch));
    problem.element_loads.assign(cascade_.tensors.size(), false);
    for (const std::string& name : by_element) {
      problem.element_loads[at(find_tensor(cascade_, name))] = true;
    }
    const Analysis analysis = analyse(cascade_);
    const CudaSource source =
        emit_cuda(cascade_, analysis, problem, choose_plan(cascade_, analysis, problem));

    DeviceMemory memory;
    std::vector<Placed> placed(cascade_.tensors.size());
    std::vector<TensorView> views(cascade_.tensors.size());
    for (std::size_t id = 0; id < cascade_.tensors.size(); ++id) {
      const Tensor& tensor = cascade_.tensors[id];
      if (!is_stored(tensor)) continue;
      const auto chosen = layouts.find(tensor.name);
      placed[id] = place(id, chosen == layouts.end() ? Layout::dense : chosen->second, memory);
      views[id] = {placed[id].data, placed[id].strides};
    }
    std::vector<std::byte> block(argument_bytes(source.arguments));
    pack_arguments(cascade_, source.arguments,
                   LaunchNumbers{inputs_.binding.extents, inputs_.binding.batch,
                                 inputs_.binding.params, views, nullptr},
                   block);

    std::unique_ptr<vgpu::Module>& module = modules_[source.text];
    if (module == nullptr) {
      const Binary binary = Nvrtc::instance().compile(source, kArch);
      CHECK(broken_gates(binary).empty());
      module = std::make_unique<vgpu::Module>(binary.ptx);
    }
    const Launch launch{source.entry,
                        grid_of(cascade_, source, inputs_.binding.extents, inputs_.binding.batch),
                        {source.threads, 1, 1},
                        source.shared_bytes,
                        block};
    Result result;
    result.report = module->run(launch, memory.buffers());
    for (std::size_t id = 0; id < cascade_.tensors.size(); ++id) {
      if (cascade_.tensors[id].kind != TensorKind::output) continue;
      result.outputs.emplace(cascade_.tensors[id].name, gathered(placed[id], result));
    }
    return result;
  }

  /// What is wrong with a result, or nothing.
  std::string fault_of(const Result& result) const {
    if (!result.report.clean()) {
      return result.report.faults.empty() ? "not completed"
                                          : vgpu::to_text(result.report.faults.front());
    }
    if (!result.gaps_untouched) return "a gap of an output was written";
    for (const auto& [name, deviation] :
         compare_outputs(cascade_, result.outputs, exact_, narrow_)) {
      if (!deviation.passes) return name + " is off the oracle";
    }
    return {};
  }

 private:
  struct Placed {
    Shape shape;
    DType type = DType::f32;
    std::vector<std::int64_t> strides;  ///< batch axes, then dims
    std::byte* data = nullptr;
    std::size_t bytes = 0;
  };

  static bool is_stored(const Tensor& tensor) {
    return tensor.kind == TensorKind::input || tensor.kind == TensorKind::output;
  }

  /// Tails of every tile; head dims that 16-byte copies can read.
  std::int64_t extent_of(int rank) const {
    static const std::map<std::string, std::int64_t> extents = {
        {"P", 37}, {"M", 70}, {"E", 24}, {"F", 40}, {"H", 2}};
    const auto found = extents.find(cascade_.ranks[at(rank)].name);
    return found == extents.end() ? 5 : found->second;
  }

  Placed place(std::size_t id, Layout layout, DeviceMemory& memory) const {
    const Tensor& tensor = cascade_.tensors[id];
    Placed placed;
    placed.type = tensor.type.type;
    placed.shape = inputs_.binding.batch;
    for (const std::int64_t extent : shape_of(cascade_, inputs_.binding, static_cast<int>(id))) {
      placed.shape.push_back(extent);
    }
    placed.strides = strides_in(layout, placed.shape);
    const std::size_t width = at(bytes_of(placed.type));
    placed.bytes = at(elements_spanned(placed.shape, placed.strides)) * width;
    std::vector<std::byte> image(placed.bytes, std::byte{0xFF});  // NaN in every float type
    if (tensor.kind == TensorKind::input) {
      const Array& array = inputs_.arrays[id];
      REQUIRE(array.shape == placed.shape);
      for_each_element(placed.shape, placed.strides, [&](std::int64_t from, std::int64_t to) {
        std::memcpy(image.data() + at(to) * width, array.data.data() + at(from) * width, width);
      });
    }
    placed.data = static_cast<std::byte*>(
        memory.add(tensor.name, placed.bytes, image.data(), tensor.kind == TensorKind::output));
    return placed;
  }

  static Array gathered(const Placed& placed, Result& result) {
    Array array(placed.type, placed.shape);
    const std::size_t width = at(bytes_of(placed.type));
    std::vector<bool> is_gap(placed.bytes, true);
    for_each_element(placed.shape, placed.strides, [&](std::int64_t to, std::int64_t from) {
      std::memcpy(array.data.data() + at(to) * width, placed.data + at(from) * width, width);
      std::fill_n(is_gap.begin() + static_cast<std::ptrdiff_t>(at(from) * width), width, false);
    });
    for (std::size_t i = 0; i < placed.bytes; ++i) {
      if (is_gap[i] && placed.data[i] != std::byte{0xFF}) result.gaps_untouched = false;
    }
    return array;
  }

  Cascade cascade_;
  BoundInputs inputs_;
  std::map<std::string, Array> exact_;
  std::map<std::string, Array> narrow_;
  std::map<std::string, std::unique_ptr<vgpu::Module>> modules_;
};

/// Each of `in_turn` in each layout, then all tensors of the variant at once.
void check_layouts(const std::string& variant, DType type,
                   const std::vector<std::string>& in_turn) {
  CAPTURE(variant);
  Bench bench(variant, type);
  const Bench::Result dense = bench.run({}, {});
  REQUIRE(bench.fault_of(dense) == "");
  const auto check_layout = [&](const std::vector<std::string>& moved, Layout layout) {
    CAPTURE(moved.front());
    CAPTURE(static_cast<int>(layout));
    std::map<std::string, Layout> layouts;
    for (const std::string& name : moved) layouts[name] = layout;
    const bool allows_copies = layout == Layout::gapped;
    const Bench::Result result =
        bench.run(layouts, allows_copies ? std::vector<std::string>{} : moved);
    CHECK(bench.fault_of(result) == "");
    CHECK_MESSAGE(result.outputs == dense.outputs, "other bits than of dense tensors");
  };
  for (const Layout layout : {Layout::transposed, Layout::spread, Layout::gapped}) {
    for (const std::string& name : in_turn) check_layout({name}, layout);
    check_layout(bench.inputs_and_outputs(), layout);
  }
}

TEST_CASE("softmax: each tensor in turn, and all of them") {
  check_layouts("softmax", DType::bf16, {"Q", "K", "V", "O", "LSE"});
}

TEST_CASE("cosine: reductions over the columns of a strided operand") {
  check_layouts("cosine", DType::f16, {"Q", "K"});
}

TEST_CASE("relbias: a strided table by head and distance") {
  check_layouts("relbias", DType::bf16, {"RB"});
}

TEST_CASE("document: strided tables of integers decide what counts") {
  check_layouts("document", DType::bf16, {"dq", "dk"});
}

TEST_CASE("the same tensors read as if their columns were neighbours are noticed") {
  Bench bench("softmax", DType::bf16);
  for (const char* name : {"Q", "K", "V", "O"}) {
    CAPTURE(name);
    CHECK(bench.fault_of(bench.run({{name, Layout::spread}}, {})) != "");
  }
}

}  // namespace
}  // namespace attngen
