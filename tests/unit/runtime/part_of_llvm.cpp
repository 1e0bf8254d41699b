// SPDX-License-Identifier: Apache-2.0
// A library that says it is LLVM 20 and has nothing else.

extern "C" void LLVMGetVersion(unsigned* major, unsigned* minor, unsigned* patch) {
  *major = 20;
  *minor = 1;
  *patch = 0;
}
