// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_at_hand.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "autotune/strict_json.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "runtime/cuda/driver.h"

namespace attngen::tune {
namespace {

nlohmann::json json_of(const cuda::DeviceFacts& facts) {
  nlohmann::json json = nlohmann::json::object();
  cuda::visit_facts(facts, [&](const char* name, const auto& value) { json[name] = value; });
  return json;
}

/// What gpu_device_of() reads of the facts.
cuda::DeviceFacts facts_in(StrictObject object) {
  cuda::DeviceFacts facts;
  facts.name = object.text("name");
  facts.arch = object.text("arch");
  facts.multiprocessors = object.small("multiprocessors");
  facts.shared_bytes_per_block = object.small("shared_bytes_per_block");
  facts.threads_per_multiprocessor = object.small("threads_per_multiprocessor");
  facts.l2_bytes = object.integer("l2_bytes");
  facts.memory_bytes = object.integer("memory_bytes");
  facts.memory_clock_khz = object.small("memory_clock_khz");
  facts.memory_bus_bits = object.small("memory_bus_bits");
  return facts;
}

[[noreturn]] void answer(int socket) {
  nlohmann::json told;
  try {
    told["facts"] = json_of(gpu_facts());
  } catch (const Error& error) {
    told["message"] = error.findings().front().message;
    told["fix"] = error.findings().front().fix;
  } catch (const std::exception& error) {
    told["message"] = error.what();
    told["fix"] = "";
  }
  const std::string text = told.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::size_t sent = 0;
  while (sent < text.size()) {
    const ssize_t wrote = ::send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) break;
    sent += static_cast<std::size_t>(wrote);
  }
  // No destructor of the driver's runs twice.
  ::_exit(0);
}

std::string all_of(int socket) {
  std::string text;
  char part[4096];
  for (;;) {
    const ssize_t got = ::recv(socket, part, sizeof part, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text;
    text.append(part, static_cast<std::size_t>(got));
  }
}

}  // namespace

GpuDevice gpu_at_hand() {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw Error(ErrorKind::io,
                "no channel to a process that asks the driver: " + errno_text(errno));
  }
  const int child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    answer(ends[1]);
  }
  const int error = errno;
  ::close(ends[1]);
  const std::string text = child > 0 ? all_of(ends[0]) : std::string();
  ::close(ends[0]);
  if (child < 0) {
    throw Error(ErrorKind::io, "no process that asks the driver: " + errno_text(error));
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (text.empty()) {
    throw Error(ErrorKind::no_device, "the process that asked the driver for its GPU ended early",
                "see whether nvidia-smi answers");
  }
  const nlohmann::json told = parse_strictly(text, "the answer of the driver's process");
  StrictObject object(told, "the answer of the driver's process");
  if (!object.has("facts")) {
    throw Error(ErrorKind::no_device, object.text("message"), object.text("fix"));
  }
  return gpu_device_of(facts_in(object.object("facts")));
}

}  // namespace attngen::tune
