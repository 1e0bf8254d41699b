# SPDX-License-Identifier: Apache-2.0
# The shared library behind attngen.h, and what an install gives to other projects.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(exports ${PROJECT_SOURCE_DIR}/runtime/api/exports.map)
add_library(attngen_shared SHARED $<TARGET_OBJECTS:attngen_c>)
add_library(attngen::attngen ALIAS attngen_shared)
target_link_libraries(attngen_shared PRIVATE attngen_engine_tiles attngen_api)
# Its own symbols stay its own: whoever links it may hold other versions of the same parts.
target_link_options(attngen_shared PRIVATE
  -Wl,--version-script=${exports} -Wl,--exclude-libs,ALL -Wl,--no-undefined)
target_include_directories(attngen_shared SYSTEM INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/third_party>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/attngen>)
set_target_properties(attngen_shared PROPERTIES
  OUTPUT_NAME attngen EXPORT_NAME attngen LINK_DEPENDS ${exports}
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
  LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})

install(TARGETS attngen_shared EXPORT attngen LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(ATTNGEN_TOOLS)
  install(TARGETS attngen RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(FILES ${PROJECT_SOURCE_DIR}/attngen.h ${PROJECT_SOURCE_DIR}/attngen.hpp
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${PROJECT_SOURCE_DIR}/third_party/dlpack/dlpack.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/attngen/dlpack)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/attngen)
install(EXPORT attngen NAMESPACE attngen:: FILE attngen-targets.cmake DESTINATION ${package_dir})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/attngen-config.cmake.in
  ${PROJECT_BINARY_DIR}/generated/attngen-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/generated/attngen-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/generated/attngen-config.cmake
  ${PROJECT_BINARY_DIR}/generated/attngen-config-version.cmake DESTINATION ${package_dir})
# Found from where the .pc file lies, so that the prefix may be chosen when installing, or moved.
if(IS_ABSOLUTE ${CMAKE_INSTALL_LIBDIR} OR IS_ABSOLUTE ${CMAKE_INSTALL_INCLUDEDIR})
  set(attngen_pc_prefix ${CMAKE_INSTALL_PREFIX})
  set(attngen_pc_libdir ${CMAKE_INSTALL_FULL_LIBDIR})
  set(attngen_pc_includedir ${CMAKE_INSTALL_FULL_INCLUDEDIR})
else()
  file(RELATIVE_PATH attngen_pc_up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
  string(REGEX REPLACE "/$" "" attngen_pc_up ${attngen_pc_up})
  set(attngen_pc_prefix "\${pcfiledir}/${attngen_pc_up}")
  set(attngen_pc_libdir "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
  set(attngen_pc_includedir "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()
configure_file(${PROJECT_SOURCE_DIR}/cmake/attngen.pc.in
  ${PROJECT_BINARY_DIR}/generated/attngen.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/generated/attngen.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
