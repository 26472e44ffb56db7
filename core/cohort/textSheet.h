#pragma once

#include "core/cohort/sheet.h"

namespace annulus {

/// Rows of cells as a file has them, before one of them is the header.
struct RawRows {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> lines;
};

/// More than this nobody has in a clinical table; a file that claims it is broken or made to fill the memory.
inline constexpr std::size_t mostCells = 20'000'000;
inline constexpr std::size_t mostColumns = 16'384;

/// Records of delimited text. A quote that is never closed is an error, and so are too many cells.
Result<RawRows> parseDelimited(std::string_view text, char delimiter);
/// Comma, semicolon, tab or bar: the one that cuts the first lines into the most fields evenly.
char guessDelimiter(std::string_view text);

/// The first row with cells becomes the header; names are made whole and distinct.
Result<Sheet> sheetFrom(RawRows raw);

/// The cells of an XLSX file.
Result<Sheet> parseWorkbook(std::string_view bytes, const std::string& sheetName);

}  // namespace annulus
