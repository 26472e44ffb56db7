# Everything we build on, each with its line in docs/architecture.md. All are Debian packages.
# Qt 6 first: Debian 13's ITK brings VTK and with it Qt 5, which else takes the names without a version.
find_package(Qt6 REQUIRED COMPONENTS Core Test)
# Without Qt's folders of each test program (for QFINDTESTDATA): all of them can share headers and compiled files.
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
find_package(PkgConfig REQUIRED)
if(ANNULUS_WINDOW)
  find_package(Qt6 REQUIRED COMPONENTS Gui Widgets Svg Concurrent LinguistTools PrintSupport)
  find_package(QCustomPlotQt6 REQUIRED)
  pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
endif()
find_package(Eigen3 REQUIRED)
find_package(TBB REQUIRED)
find_package(Boost CONFIG REQUIRED)  # headers only: Boost.Math
find_package(nlohmann_json REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(DCMTK REQUIRED)
find_package(ITK REQUIRED COMPONENTS
  ITKCommon ITKIOImageBase ITKIONRRD ITKIONIFTI ITKImageGrid ITKImageFunction ITKSmoothing ITKImageFeature)
find_package(pugixml REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PNG REQUIRED)
find_library(LIBSVM_LIBRARY svm REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)  # its CMake config names programs that are not installed
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(openjpeg REQUIRED IMPORTED_TARGET libopenjp2)  # its CMake config names programs that are not installed

# Third-party headers are system includes: our warnings must not see them.
add_library(annulus_itk INTERFACE)
target_include_directories(annulus_itk SYSTEM INTERFACE ${ITK_INCLUDE_DIRS})
target_link_directories(annulus_itk INTERFACE ${ITK_LIBRARY_DIRS})
target_link_libraries(annulus_itk INTERFACE ${ITK_LIBRARIES})

# OpenCV's CMake config comes with all its modules and what they build on; two of them are needed.
find_path(OPENCV_INCLUDE opencv2/dnn.hpp PATH_SUFFIXES opencv4 REQUIRED)
find_library(OPENCV_DNN opencv_dnn REQUIRED)
find_library(OPENCV_CORE opencv_core REQUIRED)
add_library(annulus_opencv INTERFACE)
target_include_directories(annulus_opencv SYSTEM INTERFACE ${OPENCV_INCLUDE})
target_link_libraries(annulus_opencv INTERFACE ${OPENCV_DNN} ${OPENCV_CORE})

add_library(annulus_dcmtk INTERFACE)
target_include_directories(annulus_dcmtk SYSTEM INTERFACE ${DCMTK_INCLUDE_DIRS})
target_link_libraries(annulus_dcmtk INTERFACE ${DCMTK_LIBRARIES})

if(ANNULUS_WINDOW)
  find_package(VTK REQUIRED COMPONENTS CommonCore CommonDataModel RenderingCore RenderingOpenGL2 RenderingImage)
endif()
if(ANNULUS_BENCH)
  find_package(benchmark REQUIRED)
endif()
