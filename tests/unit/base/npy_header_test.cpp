// SPDX-License-Identifier: Apache-2.0
#include "base/npy_header.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace {

using attngen::NpyHeader;
using attngen::Shape;

std::string refusal(const std::string& header) {
  try {
    attngen::parse_npy_header(header, "q.npy");
    return "accepted";
  } catch (const attngen::Error& error) {
    CHECK(error.kind() == attngen::ErrorKind::refused);
    CHECK(error.findings()[0].rule == "npy");
    CHECK(error.findings()[0].file == "q.npy");
    CHECK_FALSE(error.findings()[0].fix.empty());
    return error.findings()[0].message;
  }
}

std::string with_shape(const std::string& shape) {
  return "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }\n";
}

#define CHECK_REFUSED(header, part)                            \
  do {                                                         \
    const std::string text = refusal(header);                  \
    CHECK_MESSAGE(text.find(part) != std::string::npos, text); \
  } while (false)

}  // namespace

TEST_CASE("order of keys, quotes and spaces are free") {
  const NpyHeader header = attngen::parse_npy_header(
      " {\"shape\" : ( 2 ,30, ) ,'fortran_order':True, \"descr\":'<i4'}  \n\n", "q.npy");
  CHECK(header.shape == Shape{2, 30});
  CHECK(header.fortran_order);
  CHECK(header.descr == "<i4");
}

TEST_CASE("shapes that are not a tuple of extents") {
  CHECK(refusal(with_shape("()")) == "accepted");
  CHECK(refusal(with_shape("(3,)")) == "accepted");
  CHECK_REFUSED(with_shape("(2, -3)"), "negative extent '-3)");
  CHECK_REFUSED(with_shape("(99999999999999999999,)"), "'99999999999999999999,)");
  CHECK_REFUSED(with_shape("(9223372036854775808,)"), "overflows");
  CHECK_REFUSED(with_shape("(3)"), "not a tuple");
  CHECK_REFUSED(with_shape("3"), "not a tuple");
  CHECK_REFUSED(with_shape("[3]"), "not a tuple");
  CHECK_REFUSED(with_shape("(3, 1.5)"), "needs ',' before '.5)");
  CHECK_REFUSED(with_shape("(True,)"), "the shape holds 'True");
  CHECK_REFUSED(with_shape("(,)"), "the shape holds ',)");
  CHECK_REFUSED(with_shape("(2 3)"), "needs ','");
  CHECK_REFUSED(with_shape("(2, 3"), "the shape holds '}");
  std::string ones;
  for (int i = 0; i < 32; ++i) ones += "1,";
  CHECK(refusal(with_shape("(" + ones + ")")) == "accepted");
  CHECK_REFUSED(with_shape("(" + ones + "1)"), "more than 32 axes");
}

TEST_CASE("headers that are not the dict they should be") {
  CHECK_REFUSED("", "not a dict");
  CHECK_REFUSED("[1, 2]", "not a dict");
  CHECK_REFUSED("{}", "lacks 'descr'");
  CHECK_REFUSED("{'descr': '<f4', 'shape': (1,)}", "lacks 'fortran_order'");
  CHECK_REFUSED("{'descr': '<f4', 'fortran_order': False}", "lacks 'shape'");
  CHECK_REFUSED("{'descr': '<f4', 'descr': '<f4'}", "gives 'descr' twice");
  CHECK_REFUSED("{'other': 1}", "unknown key 'other'");
  CHECK_REFUSED("{'descr' '<f4'}", "needs ':'");
  CHECK_REFUSED("{descr: '<f4'}", "needs a string");
  CHECK_REFUSED("{'descr", "needs a string");
  CHECK_REFUSED("{'descr': [('a', '<f4')]}", "structured");
  CHECK_REFUSED("{'descr': '<f4', 'fortran_order': 1}", "fortran_order is '1}'");
  CHECK_REFUSED(with_shape("()") + "x", "after the header's dict stands 'x'");
}

TEST_CASE("pieces of hostile files print without control characters and not whole") {
  CHECK_REFUSED("{'\x1b[31m': 1}", "'?[31m'");
  CHECK(attngen::printable("a\tb\xff") == "a?b?");
  CHECK(attngen::printable(std::string(1000, 'x')).size() < 50);
}
