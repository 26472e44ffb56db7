// A user who works on a project without a window until somebody kills him: takes up what an earlier run left, edits,
// undoes, saves. Tells each step on stdout the moment it is done, so that the test knows what must not be lost.
//   scripted_user FOLDER SEED STEPS PAUSE_MICROSECONDS

#include "core/project/recoverWork.h"
#include "tests/core/project/randomUser.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

using namespace annulus;
namespace fs = std::filesystem;

namespace {

OpenedProject takeUp(const fs::path& project, const WorkingPlaces& places, const Author& author)
{
    for (const Recoverable& found : findRecoverable(places))
        if (auto recovered = recover(found, places, author))
            return std::move(recovered).value();
    if (fs::exists(project))
        if (auto opened = openForWork(project, places, author))
            return std::move(opened).value();
    OpenedProject fresh;
    fresh.working = WorkingCopy::forProject({}, places, author);
    return fresh;
}

void tell(const std::string& line)
{
    const std::string whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0)
        std::_Exit(3);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 5)
        return 2;
    const fs::path folder = argv[1];
    const WorkingPlaces places{folder / "working", folder / "fallback"};
    const fs::path project = folder / "study.annulus";
    OpenedProject opened = takeUp(project, places, {"account", "reader", "host", "scripted user"});
    if (!opened.working)
        return 4;
    tests::RandomUser user(std::stoull(argv[2]), opened.project);
    const int steps = std::atoi(argv[3]);
    const auto pause = std::chrono::microseconds(std::atoi(argv[4]));
    tell("start");
    std::jthread saving;
    for (int step = 1; step <= steps; ++step) {
        Happening happening = user.step();
        opened.working->record(std::move(happening), user.project());
        tell(std::to_string(step));
        if (step % 60 == 0)  // as in the window, edits go on while a worker saves
            saving = std::jthread([&] { (void)opened.working->save(project); });
        std::this_thread::sleep_for(pause);
    }
    saving = {};
    tell("end");
    ::pause();
}
