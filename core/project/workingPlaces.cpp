#include "core/project/WorkingCopy.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <random>

namespace annulus {

namespace fs = std::filesystem;

WorkingPlaces userPlaces()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* user = std::getenv("HOME");
    const fs::path base = data && *data ? fs::path(data) : fs::path(user ? user : "/") / ".local/share";
    std::error_code code;
    fs::path temporary = fs::temp_directory_path(code);
    if (code)
        temporary = "/tmp";
    return {base / "annulus/working", temporary / ("annulus-" + thisAuthor().account)};
}

fs::path newWorkingFile(const WorkingPlaces& places)
{
    std::random_device device;
    std::string name = utcNow().substr(0, 10) + "-";
    for (int letter = 0; letter < 12; ++letter)
        name += "0123456789abcdef"[device() % 16];
    return places.folder / (name + ".sqlite");
}

fs::path overflowOf(const fs::path& workingFile, const WorkingPlaces& places)
{
    return places.fallback / (workingFile.stem().string() + overflowMark + ".sqlite");
}

void makePrivateFolder(const fs::path& folder)
{
    std::error_code code;
    if (fs::create_directories(folder, code))
        fs::permissions(folder, fs::perms::owner_all, code);  // names of patients are in here
    struct ::stat found {};
    if (::stat(folder.c_str(), &found) != 0 || !S_ISDIR(found.st_mode))
        throw std::runtime_error("the folder cannot be made");
    if (found.st_uid != ::geteuid())
        throw std::runtime_error("the folder belongs to another account");
}

void removeDatabase(const fs::path& file)
{
    std::error_code code;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(fs::path(file) += suffix, code);
}

}  // namespace annulus
