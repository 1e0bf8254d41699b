# SPDX-License-Identifier: Apache-2.0
cmake_minimum_required(VERSION 3.25)
# nvcc compiles every golden kernel alone for sm_80, without a warning or a spill.
# cmake -DNVCC=path -DFOLDER=tests/golden -DWORK=folder -P nvcc_test.cmake
if(NOT NVCC)
  message(STATUS "[SKIP] no nvcc on this machine: the golden kernels are compiled by NVRTC only")
  return()
endif()
file(MAKE_DIRECTORY ${WORK})
file(GLOB kernels ${FOLDER}/*/kernel.cu ${FOLDER}/*/merge.cu)
list(LENGTH kernels count)
if(count EQUAL 0)
  message(FATAL_ERROR "no golden kernels in ${FOLDER}")
endif()
foreach(kernel IN LISTS kernels)
  execute_process(
    COMMAND ${NVCC} -cubin -arch=sm_80 -lineinfo --ptxas-options=-v --Werror=all-warnings
      -o ${WORK}/kernel.cubin ${kernel}
    RESULT_VARIABLE status ERROR_VARIABLE log OUTPUT_VARIABLE log)
  if(status)
    message(FATAL_ERROR "${kernel} does not compile with nvcc:\n${log}")
  endif()
  if(NOT log MATCHES "0 bytes spill stores, 0 bytes spill loads")
    message(FATAL_ERROR "${kernel} spills registers:\n${log}")
  endif()
  message(STATUS "${kernel}: compiles alone")
endforeach()
