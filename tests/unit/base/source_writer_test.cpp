// SPDX-License-Identifier: Apache-2.0
#include "base/source_writer.h"

#include <doctest/doctest.h>

#include "base/error.h"

TEST_CASE("indentation follows open and close") {
  attngen::SourceWriter out;
  out.banner("config").open("struct Config {").line("int x;").line().open("void f() {");
  out.line("g();").close("}").close("};").raw("  as is");
  CHECK(out.text() ==
        "// ---- config ----\n"
        "struct Config {\n"
        "  int x;\n"
        "\n"
        "  void f() {\n"
        "    g();\n"
        "  }\n"
        "};\n"
        "  as is");
}

TEST_CASE("the indent's width is the writer's") {
  attngen::SourceWriter out(4);
  out.open("a").line("b");
  CHECK(out.text() == "a\n    b\n");
}

TEST_CASE("closing more than was opened is our bug") {
  attngen::SourceWriter out;
  out.open("{").close("}");
  CHECK_THROWS_AS(out.close("}"), attngen::InternalError);
}
