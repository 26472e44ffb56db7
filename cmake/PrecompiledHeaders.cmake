# Headers of others that many files read: parsed once a target family instead of once a file. Nothing relies on them:
# every file includes what it uses, which -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON proves (the tsan preset does).
set(annulus_core_headers <algorithm> <array> <cmath> <filesystem> <functional> <map> <memory> <optional> <span> <string> <variant> <vector>)
set(annulus_qt_headers <QAction> <QBoxLayout> <QLabel> <QPainter> <QToolButton> <QWidget> <filesystem> <functional> <string> <vector>)
set(annulus_test_headers <QTemporaryDir> <QTest> <filesystem> <fstream> <functional> <string> <vector>)

# annulus_share_headers(<target> <family> HEADERS <header>...): the first target of a family parses, the others reuse.
function(annulus_share_headers target family)
  cmake_parse_arguments(SHARE "" "" "HEADERS" ${ARGN})
  get_property(first GLOBAL PROPERTY annulus_headers_${family})
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    target_precompile_headers(${target} PRIVATE ${SHARE_HEADERS})
    set_property(GLOBAL PROPERTY annulus_headers_${family} ${target})
  endif()
endfunction()
