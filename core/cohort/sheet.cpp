#include "core/cohort/sheet.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/cohort/textEncoding.h"
#include "core/cohort/textSheet.h"

#include <algorithm>
#include <array>
#include <set>

namespace annulus {
namespace {

constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};

/// Fields of each of the first lines; a quoted field may hold delimiters and line breaks.
std::vector<std::size_t> fieldCounts(std::string_view text, char delimiter, std::size_t most)
{
    std::vector<std::size_t> counts;
    std::size_t fields = 1;
    bool quoted = false, empty = true;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (c == '\n' && !quoted) {
            if (!empty)
                counts.push_back(fields);
            if (counts.size() == most)
                return counts;
            fields = 1;
            empty = true;
            continue;
        }
        empty = empty && (c == '\r' || c == ' ');
        if (c == delimiter && !quoted)
            ++fields;
    }
    if (!empty)
        counts.push_back(fields);
    return counts;
}

bool isEmpty(const std::vector<std::string>& row)
{
    return std::ranges::all_of(row, [](const std::string& cell) { return trim(cell).empty(); });
}

/// Place of the header: the first row with two cells (a title stands alone in its row), else the first with one.
std::size_t headerRow(const RawRows& raw)
{
    const auto cells = [](const std::vector<std::string>& row) { return std::ranges::count_if(row, [](const std::string& cell) { return !trim(cell).empty(); }); };
    for (const long wanted : {2L, 1L})
        for (std::size_t row = 0; row < raw.rows.size(); ++row)
            if (cells(raw.rows[row]) >= wanted)
                return row;
    return raw.rows.size();
}

/// One delimited text.
struct Cutter {
    std::string_view text;
    char delimiter;
    std::size_t at = 0, line = 1;

    bool quoted(std::string& field)
    {
        while (at < text.size()) {
            const char c = text[at++];
            line += c == '\n';
            if (c != '"')
                field += c;
            else if (at < text.size() && text[at] == '"')
                field += text[at++];
            else
                return true;
        }
        return false;
    }

    Result<std::vector<std::string>> record()
    {
        std::vector<std::string> fields(1);
        const std::size_t first = line;
        while (at < text.size()) {
            const char c = text[at++];
            if (c == '"' && trim(fields.back()).empty()) {
                fields.back().clear();
                if (!quoted(fields.back()))
                    return Error{Errc::corrupt, message("cohort", "The quoted cell in line %1 never ends.", first), {}};
            } else if (c == delimiter) {
                fields.emplace_back();
                if (fields.size() > mostColumns)
                    return Error{Errc::limit, message("cohort", "Line %1 has more than %2 cells.", first, mostColumns), {}};
            } else if (c == '\n' || (c == '\r' && (at == text.size() || text[at] != '\n'))) {  // CR alone: an old Mac's
                ++line;
                break;
            } else if (c != '\r') {
                fields.back() += c;
            }
        }
        return fields;
    }
};

}  // namespace

char guessDelimiter(std::string_view text)
{
    char best = ',';
    std::size_t bestScore = 0;
    for (const char delimiter : delimiters) {
        const auto counts = fieldCounts(text, delimiter, 25);
        if (counts.empty())
            continue;
        const std::size_t most = *std::ranges::max_element(counts);
        const auto even = static_cast<std::size_t>(std::ranges::count(counts, most));
        const std::size_t score = most < 2 ? 0 : most * even * 100 / counts.size();
        if (score > bestScore) {
            bestScore = score;
            best = delimiter;
        }
    }
    return best;
}

Result<RawRows> parseDelimited(std::string_view text, char delimiter)
{
    RawRows raw;
    Cutter cutter{text, delimiter};
    std::size_t cells = 0;
    while (cutter.at < text.size()) {
        const std::size_t line = cutter.line;
        auto record = cutter.record();
        if (!record)
            return std::move(record).error();
        cells += record->size();
        if (cells > mostCells)
            return Error{Errc::limit, message("cohort", "The table has more than %1 cells.", mostCells), {}};
        raw.rows.push_back(std::move(record).value());
        raw.lines.push_back(line);
    }
    return raw;
}

