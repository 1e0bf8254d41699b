// SPDX-License-Identifier: Apache-2.0
#include "base/npy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/npy_header.h"

namespace attngen {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kAlignment = 64;  // of the data in a file we write, as NumPy's own files

struct NumpyType {
  std::string_view code;  // without the byte order
  DType type;
};

constexpr NumpyType kNumpyTypes[] = {{"f8", DType::f64}, {"f4", DType::f32},    {"f2", DType::f16},
                                     {"i1", DType::i8},  {"u1", DType::u8},     {"i4", DType::i32},
                                     {"i8", DType::i64}, {"b1", DType::boolean}};
constexpr const char* kTypeList = "f8 f4 f2 i1 u1 i4 i8 b1";

DType type_of(const std::string& descr, const std::string& name) {
  const auto refuse_type = [&](std::string_view what, const char* fix) {
    refuse_npy(name,
               fmt::format("its dtype is '{}', {}; read are {}", printable(descr), what, kTypeList),
               fix);
  };
  constexpr const char* kAsNumbers = "save numbers, e.g. array.astype(numpy.float32)";
  const char order = descr.empty() ? '\0' : descr[0];
  const std::string code = descr.size() > 1 ? descr.substr(1) : std::string();
  const char kind = code.empty() ? '\0' : code[0];
  if (kind == 'O') {
    refuse_type("pickled Python objects, which are never loaded",
                "make it a numeric array first: numpy.save(file, array.astype(numpy.float32), "
                "allow_pickle=False)");
  }
  if (kind == 'U' || kind == 'S' || kind == 'a') refuse_type("text", kAsNumbers);
  if (kind == 'c') refuse_type("complex", "save the real and imaginary parts as two arrays");
  if (kind == 'M' || kind == 'm') refuse_type("dates or times", kAsNumbers);
  if (kind == 'V') {
    refuse_type("raw bytes, as NumPy writes the bfloat16 of ml_dtypes",
                "save array.astype(numpy.float32); it is rounded to the declared type here");
  }
  for (const NumpyType& known : kNumpyTypes) {
    if (known.code != code) continue;
    if (order == '<' || (order == '|' && bytes_of(known.type) == 1)) return known.type;
    if (order == '>') {
      refuse_type("big-endian", "save little-endian: array.astype(array.dtype.newbyteorder('<'))");
    }
  }
  refuse_type("which is not supported", "convert it, e.g. array.astype(numpy.float32)");
  throw InternalError("a refused dtype went on");
}

std::size_t little_endian(const std::string& bytes, std::size_t at, std::size_t width) {
  std::size_t value = 0;
  for (std::size_t i = width; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// Where header text and data stand.
struct Layout {
  std::string_view header;
  std::size_t data = 0;
};

Layout layout_of(const std::string& bytes, const std::string& name) {
  constexpr const char* kRewrite = "write the file with numpy.save";
  if (bytes.empty()) refuse_npy(name, "the file is empty", kRewrite);
  if (bytes.compare(0, 2, "PK") == 0) {
    refuse_npy(name, "it is a zip archive (.npz), not an array", "save each array with numpy.save");
  }
  if (bytes[0] == '\x80') {
    refuse_npy(name, "it is a Python pickle, which is never loaded",
               "save the array with numpy.save(file, array, allow_pickle=False)");
  }
  const std::size_t common = std::min(bytes.size(), kMagic.size());
  if (std::string_view(bytes).substr(0, common) != kMagic.substr(0, common)) {
    refuse_npy(name, "it is not a .npy file: it does not start with \\x93NUMPY", kRewrite);
  }
  const auto refuse_short = [&](std::size_t needed) {
    refuse_npy(name,
               fmt::format("truncated in the header: it needs {} bytes, the file has {}", needed,
                           bytes.size()),
               "copy or write the file again");
  };
  const std::size_t version_end = kMagic.size() + 2;
  if (bytes.size() < version_end) refuse_short(version_end);
  const int major = static_cast<unsigned char>(bytes[kMagic.size()]);
  const int minor = static_cast<unsigned char>(bytes[kMagic.size() + 1]);
  if (major < 1 || major > 3 || minor != 0) {
    refuse_npy(name,
               fmt::format("it has .npy version {}.{}; known are 1.0, 2.0 and 3.0", major, minor),
               kRewrite);
  }
  const std::size_t width = major == 1 ? 2 : 4;
  const std::size_t header_begin = version_end + width;
  if (bytes.size() < header_begin) refuse_short(header_begin);
  const std::size_t length = little_endian(bytes, version_end, width);
  if (length > bytes.size() - header_begin) refuse_short(header_begin + length);
  return {std::string_view(bytes).substr(header_begin, length), header_begin + length};
}

// Copies elements stored first axis fastest into row-major order.
void copy_fortran(const char* from, Array& to) {
  const std::size_t width = bytes_of(to.dtype);
  const std::size_t axes = to.shape.size();
  std::vector<std::size_t> stride(axes, width);
  for (std::size_t a = 1; a < axes; ++a) {
    stride[a] = stride[a - 1] * static_cast<std::size_t>(to.shape[a - 1]);
  }
  std::vector<std::int64_t> index(axes, 0);
  std::size_t source = 0;
  for (std::size_t at = 0; at < to.data.size(); at += width) {
    std::memcpy(to.data.data() + at, from + source, width);
    for (std::size_t a = axes; a-- > 0;) {
      source += stride[a];
      if (++index[a] < to.shape[a]) break;
      source -= stride[a] * static_cast<std::size_t>(to.shape[a]);
      index[a] = 0;
    }
  }
}

DType written_type(DType type) {
  switch (type) {
    case DType::bf16:
    case DType::e4m3:
    case DType::e5m2:
      return DType::f32;
    case DType::i4:
      return DType::i8;
    default:
      return type;
  }
}

std::string descr_of(DType type) {
  for (const NumpyType& known : kNumpyTypes) {
    if (known.type == type) {
      return fmt::format("{}{}", bytes_of(type) == 1 ? '|' : '<', known.code);
    }
  }
  throw InternalError("an element type without a NumPy name");
}

}  // namespace

Array parse_npy(const std::string& bytes, const std::string& name) {
  const Layout layout = layout_of(bytes, name);
  const NpyHeader header = parse_npy_header(layout.header, name);
  const DType type = type_of(header.descr, name);
  std::uint64_t needed = 0;
  try {
    needed = static_cast<std::uint64_t>(element_count(header.shape));
  } catch (const Error& error) {
    refuse_npy(name, error.findings().front().message, "save a smaller array");
  }
  const std::string asked = fmt::format("{} {}", to_text(header.shape), name_of(type));
  if (needed > UINT64_MAX / bytes_of(type)) {
    refuse_npy(name, fmt::format("the shape of {} overflows 64 bits", asked),
               "save a smaller array");
  }
  needed *= bytes_of(type);
  const std::uint64_t present = bytes.size() - layout.data;
  if (present < needed) {
    refuse_npy(name,
               fmt::format("truncated: {} needs {} bytes of data, the file has {}", asked, needed,
                           present),
               "copy or write the file again");
  }
  if (present > needed) {
    refuse_npy(name,
               fmt::format("{} bytes follow the {} bytes of {}", present - needed, needed, asked),
               "one file holds one array: write the file again");
  }
  Array array(type, header.shape);
  const char* data = bytes.data() + layout.data;
  if (header.fortran_order) {
    copy_fortran(data, array);
  } else if (needed > 0) {
    std::memcpy(array.data.data(), data, needed);
  }
  if (type == DType::boolean) {
    for (std::byte& value : array.data) value = std::byte{value != std::byte{0}};
  }
  return array;
}

std::string print_npy(const Array& array) {
  const DType type = written_type(array.dtype);
  const Array written = converted(array, type);
  std::string header = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': {}, }}",
                                   descr_of(type), to_text(array.shape));
  const std::size_t fixed = kMagic.size() + 4;
  while ((fixed + header.size() + 1) % kAlignment != 0) header += ' ';
  header += '\n';
  check(header.size() <= 0xFFFF, "a .npy header of more than 64 KiB");
  std::string bytes(kMagic);
  bytes += '\1';
  bytes += '\0';
  bytes += static_cast<char>(header.size() & 0xFF);
  bytes += static_cast<char>(header.size() >> 8);
  bytes += header;
  bytes.append(reinterpret_cast<const char*>(written.data.data()), written.data.size());
  return bytes;
}

}  // namespace attngen
