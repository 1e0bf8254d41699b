// SPDX-License-Identifier: Apache-2.0
// The builtins library that belongs to the stub NVRTC: it only has to be there, with a build id.
extern "C" const int attngen_stub_builtins = 1;
