// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/nvrtc_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "base/files.h"

namespace attngen::nvrtc {
namespace {

constexpr int kOldestMajor = 12;
constexpr const char* kStem = "libnvrtc.so";

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string::npos) return {};
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// 13 for "libnvrtc.so.13", 12 for "libnvrtc.so.12.4.127", 0 for the bare "libnvrtc.so", -1 for
/// others.
int major_in_name(const std::string& name) {
  const std::string stem = kStem;
  if (name.compare(0, stem.size(), stem) != 0) return -1;
  if (name.size() == stem.size()) return 0;
  if (name[stem.size()] != '.') return -1;
  return std::atoi(name.c_str() + stem.size() + 1);
}

/// The NVRTC files of a folder, newest major first; the unversioned link last.
std::vector<std::string> libraries_in(const std::string& folder, const FileView& files) {
  std::vector<std::pair<int, std::string>> found;
  for (const std::string& name : files.names_in(folder)) {
    const int major = major_in_name(name);
    if (major == 0 || major >= kOldestMajor) found.emplace_back(-major, name);
  }
  std::sort(found.begin(), found.end());
  // One file per major: libnvrtc.so.12 and libnvrtc.so.12.4.127 are the same library.
  std::vector<std::string> paths;
  int last = 1;
  for (const auto& [negated_major, name] : found) {
    if (negated_major == last) continue;
    if (negated_major == 0 && !paths.empty()) continue;
    last = negated_major;
    paths.push_back(fmt::format("{}/{}", folder, name));
  }
  return paths;
}

/// The numbers in a name: "cuda-13.0" -> {13, 0}, "python3.11" -> {3, 11}, "cuda" -> {}.
std::vector<int> numbers_in(const std::string& name) {
  std::vector<int> numbers;
  bool inside = false;
  for (const char c : name) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !inside) numbers.push_back(0);
    if (digit) numbers.back() = std::min(numbers.back() * 10 + (c - '0'), 99999);
    inside = digit;
  }
  return numbers;
}

/// The names of `folder` that begin with `prefix`, newest version first.
std::vector<std::string> newest_first(const std::string& folder, const std::string& prefix,
                                      const FileView& files) {
  std::vector<std::string> names;
  for (const std::string& name : files.names_in(folder)) {
    if (name.compare(0, prefix.size(), prefix) == 0) names.push_back(name);
  }
  std::stable_sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return numbers_in(a) > numbers_in(b);
  });
  return names;
}

class Search {
 public:
  explicit Search(const FileView& files) : files_(files) {}

  void add(Place place) {
    if (seen_.insert(place.path + (place.only_if_loaded ? "?" : "")).second) {
      places_.push_back(std::move(place));
    }
  }
  void folder(const std::string& path) {
    for (const std::string& file : libraries_in(path, files_)) add({file, false, false, {}});
  }
  /// The two layouts of the Python wheels below one site-packages folder.
  void site_packages(const std::string& path) {
    folder(path + "/nvidia/cu13/lib");
    folder(path + "/nvidia/cuda_nvrtc/lib");
  }
  /// Every python3.* below `lib`, newest first.
  void pythons(const std::string& lib) {
    for (const std::string& name : newest_first(lib, "python3", files_)) {
      site_packages(fmt::format("{}/{}/site-packages", lib, name));
      site_packages(fmt::format("{}/{}/dist-packages", lib, name));
    }
  }
  std::vector<Place> take() { return std::move(places_); }

 private:
  const FileView& files_;
  std::set<std::string> seen_;
  std::vector<Place> places_;
};

/// The CMake build tree the program lies in, at any depth; empty when it lies in none.
std::string build_tree_of(const std::string& program_dir, const FileView& files) {
  for (std::string dir = program_dir; !dir.empty() && dir != "/"; dir = parent_of(dir)) {
    if (files.exists(dir + "/CMakeCache.txt")) return dir;
  }
  return {};
}

/// What ATTNGEN_NVRTC names: a file as it is, or the newest library of a folder.
Place named_by_user(const std::string& path, const FileView& files) {
  Place place{path, false, true, {}};
  const std::vector<std::string> inside = libraries_in(path, files);
  if (!inside.empty()) {
    place.path = inside.front();
  } else if (!files.names_in(path).empty() || !files.exists(path)) {
    place.problem = "neither a file nor a folder with libnvrtc.so.12 or newer in it";
  }
  return place;
}

}  // namespace

FileView real_files() {
  return {file_exists, list_folder};
}

std::vector<Place> places(const Settings& settings, const FileView& files) {
  Search search(files);
  if (!settings.nvrtc.empty()) return {named_by_user(settings.nvrtc, files)};
  if (!settings.program_dir.empty()) {
    search.folder(settings.program_dir);
    search.folder(parent_of(settings.program_dir) + "/lib");
    const std::string tree = build_tree_of(settings.program_dir, files);
    if (!tree.empty()) search.folder(tree + "/nvrtc");
  }
  for (const char* soname : {"libnvrtc.so.13", "libnvrtc.so.12"})
    search.add({soname, true, false, {}});
  for (const char* soname : {"libnvrtc.so.13", "libnvrtc.so.12"})
    search.add({soname, false, false, {}});
  if (!settings.cuda_path.empty()) {
    search.folder(settings.cuda_path + "/lib64");
    search.folder(settings.cuda_path + "/lib");
  }
  for (const std::string& name : newest_first("/usr/local", "cuda", files)) {
    search.folder("/usr/local/" + name + "/lib64");
  }
  if (!settings.conda_prefix.empty()) search.folder(settings.conda_prefix + "/lib");
  if (!settings.virtual_env.empty()) search.pythons(settings.virtual_env + "/lib");
  if (!settings.home.empty()) search.pythons(settings.home + "/.local/lib");
  search.pythons("/usr/local/lib");
  search.pythons("/usr/lib");
  return search.take();
}

}  // namespace attngen::nvrtc
