// SPDX-License-Identifier: Apache-2.0
#include "autotune/tuned_tiles.h"

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "autotune/cpu_subject.h"
#include "autotune/gpu_subject.h"
#include "base/log.h"

namespace attngen::tune {
namespace {

/// What the requests of one chooser share.
template <class Asked>
class TunedResults {
 public:
  TunedResults(Settings settings, Seeds seeds, std::function<DeviceIdentity(const Asked&)> identity,
               TellAnswer tell)
      : settings_(std::move(settings)),
        seeds_(seeds),
        identity_(std::move(identity)),
        tell_(std::move(tell)) {}

  /// Reads them at the first call that gets that far; afterwards they are as they are.
  void read(const Asked& problem) {
    const std::lock_guard lock(mutex_);
    if (is_read_) return;
    device_ = identity_(problem);
    tuned_ = tuned_here(settings_, device_, seeds_);
    is_read_ = true;
  }
  const DeviceIdentity& device() const { return device_; }
  const TunedFile& tuned() const { return tuned_; }

  void tell(const Cascade& cascade, const LookupAnswer& answer) {
    const std::lock_guard lock(mutex_);
    if (said_.insert(cascade.name).second) {
      log_message(LogLevel::info, "tile of " + cascade.name + ": " + answer.why);
    }
    if (tell_) tell_(answer);
  }

 private:
  Settings settings_;
  Seeds seeds_;
  std::function<DeviceIdentity(const Asked&)> identity_;
  TellAnswer tell_;
  std::mutex mutex_;
  bool is_read_ = false;
  DeviceIdentity device_;
  TunedFile tuned_;
  std::set<std::string> said_;
};

/// A chooser of whose answers `tile_of` makes tiles.
template <class Tile, class Asked>
auto chooser(std::shared_ptr<TunedResults<Asked>> results,
             LookupAnswer (*look_up)(const TunedFile&, const DeviceIdentity&, const Cascade&,
                                     const Analysis&, const Asked&, const Binding&),
             Tile (*tile_of)(const Candidate&)) {
  return [=](const Cascade& cascade, const Analysis& analysis, const Asked& problem,
             const Binding& binding) -> std::optional<Tile> {
    results->read(problem);
    const LookupAnswer answer =
        look_up(results->tuned(), results->device(), cascade, analysis, problem, binding);
    results->tell(cascade, answer);
    return answer.candidate ? std::optional(tile_of(*answer.candidate)) : std::nullopt;
  };
}

}  // namespace

ChooseCpuTile tuned_cpu_tiles(Settings settings,
                              std::function<DeviceIdentity(const CpuProblem&)> identity,
                              TellAnswer tell) {
  return chooser<CpuTile>(
      std::make_shared<TunedResults<CpuProblem>>(std::move(settings), Seeds::none,
                                                 std::move(identity), std::move(tell)),
      look_up_cpu, tile_of);
}

ChooseGpuTile tuned_gpu_tiles(Settings settings, Seeds seeds,
                              std::function<DeviceIdentity(const Problem&)> identity,
                              TellAnswer tell) {
  return chooser<GpuTile>(std::make_shared<TunedResults<Problem>>(
                              std::move(settings), seeds, std::move(identity), std::move(tell)),
                          look_up_gpu, gpu_tile_of);
}

}  // namespace attngen::tune
