// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/nvrtc_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using attngen::Settings;
using attngen::nvrtc::FileView;
using attngen::nvrtc::Place;
using attngen::nvrtc::places;

namespace {

using Folders = std::map<std::string, std::vector<std::string>>;

FileView view_of(const Folders& folders) {
  FileView view;
  view.exists = [&folders](const std::string& path) {
    if (folders.count(path) != 0) return true;
    const std::size_t slash = path.find_last_of('/');
    const auto folder = folders.find(path.substr(0, slash));
    if (folder == folders.end()) return false;
    const auto& names = folder->second;
    return std::find(names.begin(), names.end(), path.substr(slash + 1)) != names.end();
  };
  view.names_in = [&folders](const std::string& path) {
    const auto folder = folders.find(path);
    return folder == folders.end() ? std::vector<std::string>() : folder->second;
  };
  return view;
}

std::vector<std::string> paths(const std::vector<Place>& list) {
  std::vector<std::string> result;
  for (const Place& place : list) {
    result.push_back(place.path + (place.only_if_loaded ? " (loaded)" : ""));
  }
  return result;
}

const std::vector<std::string> kSonames = {"libnvrtc.so.13 (loaded)", "libnvrtc.so.12 (loaded)",
                                           "libnvrtc.so.13", "libnvrtc.so.12"};

}  // namespace

TEST_CASE("with nothing known only the loader's own search is left") {
  const Folders folders;
  CHECK(paths(places(Settings{}, view_of(folders))) == kSonames);
}

TEST_CASE("the order: program, ../lib, build tree, loaded, soname, toolkits, conda, pythons") {
  const Folders folders = {
      {"/app/build/tests/jit", {"libnvrtc.so.13"}},
      {"/app/build/tests/lib", {"libnvrtc.so.13"}},
      {"/app/build", {"CMakeCache.txt"}},
      {"/app/build/nvrtc", {"libnvrtc-builtins.so.13.0", "libnvrtc.so.13"}},
      {"/opt/cuda/lib64", {"libnvrtc.so", "libnvrtc.so.13"}},
      {"/usr/local", {"bin", "cuda", "cuda-12.4", "cuda-13.0", "cuda-9.2"}},
      {"/usr/local/cuda-13.0/lib64", {"libnvrtc.alt.so.13", "libnvrtc.so.13"}},
      {"/usr/local/cuda-12.4/lib64", {"libnvrtc.so.12", "libnvrtc.so.12.4.127"}},
      {"/usr/local/cuda-9.2/lib64", {"libnvrtc.so.9.2"}},
      {"/conda/lib", {"libnvrtc.so.12"}},
      {"/venv/lib", {"python3.11"}},
      {"/venv/lib/python3.11/site-packages/nvidia/cu13/lib", {"libnvrtc.so.13"}},
      {"/home/u/.local/lib", {"python3.9", "python3.12"}},
      {"/home/u/.local/lib/python3.9/site-packages/nvidia/cuda_nvrtc/lib", {"libnvrtc.so.12"}},
      {"/home/u/.local/lib/python3.12/site-packages/nvidia/cuda_nvrtc/lib", {"libnvrtc.so.12"}},
  };
  Settings settings;
  settings.program_dir = "/app/build/tests/jit";
  settings.cuda_path = "/opt/cuda";
  settings.conda_prefix = "/conda";
  settings.virtual_env = "/venv";
  settings.home = "/home/u";
  std::vector<std::string> expected = {"/app/build/tests/jit/libnvrtc.so.13",
                                       "/app/build/tests/lib/libnvrtc.so.13",
                                       "/app/build/nvrtc/libnvrtc.so.13"};
  expected.insert(expected.end(), kSonames.begin(), kSonames.end());
  for (const char* path :
       {"/opt/cuda/lib64/libnvrtc.so.13", "/usr/local/cuda-13.0/lib64/libnvrtc.so.13",
        "/usr/local/cuda-12.4/lib64/libnvrtc.so.12", "/conda/lib/libnvrtc.so.12",
        "/venv/lib/python3.11/site-packages/nvidia/cu13/lib/libnvrtc.so.13",
        "/home/u/.local/lib/python3.12/site-packages/nvidia/cuda_nvrtc/lib/libnvrtc.so.12",
        "/home/u/.local/lib/python3.9/site-packages/nvidia/cuda_nvrtc/lib/libnvrtc.so.12"}) {
    expected.emplace_back(path);
  }
  CHECK(paths(places(settings, view_of(folders))) == expected);
}

TEST_CASE("a program outside every build tree does not pick up a stray nvrtc folder") {
  const Folders folders = {{"/usr/bin", {"attngen"}}, {"/usr/nvrtc", {"libnvrtc.so.13"}}};
  Settings settings;
  settings.program_dir = "/usr/bin";
  CHECK(paths(places(settings, view_of(folders))) == kSonames);
}

TEST_CASE("newest major first, one file per major, other libraries ignored") {
  const Folders folders = {{"/c/lib",
                            {"libnvrtc-builtins.so.13.0", "libnvrtc.alt.so.13", "libnvrtc.so",
                             "libnvrtc.so.11.2", "libnvrtc.so.12", "libnvrtc.so.12.9.1",
                             "libnvrtc.so.13", "libnvrtc_static.a", "libnvrtc.sox"}}};
  Settings settings;
  settings.conda_prefix = "/c";
  std::vector<std::string> expected = kSonames;
  expected.emplace_back("/c/lib/libnvrtc.so.13");
  expected.emplace_back("/c/lib/libnvrtc.so.12");
  CHECK(paths(places(settings, view_of(folders))) == expected);
}

TEST_CASE("ATTNGEN_NVRTC is the only place, and fatal") {
  const Folders folders = {{"/d", {"libnvrtc.so.12", "libnvrtc.so.13", "mine.so"}},
                           {"/empty", {"readme"}},
                           {"/usr/local", {"cuda"}},
                           {"/usr/local/cuda/lib64", {"libnvrtc.so.13"}}};
  const auto only = [&](const std::string& value) {
    Settings settings;
    settings.nvrtc = value;
    const std::vector<Place> list = places(settings, view_of(folders));
    REQUIRE(list.size() == 1);
    CHECK(list[0].fatal);
    return list[0];
  };
  CHECK(only("/d").path == "/d/libnvrtc.so.13");
  CHECK(only("/d/mine.so").path == "/d/mine.so");
  CHECK(only("/d/mine.so").problem.empty());
  CHECK(only("/empty").problem.find("libnvrtc.so") != std::string::npos);
  CHECK_FALSE(only("/absent").problem.empty());
}
