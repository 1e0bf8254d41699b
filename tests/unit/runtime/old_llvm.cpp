// SPDX-License-Identifier: Apache-2.0
// A library that says it is LLVM 18.

extern "C" void LLVMGetVersion(unsigned* major, unsigned* minor, unsigned* patch) {
  *major = 18;
  *minor = 1;
  *patch = 8;
}
