// SPDX-License-Identifier: Apache-2.0
// attngen.h: version, errors, log, specs.
#include <fmt/format.h>

#include <mutex>

#include "base/log.h"
#include "runtime/api/dl_tensor.h"
#include "runtime/api/handles.h"

namespace attngen {
namespace {

Outcome create_spec(const attngen_spec_options* options, attngen_spec* spec) {
  if (spec == nullptr) return failure(ATTNGEN_E_INVALID, "attngen_spec_create: spec is null");
  *spec = {0};
  Outcome outcome = check_struct("attngen_spec_options", options, sizeof *options, sizeof *options);
  if (!outcome.ok()) return outcome;
  if (options->variant == nullptr) {
    return failure(ATTNGEN_E_INVALID, "attngen_spec_options.variant is null");
  }
  if (options->dtype_count > 0 && options->dtypes == nullptr) {
    return failure(ATTNGEN_E_INVALID, "attngen_spec_options.dtypes is null");
  }
  std::map<std::string, std::string> dtypes;
  for (std::uint32_t index = 0; index < options->dtype_count; ++index) {
    const attngen_dtype_choice& choice = options->dtypes[index];
    if (choice.name == nullptr || choice.type == nullptr) {
      return failure(ATTNGEN_E_INVALID,
                     fmt::format("attngen_spec_options.dtypes[{}] lacks a name or a type", index));
    }
    if (!dtypes.emplace(choice.name, choice.type).second) {
      return failure(ATTNGEN_E_INVALID, fmt::format("dtype {} is chosen twice", choice.name));
    }
  }
  std::shared_ptr<const Spec> made;
  try {
    made = describe(options->variant, text_or_empty(options->cascade), dtypes);
  } catch (const Error& error) {
    return outcome_of(error, ATTNGEN_E_INVALID);
  }
  spec->value = specs().add(std::make_unique<std::shared_ptr<const Spec>>(std::move(made)));
  return spec->value != 0 ? Outcome{} : failure(ATTNGEN_E_MEMORY, "65536 specs exist already");
}

Outcome describe_tensor(attngen_spec spec, std::uint32_t index, attngen_tensor_info* info) {
  Outcome outcome = check_struct("attngen_tensor_info", info, sizeof *info, sizeof *info);
  if (!outcome.ok()) return outcome;
  const SpecTable::Pin pin = specs().pin(spec.value);
  if (!pin) return stale("spec", spec.value);
  const Spec& known = **pin;
  if (index >= known.arguments.size()) {
    return failure(ATTNGEN_E_INVALID,
                   fmt::format("{} has {} inputs and outputs, none with index {}",
                               known.cascade.name, known.arguments.size(), index));
  }
  const Tensor& tensor = known.cascade.tensors[static_cast<std::size_t>(known.arguments[index])];
  info->name = tensor.name.c_str();
  info->dtype = dl_type(tensor.type.type);
  info->is_output = index >= known.input_count ? 1 : 0;
  info->axis_count = static_cast<std::int32_t>(tensor.dims.size());
  info->axes = known.axis_names[index].data();
  return {};
}

Outcome describe_param(attngen_spec spec, std::uint32_t index, attngen_param_info* info) {
  Outcome outcome = check_struct("attngen_param_info", info, sizeof *info, sizeof *info);
  if (!outcome.ok()) return outcome;
  const SpecTable::Pin pin = specs().pin(spec.value);
  if (!pin) return stale("spec", spec.value);
  const Spec& known = **pin;
  if (index >= known.cascade.params.size()) {
    return failure(ATTNGEN_E_INVALID,
                   fmt::format("{} has {} params, none with index {}", known.cascade.name,
                               known.cascade.params.size(), index));
  }
  const Param& param = known.cascade.params[index];
  info->name = param.name.c_str();
  info->has_default = param.default_value != nullptr ? 1 : 0;
  info->is_static = param.is_static ? 1 : 0;
  return {};
}

/// The program's function and its user pointer; base/log takes a function with our enum.
struct LogTarget {
  attngen_log_fn log = nullptr;
  void* user = nullptr;
};

LogTarget& log_target() {
  static LogTarget kTarget;
  return kTarget;
}

Outcome set_log(attngen_log_fn log, void* user, std::int32_t level) {
  if (level < ATTNGEN_LOG_OFF || level > ATTNGEN_LOG_TRACE) {
    return failure(ATTNGEN_E_INVALID, fmt::format("{} is no log level; give 0 .. 5", level));
  }
  static std::mutex kSetting;
  const std::lock_guard lock(kSetting);
  set_log_callback(nullptr, nullptr);
  log_target() = {log, user};
  set_log_level(static_cast<LogLevel>(level));
  if (log == nullptr) return {};
  set_log_callback(
      [](LogLevel at, const char* message, void* target) {
        const auto* to = static_cast<const LogTarget*>(target);
        to->log(static_cast<std::int32_t>(at), message, to->user);
      },
      &log_target());
  return {};
}

}  // namespace
}  // namespace attngen

extern "C" {

uint32_t attngen_version(void) {
  return ATTNGEN_VERSION_MAJOR * 10000 + ATTNGEN_VERSION_MINOR * 100 + ATTNGEN_VERSION_PATCH;
}

const char* attngen_status_name(attngen_status status) {
  return attngen::name_of_status(status);
}

const char* attngen_last_error(void) {
  return attngen::last_error();
}

attngen_status attngen_set_log(attngen_log_fn log, void* user, int32_t level) {
  return attngen::guarded([&] { return attngen::set_log(log, user, level); });
}

attngen_status attngen_spec_create(const attngen_spec_options* options, attngen_spec* spec) {
  return attngen::guarded([&] { return attngen::create_spec(options, spec); });
}

attngen_status attngen_spec_destroy(attngen_spec spec) {
  return attngen::guarded([&] {
    return attngen::specs().remove(spec.value) ? attngen::Outcome{}
                                               : attngen::stale("spec", spec.value);
  });
}

attngen_status attngen_spec_tensor(attngen_spec spec, uint32_t index, attngen_tensor_info* info) {
  return attngen::guarded([&] { return attngen::describe_tensor(spec, index, info); });
}

attngen_status attngen_spec_param(attngen_spec spec, uint32_t index, attngen_param_info* info) {
  return attngen::guarded([&] { return attngen::describe_param(spec, index, info); });
}

}  // extern "C"
