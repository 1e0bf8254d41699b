// SPDX-License-Identifier: Apache-2.0
// Runs what it is told, one line at a time, so that a script can take turns with other programs:
//
//   peak THREADS                    {"gflops": ...}
//   read BYTES THREADS              {"gb_per_s": ...}
//   case NAME VARIANT key=value...  {"plan": ..., "compile_ms": ..., "visited_gflop": ..., ...}
//   run NAME THREADS                {"ms": ...}
//   drop NAME                       {}
//   load                            {"load_ms": ...}   of libLLVM and its facts of this CPU
//
// VARIANT is of the gallery, or a file's path with a slash. Keys of a case: dtype, batch,
// document_rows, shuffled_documents, kept_percent (of boolean tables), tile (as `attngen show --tile`
// takes it), RANK=N in capitals, params in small letters or W.
// A line that cannot be done answers {"error": ...}.
#include <fmt/format.h>

#include <cctype>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/error.h"
#include "bench/cpu/bench_case.h"
#include "bench/cpu/probe_loops.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/cpu/thread_pool.h"

namespace attngen::bench {
namespace {

class Server {
 public:
  Server() {
    const auto start = std::chrono::steady_clock::now();
    limits_ = host_cpu_limits();
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    load_ms_ = spent.count();
  }

  std::string answer(const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    if (verb == "peak") return peak(words);
    if (verb == "read") return read(words);
    if (verb == "case") return make(words);
    if (verb == "run") return run(words);
    if (verb == "drop") return drop(words);
    if (verb == "load") return fmt::format("{{\"load_ms\": {:.2f}}}", load_ms_);
    throw Error(ErrorKind::refused, "no command is called " + verb);
  }

 private:
  /// Made when first asked for: they are compiled too, and a cold compile is to be measured.
  ProbeLoops& loops() {
    if (loops_ == nullptr) loops_ = std::make_unique<ProbeLoops>(limits_);
    return *loops_;
  }

  ThreadPool& pool(int threads) {
    std::unique_ptr<ThreadPool>& made = pools_[threads];
    if (made == nullptr) made = std::make_unique<ThreadPool>(threads);
    return *made;
  }

  template <class Number>
  static Number number(std::istringstream& words) {
    Number value{};
    if (!(words >> value)) throw Error(ErrorKind::refused, "a number is missing");
    return value;
  }

  std::string peak(std::istringstream& words) {
    constexpr double kMs = 20;
    return fmt::format("{{\"gflops\": {:.3f}}}",
                       loops().multiply_adds(pool(number<int>(words)), kMs));
  }

  std::string read(std::istringstream& words) {
    const auto bytes = number<std::int64_t>(words);
    buffer_.resize(static_cast<std::size_t>(bytes / 4), 1.0F);
    return fmt::format("{{\"gb_per_s\": {:.3f}}}",
                       loops().read(pool(number<int>(words)), buffer_.data(), bytes));
  }

  std::string make(std::istringstream& words) {
    std::string name;
    AskedCase asked;
    words >> name >> asked.variant;
    std::string pair;
    while (words >> pair) {
      const std::size_t equals = pair.find('=');
      if (equals == std::string::npos) throw Error(ErrorKind::refused, pair + " is no key=value");
      const std::string key = pair.substr(0, equals);
      const std::string value = pair.substr(equals + 1);
      if (key == "dtype") {
        asked.dtype = value;
      } else if (key == "batch") {
        asked.batch = std::stoll(value);
      } else if (key == "document_rows") {
        asked.document_rows = std::stoll(value);
      } else if (key == "tile") {
        asked.tile = tile_named(value);
      } else if (key == "kept_percent") {
        asked.kept_percent = std::stoll(value);
      } else if (key == "shuffled_documents") {
        asked.shuffled_documents = std::stoll(value);
      } else if (key != "W" && std::isupper(static_cast<unsigned char>(key[0])) != 0) {
        asked.extents[key] = std::stoll(value);
      } else {
        asked.params[key] = std::stod(value);
      }
    }
    auto made = std::make_unique<BenchCase>(asked, limits_);
    const std::string text = fmt::format(
        "{{\"plan\": \"{}\", \"compile_ms\": {:.2f}, \"visited_gflop\": {:.6f}, "
        "\"input_bytes\": {}}}",
        to_text(made->source().plan), made->compile_ms(), made->visited_flops() / 1e9,
        made->input_bytes());
    cases_[name] = std::move(made);
    return text;
  }

  std::string run(std::istringstream& words) {
    std::string name;
    words >> name;
    const auto found = cases_.find(name);
    if (found == cases_.end()) throw Error(ErrorKind::refused, "no case is called " + name);
    return fmt::format("{{\"ms\": {:.5f}}}", found->second->run_ms(pool(number<int>(words))));
  }

  std::string drop(std::istringstream& words) {
    std::string name;
    words >> name;
    cases_.erase(name);
    return "{}";
  }

  CpuLimits limits_;
  double load_ms_ = 0;
  std::unique_ptr<ProbeLoops> loops_;
  std::map<int, std::unique_ptr<ThreadPool>> pools_;
  std::map<std::string, std::unique_ptr<BenchCase>> cases_;
  std::vector<float> buffer_;
};

std::string quoted(const std::string& text) {
  std::string made = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') made += '\\';
    made += letter == '\n' ? ' ' : letter;
  }
  return made + "\"";
}

}  // namespace
}  // namespace attngen::bench

int main() {
  try {
    attngen::bench::Server server;
    std::string line;
    while (std::getline(std::cin, line)) {
      std::string answer;
      try {
        answer = server.answer(line);
      } catch (const std::exception& error) {
        answer = "{\"error\": " + attngen::bench::quoted(error.what()) + "}";
      }
      std::printf("%s\n", answer.c_str());
      std::fflush(stdout);
    }
    return 0;
  } catch (const attngen::Error& error) {
    std::fprintf(stderr, "cpu_bench: %s\n", error.what());
    return static_cast<int>(error.kind());
  }
}
