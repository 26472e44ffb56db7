#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace annulus {

/// What to take where a file leaves it open; empty: find out.
struct SheetOptions {
    std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"
    char delimiter = 0;
    std::string sheet;     ///< of a workbook; empty: the first with cells
    bool operator==(const SheetOptions&) const = default;
};

/// A table of texts (UTF-8) as a spreadsheet program shows it.
struct Sheet {
    std::vector<std::string> header;             ///< without blanks around; none empty, none twice
    std::vector<std::vector<std::string>> rows;  ///< each as long as the header; empty rows are left out
    std::vector<std::size_t> lines;              ///< where each row stands in the file, from 1
    std::string encoding;                        ///< found or chosen; "XLSX" for a workbook
    char delimiter = 0;                          ///< of a text file
    std::string sheet;                           ///< of a workbook
    std::vector<std::string> sheets;             ///< all of the workbook
    std::vector<Message> notes;                  ///< what was taken in spite of its form: cells beyond the header, ...
};

/// CSV (comma, semicolon, tab, bar; UTF-8, UTF-16, GB18030) or XLSX, told apart by the bytes. Any bytes are a table or one sentence.
Result<Sheet> parseSheet(std::string_view bytes, const SheetOptions& options = {});
Result<Sheet> readSheet(const std::filesystem::path& file, const SheetOptions& options = {});

}  // namespace annulus
