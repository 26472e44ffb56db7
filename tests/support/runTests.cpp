#include "tests/support/runTests.h"

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#else
#include <QCoreApplication>
#endif

#if defined(__SANITIZE_ADDRESS__)
/// What libraries keep until the program ends is not ours to free (LeakSanitizer asks for this by name).
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\nleak:libdbus\n"; }
#endif

#if defined(__SANITIZE_THREAD__)
/// Qt is not compiled for ThreadSanitizer, and QtTest ends its own watchdog in every program (asked for by name, too).
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() { return "race:QWaitCondition::~QWaitCondition\nrace:QTest::qRun\n"; }
#endif

namespace annulus::tests {

std::vector<Factory>& factories()
{
    static std::vector<Factory> all;
    return all;
}

}  // namespace annulus::tests

int main(int argc, char** argv)
{
    qputenv("QTEST_DISABLE_STACK_DUMP", "1");  // where a debugger is installed, Qt would wait for it for minutes after a crash
#ifdef QT_WIDGETS_LIB
    QApplication application(argc, argv);
#else
    QCoreApplication application(argc, argv);
#endif
    int failed = 0;
    for (const auto& make : annulus::tests::factories())
        failed += QTest::qExec(make().get(), argc, argv);
    return failed == 0 && !annulus::tests::factories().empty() ? 0 : 1;
}
