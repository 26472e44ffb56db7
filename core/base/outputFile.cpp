#include "core/base/outputFile.h"

#include "core/base/files.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace annulus {

OutputFile::OutputFile(std::filesystem::path target)
    : target_(std::move(target)), temporary_(std::filesystem::path(target_) += ".part" + std::to_string(::getpid())),
      stream_(temporary_, std::ios::binary | std::ios::trunc)
{
}

OutputFile::~OutputFile()
{
    stream_.close();
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
}

Result<void> OutputFile::write(std::string_view text)
{
    stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream_)
        return Error{Errc::io, message("base", "The file cannot be written: %1.", std::strerror(errno)), toUtf8(target_)};
    return {};
}

Result<void> OutputFile::commit()
{
    stream_.close();
    if (!stream_)
        return Error{Errc::io, message("base", "The file cannot be written: %1.", std::strerror(errno)), toUtf8(target_)};
    return commitFile(temporary_, target_);
}

}  // namespace annulus
