// SPDX-License-Identifier: Apache-2.0
// One process that uses a compile store, with a compiler that sleeps and makes known bytes. The
// fault tests beside it start many, kill them, starve them and lie to them. Every kernel is
// compared with what its number says it must be; the exit status is 0 only if all were right.
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "runtime/store/entry_format.h"
#include "runtime/store/store.h"
#include "runtime/store/store_folder.h"
#include "runtime/store/verify.h"
#include "tests/store/stub_kernel.h"

namespace {

using attngen::CompileRequest;
using attngen::Store;
using attngen::StoredKernel;
using attngen::StoreOptions;
using attngen::test::StubCompiler;

struct Arguments {
  StoreOptions store;
  StubCompiler compiler;
  std::uint64_t first = 0;
  std::uint64_t count = 1;
  std::uint64_t threads = 1;
  double seconds = 1;
  bool waits_for_start = false;
};

void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error(what);
}

[[noreturn]] void usage(const std::string& about) {
  throw std::runtime_error("store_worker: unknown or incomplete: " + about);
}

Arguments parse(const std::vector<std::string>& words) {
  Arguments given;
  for (std::size_t at = 0; at < words.size(); at += 2) {
    const std::string& name = words[at];
    if (at + 1 == words.size()) usage(name);
    const std::string& value = words[at + 1];
    if (name == "--dir") {
      given.store.folder = value;
    } else if (name == "--mode") {
      const auto mode = attngen::store_mode_named(value);
      if (!mode) usage(value);
      given.store.mode = *mode;
    } else if (name == "--bundle") {
      given.store.bundles.push_back(value);
    } else if (name == "--shared") {
      given.store.shared = value == "1";
    } else if (name == "--max") {
      given.store.max_bytes = std::stoull(value);
    } else if (name == "--min-age") {
      given.store.min_age = std::chrono::seconds(std::stoll(value));
    } else if (name == "--lock-wait") {
      given.store.lock_wait = std::chrono::milliseconds(std::stoll(value));
    } else if (name == "--sleep") {
      given.compiler.sleep = std::chrono::milliseconds(std::stoll(value));
    } else if (name == "--bytes") {
      given.compiler.bytes = std::stoull(value);
    } else if (name == "--compiler") {
      given.compiler.name = value;
    } else if (name == "--kind") {
      given.compiler.kind = value;
    } else if (name == "--first") {
      given.first = std::stoull(value);
    } else if (name == "--count") {
      given.count = std::stoull(value);
    } else if (name == "--threads") {
      given.threads = std::stoull(value);
    } else if (name == "--seconds") {
      given.seconds = std::stod(value);
    } else if (name == "--start") {
      given.waits_for_start = value == "stdin";
    } else {
      usage(name);
    }
  }
  return given;
}

/// Many processes begin at once: they wait until the pipe that they share is closed.
void wait_for_start(const Arguments& given) {
  char byte = 0;
  while (given.waits_for_start && ::read(STDIN_FILENO, &byte, 1) > 0) {
  }
}

void get_and_compare(Store& store, const StubCompiler& compiler, std::uint64_t number) {
  const CompileRequest request = compiler.request(number);
  const auto kernel = store.get(request, [&] { return compiler.compile(number); });
  require(kernel != nullptr && *kernel == compiler.expected(number),
          "kernel " + std::to_string(number) + " is not what was compiled for it");
}

void print_counts(const Store& store) {
  const attngen::StoreCounts counts = store.counts();
  std::printf(
      "{\"memory_hits\": %llu, \"disk_hits\": %llu, \"compiles\": %llu, \"repairs\": %llu, "
      "\"warnings\": %llu}\n",
      static_cast<unsigned long long>(counts.memory_hits),
      static_cast<unsigned long long>(counts.disk_hits),
      static_cast<unsigned long long>(counts.compiles),
      static_cast<unsigned long long>(counts.repairs),
      static_cast<unsigned long long>(counts.warnings));
}

/// get() of each number, by so many threads at once.
void get(const Arguments& given) {
  Store store(given.store);
  wait_for_start(given);
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      for (std::uint64_t i = 0; i < given.count; ++i) {
        get_and_compare(store, given.compiler, given.first + i);
      }
    } catch (...) {
      const std::lock_guard<std::mutex> hold(mutex);
      failure = std::current_exception();
    }
  };
  if (given.threads == 1) {
    work();
  } else {
    std::vector<std::thread> threads;
    for (std::uint64_t i = 0; i < given.threads; ++i) threads.emplace_back(work);
    for (std::thread& thread : threads) thread.join();
  }
  print_counts(store);
  if (failure) std::rethrow_exception(failure);
}

/// get() of random numbers, each by a new store as if by a new process, until the time is over.
void churn(const Arguments& given) {
  wait_for_start(given);
  const auto end =
      std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::nanoseconds>(
                                             std::chrono::duration<double>(given.seconds));
  std::uint64_t state = static_cast<std::uint64_t>(::getpid());
  std::uint64_t rounds = 0;
  for (; std::chrono::steady_clock::now() < end; ++rounds) {
    Store store(given.store);
    for (int i = 0; i < 4; ++i) {
      state = attngen::test::mixed(state);
      get_and_compare(store, given.compiler, given.first + state % given.count);
    }
  }
  std::printf("{\"rounds\": %llu}\n", static_cast<unsigned long long>(rounds));
}

