# Our own warnings, sanitizers and floating-point contract, kept private to our targets.
add_library(annulus_options INTERFACE)
target_compile_options(annulus_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion
  -ffp-contract=off   # the same bits on every processor of a class: no fused multiply-add behind our back
  $<$<BOOL:${ANNULUS_WARNINGS_AS_ERRORS}>:-Werror>)
target_include_directories(annulus_options INTERFACE ${PROJECT_SOURCE_DIR})
if(ANNULUS_SANITIZER)
  target_compile_options(annulus_options INTERFACE -fsanitize=${ANNULUS_SANITIZER} -fno-omit-frame-pointer)
  target_link_options(annulus_options INTERFACE -fsanitize=${ANNULUS_SANITIZER})
endif()

# annulus_stage(<name> FILES <stem>... [LINK <library>...])
# One stage of the flow. It sees itself and the stages declared before it; stems are files of core/<name>.
# The order of the calls is what the include-order test reads.
function(annulus_stage name)
  cmake_parse_arguments(STAGE "" "" "FILES;LINK" ${ARGN})
  list(TRANSFORM STAGE_FILES PREPEND ${name}/)
  list(TRANSFORM STAGE_FILES APPEND .cpp)
  add_library(annulus_${name} STATIC ${STAGE_FILES})
  get_property(earlier GLOBAL PROPERTY annulus_stages)
  target_link_libraries(annulus_${name} PUBLIC ${earlier} PRIVATE annulus_options ${STAGE_LINK})
  set_property(GLOBAL APPEND PROPERTY annulus_stages annulus_${name})
  if(Eigen3::Eigen IN_LIST STAGE_LINK)
    annulus_share_headers(annulus_${name} matrices HEADERS ${annulus_core_headers} <Eigen/Dense>)
  else()
    annulus_share_headers(annulus_${name} core HEADERS ${annulus_core_headers})
  endif()
endfunction()

# annulus_test(<target> FILES <stem>... [LINK <library>...] [DISPLAY] [TIMEOUT <seconds>] [LABELS <label>...])
# One test program from files <stem>_test.cpp beside the list; DISPLAY runs it under xvfb-run. Labels: `long` is left
# out of what every change must pass, `threads` is what the thread sanitizer runs.
function(annulus_test target)
  cmake_parse_arguments(TEST "DISPLAY" "TIMEOUT" "FILES;LINK;LABELS" ${ARGN})
  set(sources)
  foreach(stem IN LISTS TEST_FILES)
    list(APPEND sources ${stem}_test.cpp)
  endforeach()
  add_executable(${target} ${PROJECT_SOURCE_DIR}/tests/support/runTests.cpp ${PROJECT_SOURCE_DIR}/tests/support/places.cpp ${sources})
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE annulus_options Qt6::Test ${TEST_LINK})
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)  # what is tested keeps -O2 or more; tests build sooner
  if(Qt6_VERSION VERSION_GREATER_EQUAL 6.7)  # QTRY_* narrows a duration within Qt's own macro
    target_compile_options(${target} PRIVATE -Wno-conversion)
  endif()
  set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/support/places.cpp PROPERTIES
    COMPILE_DEFINITIONS "ANNULUS_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\";ANNULUS_BINARY_DIR=\"${PROJECT_BINARY_DIR}\"")
  if("annulus_ui" IN_LIST TEST_LINK OR "annulus_view" IN_LIST TEST_LINK)
    annulus_share_headers(${target} window_tests HEADERS ${annulus_test_headers} ${annulus_qt_headers})
  else()
    annulus_share_headers(${target} tests HEADERS ${annulus_test_headers})
  endif()
  if(TEST_DISPLAY)
    add_test(NAME ${target} COMMAND xvfb-run -a -s "-screen 0 1920x1080x24" $<TARGET_FILE:${target}>)
    # Graphics drivers leave before leaks are looked for: theirs could not be told from ours.
    set_tests_properties(${target} PROPERTIES ENVIRONMENT ASAN_OPTIONS=detect_leaks=0)
  else()
    add_test(NAME ${target} COMMAND ${target})
    set_tests_properties(${target} PROPERTIES ENVIRONMENT QT_QPA_PLATFORM=offscreen)
  endif()
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  if(ANNULUS_SANITIZER)
    math(EXPR TEST_TIMEOUT "5 * ${TEST_TIMEOUT}")
    set_property(TEST ${target} APPEND PROPERTY ENVIRONMENT QTEST_FUNCTION_TIMEOUT=1500000)
  endif()
  set_tests_properties(${target} PROPERTIES TIMEOUT ${TEST_TIMEOUT})
  if(TEST_LABELS)
    set_tests_properties(${target} PROPERTIES LABELS "${TEST_LABELS}")
  endif()
endfunction()
