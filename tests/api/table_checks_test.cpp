// SPDX-License-Identifier: Apache-2.0
// Engines that check tables: what they refuse before anything is touched, and that they compute
// what the others do.
#include <doctest/doctest.h>
#include <attngen.hpp>

#include <cmath>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "tests/api/host_devices.h"
#include "tests/api/operand.h"

using namespace attngen_test;

namespace {

constexpr std::int64_t kDim = 32;
constexpr std::int64_t kPages = 20, kSlots = 8, kPage = 16, kCapacity = kSlots * kPage;

const char* const kPaged = R"(cascade paged {
  rank P, M, E, F, NB, BK, MB
  dtype T = bf16
  param scale = rsqrt(E), BS = 16
  in Q[P,E]: T, KC[NB,BK,E]: T, VC[NB,BK,F]: T, bt[MB]: i32, len[]: i64
  S[p,m] = sum{e} Q[p,e] * KC[bt[m / BS],m % BS,e] * scale where m < len[]
  GM[p] = max{m} S[p,m]
  N[p,m] = exp(S[p,m] - GM[p])
  D[p] = sum{m} N[p,m]
  out O[p,f] = sum{m} N[p,m] / D[p] * VC[bt[m / BS],m % BS,f]
  out LSE[p] = GM[p] + log(D[p])
}
)";

const attngen::Engine& checking_engine(const std::string& device) {
  static std::map<std::string, attngen::Engine> kEngines;
  const auto found = kEngines.find(device);
  if (found != kEngines.end()) return found->second;
  return kEngines.emplace(device, attngen::Engine(device, true)).first->second;
}

/// Two sequences of at most 128 keys, entries of the page table that no length reaches far outside.
struct Paged {
  Operand q{kBf16, {2, 1, kDim}};
  Operand k{kBf16, {kPages, kPage, kDim}}, v{kBf16, k.shape()};
  Operand table{kI32, {2, kSlots}}, lengths{kI64, {2}};
  Operand o{kF32, {2, 1, kDim}}, lse{kF32, {2, 1}};

  explicit Paged(std::vector<double> length = {kCapacity, 37}) {
    q.fill_random(1);
    k.fill_random(2);
    v.fill_random(3);
    o.for_each([&](const std::vector<std::int64_t>& at) { o.set(at, std::nan("")); });
    for (std::int64_t b = 0; b < 2; ++b) {
      const double own = length[static_cast<std::size_t>(b)];
      lengths.set({b}, own);
      for (std::int64_t slot = 0; slot < kSlots; ++slot) {
        const bool is_live = static_cast<double>(slot * kPage) < own;
        table.set({b, slot}, is_live ? static_cast<double>((b * 7 + slot * 3) % kPages) : 1e9);
      }
    }
  }

  attngen_status run(const attngen::Plan& plan, const attngen::Workspace& workspace) {
    const DLTensor* list[] = {q.dl(), k.dl(), v.dl(), table.dl(), lengths.dl(), o.dl(), lse.dl()};
    attngen_args args{};
    args.struct_size = sizeof args;
    args.tensors = list;
    args.tensor_count = 7;
    return attngen_run(plan.get(), &args, workspace.data(), workspace.bytes(), nullptr);
  }

  std::vector<double> outputs() const {
    std::vector<double> values;
    o.for_each([&](const std::vector<std::int64_t>& at) { values.push_back(o.get(at)); });
    lse.for_each([&](const std::vector<std::int64_t>& at) { values.push_back(lse.get(at)); });
    return values;
  }
};

attngen::Plan paged_plan(const attngen::Engine& engine) {
  return {engine,
          attngen::Spec(kPaged),
          {{"E", kDim}, {"F", kDim}, {"P", 1}, {"BK", kPage}, {"M", kCapacity}},
          1};
}

bool is_untouched(const Paged& paged, const attngen::Workspace& workspace) {
  const std::vector<unsigned char> zeros(workspace.bytes());
  return std::isnan(paged.o.get({0, 0, 0})) && std::isnan(paged.o.get({1, 0, kDim - 1})) &&
         (zeros.empty() || std::memcmp(workspace.data(), zeros.data(), zeros.size()) == 0);
}

bool said(const std::string& part) {
  return std::string(attngen_last_error()).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("good tables: the bits of an engine that does not look") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plain = paged_plan(engine_on(device));
    const attngen::Plan checked = paged_plan(checking_engine(device));
    for (const std::vector<double>& length :
         std::vector<std::vector<double>>{{kCapacity, 37}, {0, 1}, {0, 0}}) {
      Paged one(length);
      Paged other(length);
      CHECK(one.run(plain, attngen::Workspace(engine_on(device), plain)) == ATTNGEN_OK);
      CHECK(other.run(checked, attngen::Workspace(checking_engine(device), checked)) == ATTNGEN_OK);
      CHECK(one.outputs() == other.outputs());
    }
  }
}

