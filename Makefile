# SPDX-License-Identifier: Apache-2.0
# Every target does its own set-up (cmake/setup.sh): as root it installs what is missing, otherwise it
# prints the one line to run. Nothing is downloaded once set up.

export JOBS ?= $(shell nproc)

.PHONY: build demo test nightly goldens clean format tidy

build:
	@cmake/setup.sh
	cmake --preset release
	cmake --build --preset release -j $(JOBS)

demo: build
	@PATH=/usr/bin:$$PATH examples/demo.sh build/attngen  # the python3 that the set-up gave NumPy

test:
	@cmake/setup.sh
	@cmake/run_tests.sh release

nightly:
	@cmake/setup.sh nightly
	@cmake/run_tests.sh nightly

# Rewrites tests/golden/ from what the program prints now: read the difference before you commit it.
goldens: build
	build/tests/golden/golden_test --update

clean:
	rm -rf build build-*

format:
	@cmake/setup.sh format
	git ls-files '*.h' '*.cpp' | xargs clang-format -i

tidy: build
	@cmake/setup.sh format
	git ls-files '*.cpp' | xargs -n 8 -P $(JOBS) clang-tidy --quiet -p build
