#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <fstream>
#include <string_view>

namespace annulus {

/// A text file written piece by piece beside its target and put in its place when whole: for tables too large to
/// hold. Given up before commit(), it leaves nothing behind.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path target);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    Result<void> write(std::string_view text);
    Result<void> commit();

private:
    std::filesystem::path target_, temporary_;
    std::ofstream stream_;
};

}  // namespace annulus
