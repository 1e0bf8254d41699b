// SPDX-License-Identifier: Apache-2.0
// The main function of every test program.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <stdlib.h>

int main(int argc, char** argv) {
  // A test compiles what it tests, and leaves the cache of whoever runs it alone.
  setenv("ATTNGEN_CACHE", "off", 0);
  return doctest::Context(argc, argv).run();
}
