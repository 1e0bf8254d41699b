// SPDX-License-Identifier: Apache-2.0
#include "tools/program.h"

int main(int argc, char** argv) {
  return attngen::run_program(argc, argv);
}