Result<Sheet> sheetFrom(RawRows raw)
{
    const std::size_t first = headerRow(raw);
    if (first == raw.rows.size())
        return Error{Errc::corrupt, message("cohort", "The table is empty; a header line was expected."), {}};
    Sheet sheet;
    if (first > 0)
        sheet.notes.push_back(message("cohort", "Line %1 was taken for the header; what stands above it is left out.", raw.lines[first]));
    std::vector<std::string>& header = raw.rows[first];
    while (!header.empty() && trim(header.back()).empty())
        header.pop_back();
    std::set<std::string> known;
    for (std::size_t column = 0; column < header.size(); ++column) {
        std::string name(trim(header[column]));
        std::ranges::replace(name, '\n', ' ');
        if (name.empty())
            name = std::string("column ").append(std::to_string(column + 1));
        std::string distinct = name;
        for (int copy = 2; !known.insert(distinct).second; ++copy)
            distinct = std::string(name).append(" (").append(std::to_string(copy)).append(")");
        sheet.header.push_back(std::move(distinct));
    }
    std::size_t beyond = 0, firstBeyond = 0;
    for (std::size_t row = first + 1; row < raw.rows.size(); ++row) {
        std::vector<std::string>& cells = raw.rows[row];
        if (isEmpty(cells))
            continue;
        const auto end = cells.begin() + static_cast<std::ptrdiff_t>(std::min(cells.size(), sheet.header.size()));
        if (!std::all_of(end, cells.end(), [](const std::string& cell) { return trim(cell).empty(); }) && beyond++ == 0)
            firstBeyond = raw.lines[row];
        cells.resize(sheet.header.size());
        sheet.rows.push_back(std::move(cells));
        sheet.lines.push_back(raw.lines[row]);
    }
    if (beyond > 0)
        sheet.notes.push_back(message("cohort", "%1 rows, the first in line %2, have cells beyond the header; these are left out.", beyond, firstBeyond));
    return sheet;
}

Result<Sheet> parseSheet(std::string_view bytes, const SheetOptions& options)
{
    if (bytes.starts_with("PK\x03\x04"))
        return parseWorkbook(bytes, options.sheet);
    if (bytes.starts_with("\xd0\xcf\x11\xe0"))
        return Error{Errc::unsupported, message("cohort", "This is a workbook of Excel 97-2003 (XLS) or one with a password; save it as XLSX or CSV without one."), {}};
    auto decoded = decodeText(bytes, options.encoding);
    if (!decoded)
        return std::move(decoded).error();
    if (decoded->text.find('\0') != std::string::npos)
        return Error{Errc::corrupt, message("cohort", "This is no table: it holds zero bytes."), {}};
    std::string_view text = decoded->text;
    char delimiter = options.delimiter;
    if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\r' || text[5] == '\n')) {  // Excel's own way to say it
        delimiter = delimiter ? delimiter : text[4];
        text.remove_prefix(5);
    }
    if (delimiter == 0)
        delimiter = guessDelimiter(text);
    auto raw = parseDelimited(text, delimiter);
    if (!raw)
        return std::move(raw).error();
    auto sheet = sheetFrom(std::move(raw).value());
    if (!sheet)
        return std::move(sheet).error();
    sheet->encoding = decoded->encoding;
    sheet->delimiter = delimiter;
    return sheet;
}

Result<Sheet> readSheet(const std::filesystem::path& file, const SheetOptions& options)
{
    constexpr std::uintmax_t mostBytes = 512u << 20;
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    if (!problem && size > mostBytes)
        return Error{Errc::limit, message("cohort", "The file has %1 MB; a table of at most %2 MB was expected.", size >> 20, mostBytes >> 20), toUtf8(file.filename())};
    const auto bytes = readTextFile(file);
    if (!bytes)
        return bytes.error();
    auto sheet = parseSheet(*bytes, options);
    if (!sheet)
        return std::move(sheet).error().in(toUtf8(file.filename()));
    return sheet;
}

}  // namespace annulus