TEST_CASE("lengths that cannot be right: which one, its value, the capacity, what to do") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plan = paged_plan(checking_engine(device));
    const attngen::Workspace workspace(checking_engine(device), plan);
    const auto refused = [&](double length, const std::string& message) {
      Paged wrong;
      wrong.lengths.set({1}, length);
      CHECK(wrong.run(plan, workspace) == ATTNGEN_E_INVALID);
      CHECK(std::string(attngen_last_error()) == message);
      CHECK(is_untouched(wrong, workspace));
    };
    const std::string most = ": a sequence has at most as many keys as the key tensor";
    const std::string least = ": a sequence without keys has the length 0";
    refused(129, "len[1]=129 is beyond M=128" + most);
    refused(70000, "len[1]=70000 is beyond M=128" + most);
    refused(1099511627776.0, "len[1]=1099511627776 is beyond M=128" + most);
    refused(-1, "len[1]=-1 is negative" + least);
    refused(-2147483648.0, "len[1]=-2147483648 is negative" + least);

    Paged both({-7, 1000});
    CHECK(both.run(plan, workspace) == ATTNGEN_E_INVALID);
    CHECK(std::string(attngen_last_error()) ==
          "len[0]=-7 is negative" + least + "\nlen[1]=1000 is beyond M=128" + most);

    Paged good;
    CHECK(good.run(plan, workspace) == ATTNGEN_OK);
  }
}

TEST_CASE("pages that are not there are refused on every device, the cpu included") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plan = paged_plan(checking_engine(device));
    const attngen::Workspace workspace(checking_engine(device), plan);
    for (const double entry : {20.0, -1.0, 2e9}) {
      Paged outside;
      outside.table.set({1, 2}, entry);  // keys 32 .. 36
      CHECK(outside.run(plan, workspace) == ATTNGEN_E_INVALID);
      CHECK_MESSAGE(said("outside NB=20"), attngen_last_error());
      CHECK(is_untouched(outside, workspace));
    }
  }
}

TEST_CASE("an empty batch and outputs without elements: nothing is looked at") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plan = paged_plan(checking_engine(device));
    const attngen::Workspace workspace(checking_engine(device), plan);
    Paged empty({-1, -1});
    for (Operand* operand : {&empty.q, &empty.table, &empty.lengths, &empty.o, &empty.lse}) {
      operand->raw().shape[0] = 0;
    }
    CHECK(empty.run(plan, workspace) == ATTNGEN_OK);
  }
}

TEST_CASE("many rows: the kernels of prefill are checked likewise") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Engine& engine = checking_engine(device);
    const attngen::Plan plan(engine, attngen::Spec("ragged"), {{"E", kDim}, {"F", kDim}}, 1);
    const attngen::Workspace workspace(engine, plan);
    Operand q{kBf16, {2, 70, kDim}}, k{kBf16, {2, 50, kDim}}, v{kBf16, k.shape()};
    Operand lengths{kI32, {2}}, o{kF32, q.shape()}, lse{kF32, {2, 70}};
    q.fill_random(1);
    k.fill_random(2);
    v.fill_random(3);
    const auto run = [&](double length) {
      lengths.set({0}, 50);
      lengths.set({1}, length);
      const DLTensor* list[] = {q.dl(), k.dl(), v.dl(), lengths.dl(), o.dl(), lse.dl()};
      attngen_args args{};
      args.struct_size = sizeof args;
      args.tensors = list;
      args.tensor_count = 6;
      return attngen_run(plan.get(), &args, workspace.data(), workspace.bytes(), nullptr);
    };
    CHECK(run(49) == ATTNGEN_OK);
    CHECK(run(51) == ATTNGEN_E_INVALID);
    CHECK(said("len[1]=51 is beyond M=50"));
  }
}

TEST_CASE("check_tables is 0 or 1") {
  attngen_engine_options options{};
  options.struct_size = sizeof options;
  options.device = "oracle";
  attngen_engine engine{};
  for (const std::uint32_t wrong : {2u, 0xffffffffu}) {
    options.check_tables = wrong;
    CHECK(attngen_engine_create(&options, &engine) == ATTNGEN_E_INVALID);
    CHECK(said("attngen_engine_options.check_tables is " + std::to_string(wrong)));
    CHECK(engine.value == 0);
  }
  options.check_tables = 1;
  CHECK(attngen_engine_create(&options, &engine) == ATTNGEN_OK);
  CHECK(attngen_engine_destroy(engine) == ATTNGEN_OK);
}