/// find() of each number: what is there must be right. Then every entry is proven.
void check(const Arguments& given) {
  Store store(given.store);
  std::uint64_t found = 0;
  for (std::uint64_t i = 0; i < given.count; ++i) {
    const std::uint64_t number = given.first + i;
    const CompileRequest request = given.compiler.request(number);
    const auto kernel = store.find(request);
    if (kernel == nullptr) continue;
    ++found;
    require(*kernel == given.compiler.expected(number), "a wrong kernel was found");
    Store other(given.store);
    const auto by_key = other.find(attngen::key_of(request));
    require(by_key != nullptr && *by_key == *kernel, "the key does not find it");
  }
  const attngen::Verification verified =
      attngen::verify(attngen::StoreFolder(given.store.folder, given.store.shared));
  require(verified.problem.empty(), verified.problem);
  for (const attngen::EntryFault& fault : verified.faults) {
    std::fprintf(stderr, "%s: %s\n", fault.file.key.c_str(), fault.reason.c_str());
  }
  std::printf("{\"found\": %llu, \"entries\": %llu, \"temporaries\": %llu, \"faults\": %zu}\n",
              static_cast<unsigned long long>(found),
              static_cast<unsigned long long>(verified.entries),
              static_cast<unsigned long long>(verified.temporaries), verified.faults.size());
}

/// The keys of pseudo-random requests, hashed in order.
void keys(const Arguments& given) {
  std::string all;
  for (std::uint64_t i = 0; i < given.count; ++i) {
    all += attngen::key_of(given.compiler.request(given.first + i));
  }
  CompileRequest whole;
  whole.source = all;
  std::printf("{\"keys\": \"%s\"}\n", attngen::key_of(whole).c_str());
}

void write_file(const std::string& path, const std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  require(file != nullptr, "cannot open " + path);
  require(std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size(), "cannot write");
  require(std::fclose(file) == 0, "cannot close");
}

std::string read_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  require(file != nullptr, "cannot open " + path);
  std::string bytes(1u << 20, '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  return bytes;
}

/// Every damaged form of one entry is a miss, never a wrong kernel, and get() repairs it.
struct Damage {
  std::uint64_t forms = 0;
  std::uint64_t repairs = 0;

  void expect_repair(const Arguments& given, const std::string& path, const std::string& good,
                     const std::string& damaged) {
    const CompileRequest request = given.compiler.request(given.first);
    write_file(path, damaged);
    ++forms;
    {
      Store store(given.store);
      require(store.find(request) == nullptr, "a damaged entry was a hit");
    }
    Store store(given.store);
    get_and_compare(store, given.compiler, given.first);
    const attngen::StoreCounts counts = store.counts();
    require(counts.compiles == 1 && counts.repairs == 1, "a damaged entry was not repaired");
    ++repairs;
    require(read_file(path) == good, "the repaired entry is not the first one");
  }
};

void damage(const Arguments& given) {
  {
    Store store(given.store);
    get_and_compare(store, given.compiler, given.first);
    get_and_compare(store, given.compiler, given.first + 1);
  }
  const std::string key = attngen::key_of(given.compiler.request(given.first));
  const std::string other = attngen::key_of(given.compiler.request(given.first + 1));
  const auto path_of = [&](const std::string& of) {
    return given.store.folder + "/v1/obj/" + attngen::entry_folder_of(of) + "/" +
           attngen::entry_name_of(of);
  };
  const std::string path = path_of(key);
  const std::string good = read_file(path);
  Damage damage;
  for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
    std::string flipped = good;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    damage.expect_repair(given, path, good, flipped);
  }
  for (std::size_t size = 0; size < good.size(); ++size) {
    damage.expect_repair(given, path, good, good.substr(0, size));
  }
  damage.expect_repair(given, path, good, good + '\0');
  damage.expect_repair(given, path, good, good + good);
  damage.expect_repair(given, path, good, read_file(path_of(other)));
  std::printf("{\"bytes\": %zu, \"forms\": %llu, \"repairs\": %llu}\n", good.size(),
              static_cast<unsigned long long>(damage.forms),
              static_cast<unsigned long long>(damage.repairs));
}

int run(const std::vector<std::string>& words) {
  if (words.empty()) usage("no action");
  const Arguments given = parse({words.begin() + 1, words.end()});
  const std::string& action = words.front();
  if (action == "get") {
    get(given);
  } else if (action == "churn") {
    churn(given);
  } else if (action == "check") {
    check(given);
  } else if (action == "keys") {
    keys(given);
  } else if (action == "damage") {
    damage(given);
  } else {
    usage(action);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const attngen::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return static_cast<int>(error.kind());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 9;
  }
}
