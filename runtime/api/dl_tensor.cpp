// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/dl_tensor.h"

#include <fmt/format.h>

#include "base/error.h"

namespace attngen {
namespace {

DLDataType of(unsigned code, unsigned bits) {
  return {static_cast<std::uint8_t>(code), static_cast<std::uint8_t>(bits), 1};
}

std::string element_text(unsigned code, unsigned bits) {
  switch (code) {
    case kDLInt:
      return fmt::format("int{}", bits);
    case kDLUInt:
      return fmt::format("uint{}", bits);
    case kDLFloat:
      return fmt::format("float{}", bits);
    case kDLBfloat:
      return fmt::format("bfloat{}", bits);
    case kDLComplex:
      return fmt::format("complex{}", bits);
    case kDLBool:
      return fmt::format("bool{}", bits);
    case kDLFloat8_e4m3fn:
      return fmt::format("float{}_e4m3fn", bits);
    case kDLFloat8_e5m2:
      return fmt::format("float{}_e5m2", bits);
    default:
      return fmt::format("elements of type code {} and {} bits", code, bits);
  }
}

}  // namespace

DLDataType dl_type(DType type) {
  switch (type) {
    case DType::f64:
      return of(kDLFloat, 64);
    case DType::f32:
      return of(kDLFloat, 32);
    case DType::f16:
      return of(kDLFloat, 16);
    case DType::bf16:
      return of(kDLBfloat, 16);
    case DType::e4m3:
      return of(kDLFloat8_e4m3fn, 8);
    case DType::e5m2:
      return of(kDLFloat8_e5m2, 8);
    case DType::i8:
    case DType::i4:
      return of(kDLInt, 8);
    case DType::u8:
      return of(kDLUInt, 8);
    case DType::i32:
      return of(kDLInt, 32);
    case DType::i64:
      return of(kDLInt, 64);
    case DType::boolean:
      return of(kDLBool, 8);
  }
  throw InternalError("an element type without a DLPack name");
}

bool is_same(const DLDataType& a, const DLDataType& b) {
  return a.code == b.code && a.bits == b.bits && a.lanes == b.lanes;
}

std::string to_text(const DLDataType& type) {
  std::string text = element_text(type.code, type.bits);
  if (type.lanes != 1) text += fmt::format(" x {} lanes", type.lanes);
  return text;
}

std::string to_text(const DLDevice& device) {
  switch (device.device_type) {
    case kDLCPU:
      return "cpu";
    case kDLCUDA:
      return fmt::format("cuda:{}", device.device_id);
    case kDLCUDAHost:
      return "cuda_host";
    case kDLCUDAManaged:
      return fmt::format("cuda_managed:{}", device.device_id);
    default:
      return fmt::format("device type {}:{}", static_cast<int>(device.device_type),
                         device.device_id);
  }
}

bool reaches(const DLDevice& engine, const DLDevice& tensor) {
  if (engine.device_type != kDLCUDA) return tensor.device_type == kDLCPU;
  if (tensor.device_type == kDLCUDAManaged) return true;
  return tensor.device_type == kDLCUDA && tensor.device_id == engine.device_id;
}

Outcome require_apart(const std::string& name, std::span<const std::int64_t> extents,
                      std::span<const std::int64_t> strides) {
  for (std::size_t axis = 0; axis < extents.size(); ++axis) {
    if (extents[axis] < 2) continue;
    std::int64_t reach = 0;  // of the axes before this one, sorted by stride
    for (std::size_t other = 0; other < extents.size(); ++other) {
      const bool is_before =
          strides[other] < strides[axis] || (strides[other] == strides[axis] && other < axis);
      if (extents[other] > 1 && is_before) reach += (extents[other] - 1) * strides[other];
    }
    if (strides[axis] > reach) continue;
    return failure(ATTNGEN_E_INVALID,
                   fmt::format("two elements of {} may lie at one address: sorted by stride, each "
                               "axis of an output must step over all that the smaller ones reach",
                               name));
  }
  return {};
}

Outcome import_capsule(DLManagedTensorVersioned* capsule, bool writable, const DLTensor** tensor) {
  if (capsule == nullptr || tensor == nullptr) {
    return failure(ATTNGEN_E_INVALID, "attngen_dlpack_tensor: the capsule or the result is null");
  }
  *tensor = nullptr;
  if (capsule->version.major != DLPACK_MAJOR_VERSION) {
    const unsigned major = capsule->version.major;
    if (capsule->deleter != nullptr) capsule->deleter(capsule);
    return failure(ATTNGEN_E_UNSUPPORTED,
                   fmt::format("the capsule is DLPack {}; attngen reads DLPack {}", major,
                               DLPACK_MAJOR_VERSION));
  }
  if (writable && (capsule->flags & DLPACK_FLAG_BITMASK_READ_ONLY) != 0) {
    return failure(ATTNGEN_E_INVALID, "the capsule is read-only and cannot be an output");
  }
  *tensor = &capsule->dl_tensor;
  return {};
}

}  // namespace attngen
