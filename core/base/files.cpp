#include "core/base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace annulus {
namespace {

Error systemError(const std::filesystem::path& file, int number)
{
    return {Errc::io, message("base", "The file cannot be written: %1.", std::strerror(number)), toUtf8(file)};
}

bool syncPath(const std::filesystem::path& path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

}  // namespace

Result<std::string> readTextFile(const std::filesystem::path& file)
{
    std::error_code code;
    if (std::filesystem::is_directory(file, code))
        return Error{Errc::io, message("base", "This is a folder; a file was expected."), toUtf8(file)};
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{Errc::notFound, message("base", "The file cannot be opened for reading."), toUtf8(file)};
    std::ostringstream text;
    text << stream.rdbuf();
    if (stream.bad())
        return Error{Errc::io, message("base", "The file could not be read to its end."), toUtf8(file)};
    return std::move(text).str();
}

Result<void> writeFileAtomically(const std::filesystem::path& file, std::string_view bytes)
{
    const auto temporary = std::filesystem::path(file) += ".part" + std::to_string(::getpid());
    {
        std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.flush();
        if (!stream) {
            const int number = errno;
            std::error_code ignored;
            std::filesystem::remove(temporary, ignored);
            return systemError(file, number);
        }
    }
    return commitFile(temporary, file);
}

Result<void> commitFile(const std::filesystem::path& finished, const std::filesystem::path& target)
{
    if (!syncPath(finished, O_RDONLY))
        return systemError(finished, errno);
    std::error_code code;
    std::filesystem::rename(finished, target, code);
    if (code) {
        std::error_code ignored;
        std::filesystem::remove(finished, ignored);
        return systemError(target, code.value());
    }
    const auto folder = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
    syncPath(folder, O_RDONLY | O_DIRECTORY);
    return {};
}

std::string toUtf8(const std::filesystem::path& path)
{
    const auto text = path.u8string();
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

}  // namespace annulus
