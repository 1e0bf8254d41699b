# SPDX-License-Identifier: Apache-2.0
# The compile settings every target of ours shares, and the three kinds of targets there are.

add_library(attngen_settings INTERFACE)
target_include_directories(attngen_settings INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(attngen_settings INTERFACE cxx_std_20)
if(ATTNGEN_WERROR)
  target_compile_options(attngen_settings INTERFACE -Wall -Wextra -Wconversion -Wshadow -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees an overlap in every `"text" + std::string` once it inlines (GCC bug 105651).
    target_compile_options(attngen_settings INTERFACE -Wno-restrict)
  endif()
endif()
if(ATTNGEN_SANITIZE)
  target_compile_options(attngen_settings INTERFACE
    -fsanitize=${ATTNGEN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(attngen_settings INTERFACE -fsanitize=${ATTNGEN_SANITIZE})
endif()

# attngen_library(NAME SOURCES ... LINK ...): one static library per folder, so that a folder can be
# built and tested while its neighbours are being worked on.
function(attngen_library NAME)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(${NAME} STATIC ${ARG_SOURCES})
  target_link_libraries(${NAME} PUBLIC attngen_settings ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
endfunction()

# attngen_test(NAME LABEL SOURCES ... LINK ...): one doctest program; LABEL is the tests/ folder.
function(attngen_test NAME LABEL)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${NAME} ${ARG_SOURCES})
  target_link_libraries(${NAME} PRIVATE attngen_settings attngen_doctest_main ${ARG_LINK})
  add_test(NAME ${NAME} COMMAND ${NAME} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  # Under the sanitizers, unoptimised, two at a time on a busy machine, some take several minutes.
  set(timeout_s 600)
  if(ATTNGEN_SANITIZE)
    set(timeout_s 1800)
  endif()
  set_tests_properties(${NAME} PROPERTIES LABELS ${LABEL} TIMEOUT ${timeout_s})
endfunction()
