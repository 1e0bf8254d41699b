# SPDX-License-Identifier: Apache-2.0
# Files as bytes inside a library. Included by CMakeLists.txt it defines
#
#   attngen_embed(TARGET FUNCTION HEADER [STEMS] FILES...)
#
# which adds to TARGET a generated source that defines attngen::FUNCTION(), declared in HEADER as
# `const std::vector<Entry>& FUNCTION();` where Entry starts with two std::string_view: name, text.
# Entries are sorted by name and byte exact. The name is the file's name; with STEMS, without its
# last extension. Run as a script (cmake -P) the same file writes that source.

if(CMAKE_SCRIPT_MODE_FILE)
  set(named_files "")
  foreach(file IN LISTS FILES)
    if(STEMS)
      cmake_path(GET file STEM LAST_ONLY name)
    else()
      cmake_path(GET file FILENAME name)
    endif()
    list(APPEND named_files "${name} ${file}")
  endforeach()
  list(SORT named_files COMPARE STRING)
  set(entries "")
  foreach(named_file IN LISTS named_files)
    string(REGEX MATCH "^([^ ]+) (.+)$" matched "${named_file}")
    file(READ "${CMAKE_MATCH_2}" bytes HEX)
    set(name "${CMAKE_MATCH_1}")
    string(LENGTH "${bytes}" digits)
    math(EXPR size "${digits} / 2")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" literal "${bytes}")
    string(APPEND entries "      {\"${name}\", {\"${literal}\", ${size}}},\n")
  endforeach()
  file(WRITE "${OUTPUT}" "// Made by cmake/embed_files.cmake.
#include \"${HEADER}\"

#include <type_traits>

namespace attngen {

using EmbeddedTable = std::remove_cvref_t<decltype(${FUNCTION}())>;

const EmbeddedTable& ${FUNCTION}() {
  static const EmbeddedTable table = {
${entries}  };
  return table;
}

}  // namespace attngen
")
  return()
endif()

set(ATTNGEN_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(attngen_embed TARGET FUNCTION HEADER)
  cmake_parse_arguments(ARG "STEMS" "" "" ${ARGN})
  set(files "")
  foreach(file IN LISTS ARG_UNPARSED_ARGUMENTS)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    list(APPEND files ${file})
  endforeach()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${FUNCTION}_embedded.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${HEADER} -DFUNCTION=${FUNCTION}
      -DSTEMS=${ARG_STEMS} "-DFILES=${files}" -P ${ATTNGEN_EMBED_SCRIPT}
    DEPENDS ${files} ${ATTNGEN_EMBED_SCRIPT}
    VERBATIM)
  target_sources(${TARGET} PRIVATE ${output})
endfunction()
