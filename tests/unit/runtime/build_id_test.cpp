// SPDX-License-Identifier: Apache-2.0
#include "runtime/build_id.h"

#include <dlfcn.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

using attngen::build_id_in_notes;

namespace {

using Bytes = std::vector<std::byte>;

void add_word(Bytes& bytes, std::uint32_t word) {
  for (int shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<std::byte>(word >> shift & 0xFF));
  }
}

void add_padded(Bytes& bytes, const std::string& text, std::size_t align) {
  for (const char c : text) bytes.push_back(static_cast<std::byte>(c));
  while (bytes.size() % align != 0) bytes.push_back(std::byte{0});
}

void add_note(Bytes& bytes, const std::string& owner, std::uint32_t type, const std::string& body,
              std::size_t align = 4) {
  add_word(bytes, static_cast<std::uint32_t>(owner.size()));
  add_word(bytes, static_cast<std::uint32_t>(body.size()));
  add_word(bytes, type);
  add_padded(bytes, owner, align);
  add_padded(bytes, body, align);
}

const std::string kGnu("GNU\0", 4);

}  // namespace

TEST_CASE("the build id among other notes") {
  for (const std::size_t align : {4u, 8u}) {
    Bytes notes;
    add_note(notes, kGnu, 1, "an ABI tag", align);
    add_note(notes, "stapsdt", 3, "abc", align);
    CHECK(!build_id_in_notes(notes, align));
    add_note(notes, kGnu, 3, std::string("\x00\x01\xFE\xFF", 4), align);
    add_note(notes, kGnu, 3, "second", align);
    CHECK(build_id_in_notes(notes, align) == "0001feff");
  }
}

TEST_CASE("malformed notes give nothing") {
  Bytes notes;
  add_note(notes, kGnu, 3, "abcdefghijklmnopqrst");
  CHECK(build_id_in_notes(notes, 4)->size() == 40);
  for (std::size_t size = 0; size < notes.size(); ++size) {
    CHECK(!build_id_in_notes(std::span(notes).first(size), 4));
  }
  CHECK(!build_id_in_notes(notes, 0));
  CHECK(!build_id_in_notes(notes, 3));
  Bytes empty;
  add_note(empty, kGnu, 3, "");
  CHECK(!build_id_in_notes(empty, 4));
  Bytes huge;
  add_word(huge, 0xFFFFFFFF);
  add_word(huge, 0xFFFFFFFF);
  add_word(huge, 3);
  CHECK(!build_id_in_notes(huge, 4));
}

TEST_CASE("random bytes never read outside") {
  std::mt19937 random(5);
  for (int i = 0; i < 20000; ++i) {
    Bytes notes;
    if (random() % 2 == 0) add_note(notes, kGnu, random() % 4, std::string(random() % 30, 'x'));
    add_note(notes, kGnu, 3, std::string(random() % 30, 'y'));
    for (std::uint32_t k = 0; k < random() % 5; ++k) {
      notes[random() % notes.size()] = static_cast<std::byte>(random());
    }
    const Bytes cut(notes.begin(),
                    notes.begin() + static_cast<std::ptrdiff_t>(random() % notes.size()));
    const auto id = build_id_in_notes(cut, random() % 2 == 0 ? 4 : 8);
    if (id) CHECK((!id->empty() && id->size() <= 128));
  }
}

TEST_CASE("a loaded library's id, by address and by name") {
  // Asked of the library itself: a sanitizer puts functions of its own in front of libm's.
  void* library = dlopen("libm.so.6", RTLD_LAZY);
  REQUIRE(library != nullptr);
  const std::string libm = attngen::build_id_at(dlsym(library, "cbrt"));
  CHECK(std::all_of(libm.begin(), libm.end(),
                    [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }));
  CHECK(attngen::build_id_of_loaded("/anywhere", "libm.so.6") == libm);
  CHECK(attngen::build_id_of_loaded("/anywhere", "libabsent.so").empty());
  CHECK(attngen::build_id_at(nullptr).empty());
}
