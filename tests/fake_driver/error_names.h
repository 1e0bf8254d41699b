// SPDX-License-Identifier: Apache-2.0
// The codes of CUresult and their names, as CUDA 13.0 has them; real_headers_test.cpp compares them
// with cuda.h.
#pragma once

#include <map>

namespace attngen::test {

const std::map<int, const char*>& cuda_error_names();

}  // namespace attngen::test
