// SPDX-License-Identifier: Apache-2.0
// attngen.h: engines and their memory.
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <vector>

#include "runtime/api/dl_tensor.h"
#include "runtime/api/handles.h"

namespace attngen {
namespace {

AskedEngine asked_engine(const attngen_engine_options& options) {
  return {text_or_empty(options.device),     options.ordinal,
          text_or_empty(options.arch),       text_or_empty(options.cache_dir),
          text_or_empty(options.cache_mode), static_cast<int>(std::min(options.jobs, 1024u)),
          options.check_tables == 1};
}

Outcome create_engine(const attngen_engine_options* options, attngen_engine* engine) {
  if (engine == nullptr) return failure(ATTNGEN_E_INVALID, "attngen_engine_create: engine is null");
  *engine = {0};
  AskedEngine asked;
  if (options != nullptr) {
    Outcome outcome =
        check_struct("attngen_engine_options", options, sizeof *options, sizeof *options);
    if (!outcome.ok()) return outcome;
    if (options->check_tables > 1) {
      return failure(ATTNGEN_E_INVALID,
                     fmt::format("attngen_engine_options.check_tables is {}; give 1, or 0 for what "
                                 "ATTNGEN_CHECK_TABLES says",
                                 options->check_tables));
    }
    asked = asked_engine(*options);
  }
  std::shared_ptr<Engine> made;
  try {
    made = make_engine(asked, tuned_tiles);
  } catch (const Error& error) {
    // What is refused here is a name or a setting.
    if (error.kind() == ErrorKind::refused) return outcome_of(error, ATTNGEN_E_INVALID);
    throw;
  }
  engine->value = engines().add(std::make_unique<std::shared_ptr<Engine>>(std::move(made)));
  return engine->value != 0 ? Outcome{} : failure(ATTNGEN_E_MEMORY, "65536 engines exist already");
}

Outcome destroy_engine(attngen_engine engine) {
  const EngineTable::Pin pin = engines().pin(engine.value);
  if (!pin) return stale("engine", engine.value);
  if (Outcome here = (*pin)->check_not_forked(); !here.ok()) return here;
  if (!engines().remove(engine.value)) return stale("engine", engine.value);
  (*pin)->close();
  return {};
}

template <std::size_t kSize>
void copy_text(const std::string& from, char (&to)[kSize]) {
  const std::size_t length = std::min(from.size(), kSize - 1);
  std::memcpy(to, from.data(), length);
  std::memset(to + length, 0, kSize - length);
}

const char* static_name(Device device) {
  switch (device) {
    case Device::cuda:
      return "cuda";
    case Device::cpu:
      return "cpu";
    case Device::vgpu:
      return "vgpu";
    case Device::oracle:
      return "oracle";
    case Device::automatic:
      break;
  }
  return "auto";
}

/// Calls `use(engine)` where the handle is good and the engine alive.
template <class Use>
Outcome with_engine(attngen_engine engine, Use&& use) {
  const EngineTable::Pin pin = engines().pin(engine.value);
  if (!pin) return stale("engine", engine.value);
  if (Outcome alive = (*pin)->check_alive(); !alive.ok()) return alive;
  return use(**pin);
}

Outcome describe_engine(attngen_engine engine, attngen_engine_info* info) {
  Outcome outcome = check_struct("attngen_engine_info", info, sizeof *info, sizeof *info);
  if (!outcome.ok()) return outcome;
  return with_engine(engine, [&](Engine& known) {
    const BackendFacts& facts = known.backend().facts();
    const StoreCounts counts = known.counts();
    info->device = static_name(known.device());
    info->dl_device = known.backend().dl_device();
    copy_text(facts.name, info->name);
    copy_text(facts.arch, info->arch);
    info->multiprocessors = facts.multiprocessors;
    info->shared_bytes_per_block = facts.shared_bytes_per_block;
    info->l2_bytes = facts.l2_bytes;
    info->memory_bytes = facts.memory_bytes;
    info->compiles = counts.compiles;
    info->cache_hits = counts.disk_hits;
    return Outcome{};
  });
}

Outcome check_copy(const void* to, const void* from, std::size_t bytes) {
  if (bytes == 0 || (to != nullptr && from != nullptr)) return {};
  return failure(ATTNGEN_E_INVALID,
                 fmt::format("a copy of {} bytes to {} from {}", bytes, to, from));
}

/// A DLTensor and the shape it points to.
struct OwnedTensor {
  DLTensor dl{};
  std::vector<std::int64_t> shape;
};

Outcome create_tensor(Engine& engine, const DLDataType& dtype, std::int32_t axes,
                      const std::int64_t* shape, DLTensor** tensor) {
  if (axes < 0 || axes > 64 || (axes > 0 && shape == nullptr)) {
    return failure(ATTNGEN_E_INVALID, fmt::format("a tensor of {} axes, its shape at {}", axes,
                                                  static_cast<const void*>(shape)));
  }
  if (dtype.bits % 8 != 0 || dtype.bits == 0 || dtype.lanes != 1) {
    return failure(ATTNGEN_E_INVALID,
                   fmt::format("elements of {} are not whole bytes", to_text(dtype)));
  }
  auto owned = std::make_unique<OwnedTensor>();
  owned->shape.assign(shape, shape + axes);
  std::size_t bytes = dtype.bits / 8;
  for (const std::int64_t extent : owned->shape) {
    if (extent < 0 || __builtin_mul_overflow(bytes, static_cast<std::size_t>(extent), &bytes)) {
      return failure(ATTNGEN_E_INVALID,
                     "the tensor has a negative extent, or more bytes than "
                     "there are addresses");
    }
  }
  owned->dl.device = engine.backend().dl_device();
  owned->dl.ndim = axes;
  owned->dl.dtype = dtype;
  owned->dl.shape = owned->shape.data();
  if (Outcome outcome = engine.backend().allocate(bytes, &owned->dl.data); !outcome.ok()) {
    return outcome;
  }
  *tensor = &owned.release()->dl;
  return {};
}

Outcome destroy_tensor(Engine& engine, DLTensor* tensor) {
  if (tensor == nullptr) return {};
  static_assert(offsetof(OwnedTensor, dl) == 0);
  const std::unique_ptr<OwnedTensor> owned(reinterpret_cast<OwnedTensor*>(tensor));
  return engine.backend().release(owned->dl.data);
}

}  // namespace
}  // namespace attngen

