#include "core/base/csv.h"

#include "core/base/files.h"

#include <algorithm>

namespace annulus {
namespace {

/// Reads one record from `text` starting at `at`; counts the lines it spans.
struct Reader {
    std::string_view text;
    std::size_t at = 0;
    int line = 1;

    [[nodiscard]] bool atEnd() const { return at >= text.size(); }

    Result<std::vector<std::string>> record()
    {
        std::vector<std::string> fields(1);
        while (!atEnd()) {
            const char c = text[at++];
            if (c == '"' && fields.back().empty()) {
                if (!quoted(fields.back()))
                    return Error{Errc::corrupt, message("base", "A quoted field that starts before line %1 never ends.", line), {}};
            } else if (c == ',') {
                fields.emplace_back();
            } else if (c == '\n') {
                ++line;
                break;
            } else if (c != '\r') {
                fields.back() += c;
            }
        }
        return fields;
    }

    bool quoted(std::string& field)
    {
        while (!atEnd()) {
            const char c = text[at++];
            if (c == '\n')
                ++line;
            if (c != '"')
                field += c;
            else if (!atEnd() && text[at] == '"')
                field += text[at++];
            else
                return true;
        }
        return false;
    }
};

}  // namespace

int Csv::column(std::string_view name) const
{
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? -1 : static_cast<int>(found - header.begin());
}

Result<Csv> parseCsv(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    Reader reader{text};
    if (reader.atEnd())
        return Error{Errc::corrupt, message("base", "The table is empty; a header line was expected."), {}};
    auto header = reader.record();
    if (!header)
        return std::move(header).error();
    Csv csv{std::move(header).value(), {}};
    while (!reader.atEnd()) {
        const int line = reader.line;
        auto row = reader.record();
        if (!row)
            return std::move(row).error();
        if (row->size() == 1 && row->front().empty())
            continue;
        if (row->size() != csv.header.size())
            return Error{Errc::corrupt, message("base", "Line %1 has %2 fields; the header has %3.", line, row->size(), csv.header.size()), {}};
        csv.rows.push_back(std::move(row).value());
    }
    return csv;
}

Result<Csv> readCsv(const std::filesystem::path& file)
{
    auto text = readTextFile(file);
    if (!text)
        return std::move(text).error();
    auto csv = parseCsv(*text);
    if (!csv)
        return std::move(csv).error().in(file.string());
    return csv;
}

std::string csvField(std::string_view value)
{
    if (value.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(value);
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csvLine(const std::vector<std::string>& fields)
{
    std::string line;
    for (const auto& field : fields) {
        if (&field != &fields.front())
            line += ',';
        line += csvField(field);
    }
    return line + '\n';
}

}  // namespace annulus
