# SPDX-License-Identifier: Apache-2.0
"""Other people's projects: an installed attngen by find_package and by pkg-config, and a source tree
by FetchContent. Each builds the example and runs it on the oracle."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ["ATTNGEN_BUILD"])
CMAKE = os.environ["ATTNGEN_CMAKE"]
SANITIZED = os.environ["ATTNGEN_SANITIZED"]
PRINTED = b"O[0,0,0] = 0.00781  O[7,95,63] = 0.24312\n"

LISTS = """cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES C CXX)
{found}
add_executable(in_c causal_gqa.c)
add_executable(in_cpp causal_gqa.cpp)
foreach(each in_c in_cpp)
  target_link_libraries(${{each}} PRIVATE attngen::attngen)
  target_compile_features(${{each}} PRIVATE cxx_std_20)  # attngen.hpp; attngen.h needs none
endforeach()
"""


def cached(name):
    """A value of our own build, so that a consumer's build is the same and ccache has it."""
    for line in (BUILD / "CMakeCache.txt").read_text().splitlines():
        if line.startswith(name + ":"):
            return line.split("=", 1)[1]
    return ""


class Consumers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory(prefix="attngen-consumers-")
        cls.folder = pathlib.Path(cls.kept.name)
        cls.prefix = cls.folder / "prefix"
        cls.run_command(CMAKE, "--install", BUILD, "--prefix", cls.prefix)

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    @staticmethod
    def run_command(*words, **options):
        done = subprocess.run([*map(str, words)], capture_output=True, check=False, **options)
        if done.returncode != 0:
            raise AssertionError(
                f"{words} ended with {done.returncode}\n{done.stdout.decode()[-4000:]}\n"
                f"{done.stderr.decode()[-4000:]}"
            )
        return done.stdout

    def project(self, name, found):
        folder = self.folder / name
        folder.mkdir()
        for example in ("causal_gqa.c", "causal_gqa.cpp"):
            shutil.copy(ROOT / "examples" / example, folder)
        (folder / "CMakeLists.txt").write_text(LISTS.format(found=found))
        return folder

    def configure(self, folder, *options):
        self.run_command(
            CMAKE, "-S", folder, "-B", folder / "build", "-G", cached("CMAKE_GENERATOR"),
            "-DCMAKE_C_COMPILER=" + cached("CMAKE_C_COMPILER"),
            "-DCMAKE_CXX_COMPILER=" + cached("CMAKE_CXX_COMPILER"), *options,
        )

    def check_runs(self, *programs):
        for program in programs:
            self.assertEqual(self.run_command(program, "oracle"), PRINTED)

    def test_what_is_installed(self):
        names = {str(path.relative_to(self.prefix)) for path in self.prefix.rglob("*")}
        for name in (
            "bin/attngen", "include/attngen.h", "include/attngen.hpp",
            "include/attngen/dlpack/dlpack.h",
        ):
            self.assertIn(name, names)
        self.assertFalse([name for name in names if name.endswith((".a", ".o"))])
        for name in ("attngen.pc", "attngen-config.cmake", "libattngen.so"):
            self.assertEqual(len([each for each in names if each.endswith("/" + name)]), 1, name)
        for path in self.prefix.rglob("*.cmake"):
            self.assertNotIn(str(ROOT), path.read_text(), f"{path} names the source tree")

    @unittest.skipIf(SANITIZED, "[SKIP] a sanitized library needs sanitized programs")
    def test_find_package(self):
        folder = self.project("by_package", "find_package(attngen 0.1 REQUIRED)")
        self.configure(folder, f"-DCMAKE_PREFIX_PATH={self.prefix}")
        self.run_command(CMAKE, "--build", folder / "build")
        self.check_runs(folder / "build/in_c", folder / "build/in_cpp")

    @unittest.skipIf(SANITIZED, "[SKIP] a sanitized library needs sanitized programs")
    def test_find_package_refuses_another_version(self):
        folder = self.project("by_other_version", "find_package(attngen 0.2 REQUIRED)")
        with self.assertRaisesRegex(AssertionError, "version"):
            self.configure(folder, f"-DCMAKE_PREFIX_PATH={self.prefix}")

    @unittest.skipIf(SANITIZED, "[SKIP] a sanitized library needs sanitized programs")
    def test_pkg_config(self):
        if shutil.which("pkg-config") is None:
            print("[SKIP] no pkg-config here")
            return
        found = next(self.prefix.rglob("attngen.pc")).parent
        environment = {**os.environ, "PKG_CONFIG_PATH": str(found)}
        self.assertEqual(
            self.run_command("pkg-config", "--modversion", "attngen", env=environment), b"0.1.0\n")
        flags = self.run_command("pkg-config", "--cflags", "--libs", "attngen", env=environment)
        library_folder = found.parent
        for source, compiler, standard in (
            ("causal_gqa.c", cached("CMAKE_C_COMPILER"), "-std=c11"),
            ("causal_gqa.cpp", cached("CMAKE_CXX_COMPILER"), "-std=c++20"),
        ):
            program = self.folder / (source + ".out")
            self.run_command(
                compiler, standard, ROOT / "examples" / source, "-o", program,
                *flags.decode().split(), f"-Wl,-rpath,{library_folder}",
            )
            self.check_runs(program)

    @unittest.skipIf(SANITIZED, "[SKIP] built once with and once without sanitizers is too much")
    def test_fetch_content(self):
        """The source tree inside another build: neither CLI11 nor doctest nor the program."""
        folder = self.project("by_source", f"""include(FetchContent)
set(CMAKE_DISABLE_FIND_PACKAGE_CLI11 ON)
set(CMAKE_DISABLE_FIND_PACKAGE_doctest ON)
FetchContent_Declare(attngen SOURCE_DIR {ROOT})
FetchContent_MakeAvailable(attngen)""")
        # The same flags as ours: what ccache has of our build serves this one too.
        flags = [
            f"-D{name}={cached(name)}"
            for name in ("CMAKE_BUILD_TYPE", "CMAKE_CXX_FLAGS", "CMAKE_CXX_FLAGS_RELEASE",
                         "ATTNGEN_WERROR", "CMAKE_CXX_COMPILER_LAUNCHER")
            if cached(name)
        ]
        self.configure(folder, *flags)
        # A base folder would make paths relative to this build's folder, so that nothing is found.
        environment = {**os.environ, "CCACHE_NOHASHDIR": "1"}
        environment.pop("CCACHE_BASEDIR", None)
        jobs = str(os.cpu_count() or 1)
        self.run_command(
            CMAKE, "--build", folder / "build", "--target", "in_c", "in_cpp", "-j", jobs,
            env=environment,
        )
        self.check_runs(folder / "build/in_c", folder / "build/in_cpp")
        for name in ("attngen", "CTestTestfile.cmake"):
            self.assertFalse(
                [path for path in (folder / "build").rglob(name) if path.is_file()],
                f"{name} was made for a consumer",
            )
        targets = self.run_command(CMAKE, "--build", folder / "build", "--target", "help").decode()
        self.assertNotIn("doctest_main", targets)


if __name__ == "__main__":
    unittest.main()
