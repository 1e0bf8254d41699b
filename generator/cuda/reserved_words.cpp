// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/c_names.h"

namespace attngen {

// Keywords up to C++20, what CUDA declares without an include and we or a reader might mistake, and
// the lower- and mixed-case macros that nvcc's implicit headers bring (CNames keeps clear of the
// upper-case ones by a rule).
const std::set<std::string, std::less<>>& reserved_words() {
  static const std::set<std::string, std::less<>> words = {
      "BUFSIZ", "EOF", "HUGE_VAL", "INFINITY", "L_ctermid", "L_cuserid", "L_tmpnam",
      "MAXFLOAT", "NAN", "NFDBITS", "NULL", "NZERO", "P_tmpdir", "SNAN", "SNANF", "SNANL",
      "abs", "alignas", "alignof", "alloca", "and", "and_eq", "asm", "assert",
      "assert_perror", "auto", "be16toh", "be32toh", "be64toh", "bitand", "bitor", "blockDim",
      "blockIdx", "bool", "break", "case", "catch", "ceilf", "char", "char16_t", "char32_t",
      "char8_t", "class", "clock", "clock64", "co_await", "co_return", "co_yield", "compl",
      "concept", "const", "const_cast", "consteval", "constexpr", "constinit", "continue",
      "copysignf", "cosf", "decltype", "default", "delete", "dim3", "do", "double", "double2",
      "double3", "double4", "dynamic_cast", "else", "enum", "erff", "errno", "expf",
      "explicit", "export", "extern", "fabs", "fabsf", "false", "final", "float", "float2",
      "float3", "float4", "floorf", "fmaf", "fmaxf", "fminf", "for", "free", "friend", "goto",
      "gridDim", "htobe16", "htobe32", "htobe64", "htole16", "htole32", "htole64", "i386",
      "if", "import", "inline", "int", "int2", "int3", "int4", "isascii", "isfinite", "isinf",
      "isnan", "issubnormal", "labs", "le16toh", "le32toh", "le64toh", "linux", "llabs",
      "logf", "long", "longlong2", "main", "major", "makedev", "malloc", "math_errhandling",
      "max", "memcpy", "memset", "min", "minor", "module", "mutable", "namespace", "new",
      "noexcept", "not", "not_eq", "nullptr", "nv", "offsetof", "operator", "or", "or_eq",
      "override", "powf", "printf", "private", "protected", "ptrdiff_t", "public", "register",
      "reinterpret_cast", "requires", "restrict", "return", "rintf", "rsqrtf", "short",
      "signbit", "signed", "sinf", "size_t", "sizeof", "sqrtf", "static", "static_assert",
      "static_cast", "std", "stderr", "stdin", "stdout", "strdupa", "strndupa", "struct",
      "switch", "tanhf", "template", "this", "threadIdx", "thread_local", "throw", "toascii",
      "trap", "true", "try", "typedef", "typeid", "typename", "typeof", "uint2", "uint3",
      "uint4", "ulonglong2", "union", "unix", "unsigned", "using", "va_arg", "va_copy",
      "va_end", "va_list", "va_start", "virtual", "void", "volatile", "warpSize", "wchar_t",
      "while", "xor", "xor_eq"};
  return words;
}

}  // namespace attngen
