#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

/// A table of texts: RFC 4180 with a header row, UTF-8.
struct Csv {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;  ///< each as long as the header

    /// Index of a column, or -1.
    [[nodiscard]] int column(std::string_view name) const;
};

/// Accepts LF, CRLF, quoted fields with line breaks, a UTF-8 byte order mark. A row of another length than
/// the header is an error that names its line.
Result<Csv> parseCsv(std::string_view text);
Result<Csv> readCsv(const std::filesystem::path& file);

/// One field, quoted where needed.
std::string csvField(std::string_view value);
/// One line with its line feed.
std::string csvLine(const std::vector<std::string>& fields);

}  // namespace annulus
