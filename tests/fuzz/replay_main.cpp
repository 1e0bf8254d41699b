// SPDX-License-Identifier: Apache-2.0
// A fuzz target without libFuzzer: its seeds and a fixed sequence of mutations of them.
//   TARGET [COUNT]              the seeds, then COUNT mutations (20000)
//   TARGET --inputs FILE...     these inputs instead, e.g. one that libFuzzer kept
//   TARGET --write-seeds DIR    the seeds as files, a first corpus for libFuzzer
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.h"

namespace {

constexpr std::size_t kMostBytes = 1 << 16;
constexpr unsigned kRandomSeed = 20240607;

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  // Some edits of some seed: most stay near a valid input, some go far.
  std::string next() {
    std::string text = seeds_[below(seeds_.size())];
    const std::size_t edits = 1 + below(below(8) == 0 ? 32 : 4);
    for (std::size_t i = 0; i < edits; ++i) edit(text);
    if (text.size() > kMostBytes) text.resize(kMostBytes);
    return text;
  }

 private:
  // 0 for 0. The modulo's bias does no harm here, and the sequence is the same everywhere.
  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }

  void edit(std::string& text) {
    const std::size_t at = below(text.size());
    switch (below(10)) {
      case 0:
        if (!text.empty()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        break;
      case 1:
        if (!text.empty()) text[at] = static_cast<char>(below(256));
        break;
      case 2:
        text.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 3:
        text.erase(at, 1 + below(8));
        break;
      case 4:
        text.resize(at);
        break;
      case 5: {
        const std::string piece = text.substr(at, 1 + below(32));
        text.insert(below(text.size() + 1), piece);
        break;
      }
      case 6: {
        const std::string& other = seeds_[below(seeds_.size())];
        const std::size_t from = below(other.size());
        text.replace(at, below(text.size() - at + 1), other, from, below(other.size() - from + 1));
        break;
      }
      case 7:
        text.insert(at, 1 + below(300), "([{ \n-9"[below(7)]);
        break;
      case 8:
        edit_number(text, at);
        break;
      default:
        if (!text.empty()) std::swap(text[at], text[below(text.size())]);
        break;
    }
  }

  // The digits at or after `at` become a number at some edge.
  void edit_number(std::string& text, std::size_t at) {
    static const std::vector<std::string> kEdges{"0",
                                                 "1",
                                                 "-1",
                                                 "255",
                                                 "2147483648",
                                                 "4294967295",
                                                 "4611686018427387904",
                                                 "9223372036854775807",
                                                 "18446744073709551615",
                                                 "1e999",
                                                 "99999999999999999999999999"};
    const char* const digits = "0123456789";
    const std::size_t begin = text.find_first_of(digits, at);
    if (begin == std::string::npos) return;
    const std::size_t end = std::min(text.find_first_not_of(digits, begin), text.size());
    text.replace(begin, end - begin, kEdges[below(kEdges.size())]);
  }

  std::vector<std::string> seeds_;
  std::mt19937_64 random_{kRandomSeed};
};

// Only printable bytes as they are, so that a report can be pasted into a test.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    char code[8];
    const bool plain = c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
    std::snprintf(code, sizeof code, plain ? "%c" : "\\%03o", static_cast<unsigned char>(c));
    out += code;
  }
  return out;
}

bool holds(const std::string& input, const std::string& what) {
  std::string reason;
  try {
    const auto* data = reinterpret_cast<const std::uint8_t*>(input.data());
    if (LLVMFuzzerTestOneInput(data, input.size()) == 0) return true;
    reason = "the target did not return 0";
  } catch (const std::exception& error) {
    reason = error.what();
  }
  std::printf("%s: %s\n  input (%zu bytes): \"%s\"\n", what.c_str(), reason.c_str(), input.size(),
              escaped(input).c_str());
  return false;
}

int replay_files(const std::vector<std::string>& paths) {
  bool all = true;
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    const std::string input{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    all = holds(input, path) && all;
  }
  return all ? 0 : 1;
}

int write_seeds(const std::string& folder) {
  std::filesystem::create_directories(folder);
  int number = 0;
  for (const std::string& seed : fuzz_seeds()) {
    std::ofstream file(folder + "/seed-" + std::to_string(number++), std::ios::binary);
    file << seed;
    if (!file.flush()) throw std::runtime_error("cannot write into " + folder);
  }
  return 0;
}

int replay(std::size_t mutations) {
  const std::vector<std::string> seeds = fuzz_seeds();
  if (seeds.empty()) throw std::runtime_error("the target has no seeds");
  int failures = 0;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    if (!holds(seeds[i], "seed " + std::to_string(i))) ++failures;
  }
  Mutator mutator(seeds);
  for (std::size_t i = 0; i < mutations && failures < 10; ++i) {
    if (!holds(mutator.next(), "mutation " + std::to_string(i))) ++failures;
  }
  std::printf("%zu seeds, %zu mutations, %d failures\n", seeds.size(), mutations, failures);
  return failures == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  try {
    if (arguments.size() == 2 && arguments[0] == "--write-seeds") return write_seeds(arguments[1]);
    if (arguments.size() >= 2 && arguments[0] == "--inputs") {
      return replay_files({arguments.begin() + 1, arguments.end()});
    }
    return replay(arguments.empty() ? 20000 : std::stoul(arguments[0]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
