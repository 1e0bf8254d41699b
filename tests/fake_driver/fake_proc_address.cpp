// SPDX-License-Identifier: Apache-2.0
// The fake driver's cuGetProcAddress_v2: symbols by name, driver version and asked-for version.
#include "tests/fake_driver/fake_state.h"

namespace attngen::test {
namespace {

constexpr unsigned kSymbolNotFound = 1;        // CU_GET_PROC_ADDRESS_SYMBOL_NOT_FOUND
constexpr unsigned kVersionNotSufficient = 2;  // CU_GET_PROC_ADDRESS_VERSION_NOT_SUFFICIENT

const FakeTable& table() {
  static const FakeTable& filled = *[] {
    auto* made = new FakeTable;
    add_fake_devices(*made);
    add_fake_memory(*made);
    add_fake_libraries(*made);
    add_fake_launches(*made);
    add_fake_streams(*made);
    return made;
  }();
  return filled;
}

Result get_proc_address(const char* symbol, void** function, int version, std::uint64_t flags,
                        unsigned* status) {
  const FakeDriver& fake = fake_driver();
  const auto found = table().find(symbol);
  *function = nullptr;
  if (flags != cuda::kProcAddressDefault) return kInvalidValue;
  if (found == table().end() || fake.missing_symbols.count(symbol) != 0 ||
      found->second.since > fake.driver_version) {
    *status = kSymbolNotFound;
    return kNotFound;
  }
  if (found->second.since > version) {
    *status = kVersionNotSufficient;
    return kNotFound;
  }
  *status = 0;
  *function = found->second.function;
  return cuda::kSuccess;
}

}  // namespace

cuda::GetProcAddress fake_get_proc_address() {
  return get_proc_address;
}

}  // namespace attngen::test