extern "C" {

attngen_status attngen_engine_create(const attngen_engine_options* options,
                                     attngen_engine* engine) {
  return attngen::guarded([&] { return attngen::create_engine(options, engine); });
}

attngen_status attngen_engine_destroy(attngen_engine engine) {
  return attngen::guarded([&] { return attngen::destroy_engine(engine); });
}

attngen_status attngen_engine_describe(attngen_engine engine, attngen_engine_info* info) {
  return attngen::guarded([&] { return attngen::describe_engine(engine, info); });
}

attngen_status attngen_allocate(attngen_engine engine, size_t bytes, void** address) {
  return attngen::guarded([&] {
    if (address == nullptr) {
      return attngen::failure(ATTNGEN_E_INVALID, "attngen_allocate: address is null");
    }
    *address = nullptr;
    return attngen::with_engine(
        engine, [&](attngen::Engine& known) { return known.backend().allocate(bytes, address); });
  });
}

attngen_status attngen_release(attngen_engine engine, void* address) {
  return attngen::guarded([&] {
    return attngen::with_engine(
        engine, [&](attngen::Engine& known) { return known.backend().release(address); });
  });
}

attngen_status attngen_copy_to_device(attngen_engine engine, void* to, const void* from,
                                      size_t bytes, void* stream) {
  return attngen::guarded([&] {
    if (attngen::Outcome fault = attngen::check_copy(to, from, bytes); !fault.ok()) return fault;
    return attngen::with_engine(engine, [&](attngen::Engine& known) {
      return known.backend().copy_to_device(to, from, bytes, stream);
    });
  });
}

attngen_status attngen_copy_to_host(attngen_engine engine, void* to, const void* from, size_t bytes,
                                    void* stream) {
  return attngen::guarded([&] {
    if (attngen::Outcome fault = attngen::check_copy(to, from, bytes); !fault.ok()) return fault;
    return attngen::with_engine(engine, [&](attngen::Engine& known) {
      return known.backend().copy_to_host(to, from, bytes, stream);
    });
  });
}

attngen_status attngen_wait(attngen_engine engine, void* stream) {
  return attngen::guarded([&] {
    return attngen::with_engine(
        engine, [&](attngen::Engine& known) { return known.backend().wait(stream); });
  });
}

attngen_status attngen_tensor_create(attngen_engine engine, DLDataType dtype, int32_t axis_count,
                                     const int64_t* shape, DLTensor** tensor) {
  return attngen::guarded([&] {
    if (tensor == nullptr) {
      return attngen::failure(ATTNGEN_E_INVALID, "attngen_tensor_create: tensor is null");
    }
    *tensor = nullptr;
    return attngen::with_engine(engine, [&](attngen::Engine& known) {
      return attngen::create_tensor(known, dtype, axis_count, shape, tensor);
    });
  });
}

attngen_status attngen_tensor_destroy(attngen_engine engine, DLTensor* tensor) {
  return attngen::guarded([&] {
    return attngen::with_engine(
        engine, [&](attngen::Engine& known) { return attngen::destroy_tensor(known, tensor); });
  });
}

}  // extern "C"
