// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <doctest/doctest.h>

#include <string>

namespace {

attngen::Finding finding_with_line(std::string line, int column, int length) {
  attngen::Finding finding;
  finding.file = "f.cascade";
  finding.span = {3, column, length};
  finding.rule = "V2";
  finding.message = "wrong";
  finding.fix = "mend it";
  finding.source_line = std::move(line);
  return finding;
}

}  // namespace

TEST_CASE("a finding prints place, rule, line, caret and fix") {
  CHECK(attngen::to_text({finding_with_line("  abc def", 7, 3)}) ==
        "f.cascade:3:7: V2: wrong\n"
        "      abc def\n"
        "          ^^^\n"
        "  fix: mend it\n");
}

TEST_CASE("a message alone prints alone") {
  const attngen::Error error(attngen::ErrorKind::io, "no space", "free some");
  CHECK(error.kind() == attngen::ErrorKind::io);
  CHECK(std::string(error.what()) == "no space\n  fix: free some\n");
  CHECK(error.findings().size() == 1);
  CHECK(attngen::to_text({}).empty());
}

TEST_CASE("a far column of a long line is shown in a window, caret under it") {
  std::string line(10000, '(');
  line[7999] = 'X';
  const std::string text = attngen::to_text({finding_with_line(line, 8000, 50000)});
  CHECK(text.size() < 400);
  const std::size_t shown = text.find('\n') + 1;
  const std::size_t carets = text.find('\n', shown) + 1;
  const std::size_t at = text.find('^') - carets;
  CHECK(text[shown + at] == 'X');
}

TEST_CASE("control characters and columns beyond the line do no harm") {
  const std::string text = attngen::to_text({finding_with_line("a\x1b[31m\tb", 40, 0)});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\t') == std::string::npos);
  CHECK(text.find('^') != std::string::npos);
}

TEST_CASE("several findings follow one another") {
  const attngen::Finding one = finding_with_line("", 0, 0);
  CHECK(attngen::Error(attngen::ErrorKind::refused, {one, one}).what() ==
        attngen::to_text({one}) + attngen::to_text({one}));
}

TEST_CASE("check throws our own error") {
  CHECK_NOTHROW(attngen::check(true, "fine"));
  CHECK_THROWS_WITH_AS(attngen::check(false, "broken"), "internal error: broken",
                       attngen::InternalError);
}
