// SPDX-License-Identifier: Apache-2.0
#include "autotune/model_clock.h"

#include <utility>

namespace attngen::tune {
namespace {

/// splitmix64's finaliser: neighbouring numbers give unrelated ones in [-1, 1).
double scattered(std::uint64_t number) {
  std::uint64_t mixed = number * 0x9e3779b97f4a7c15ull + 0x9e3779b97f4a7c15ull;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ull;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebull;
  mixed ^= mixed >> 31;
  return static_cast<double>(mixed >> 11) * 0x1p-52 - 1;
}

}  // namespace

ModelClock::ModelClock(DeviceIdentity device, Time time, double spread)
    : device_(std::move(device)), time_(std::move(time)), spread_(spread) {}

double ModelClock::err_ratio(std::size_t task, const Candidate& candidate) {
  time_(task, candidate);  // what has no time has no error either
  return 0;
}

double ModelClock::sample_ns(std::size_t task, const Candidate& candidate) {
  return time_(task, candidate) * (1 + spread_ * scattered(samples_++));
}

ModelClock ModelClock::of_subjects(const std::vector<Subject>& subjects, DeviceIdentity device) {
  std::vector<std::function<double(const Candidate&)>> models;
  for (const Subject& subject : subjects) models.push_back(subject.model_ns);
  return ModelClock(std::move(device), [models](std::size_t task, const Candidate& candidate) {
    return models.at(task)(candidate);
  });
}

}  // namespace attngen::tune
