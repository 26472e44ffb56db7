#pragma once

#include "core/base/Result.h"
#include "core/run/RunResult.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace annulus::ui {

// Tables of a run as files. `words` says a message in the language wanted (text() of the window, or English).

using Words = std::function<std::string(const Message&)>;

enum class TableFormat { csv, xlsx, html, latex };
std::optional<TableFormat> tableFormatOf(const std::filesystem::path& file);

/// UTF-8 with a byte order mark; the notes follow below an empty line.
std::string tableCsv(const ResultTable& table, const Words& words);
/// A <table> with its caption; `htmlPage` makes a file of several.
std::string tableHtml(const ResultTable& table, const Words& words);
std::string htmlPage(const std::vector<ResultTable>& tables, const std::string& title, const Words& words);
/// Three lines of booktabs, as journals print.
std::string tableLatex(const ResultTable& table, const Words& words);
/// One sheet a table. Cells that are numbers are written as numbers with the digits shown.
Result<void> writeXlsx(const std::vector<ResultTable>& tables, const std::filesystem::path& file, const Words& words);

Result<void> writeTables(const std::vector<ResultTable>& tables, const std::filesystem::path& file, TableFormat format, const Words& words);

/// The figure a cell holds, or nothing for words ("0.84 (0.79, 0.89)").
struct CellNumber {
    double value = 0;
    int decimals = 0;
};
std::optional<CellNumber> cellNumber(const std::string& cell);

std::string htmlEscaped(const std::string& text);

}  // namespace annulus::ui
