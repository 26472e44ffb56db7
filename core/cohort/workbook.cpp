// XLSX (ECMA-376): a zip of XML parts. What Excel shows in a cell is what is read, formulas by the value they were saved with.
#include "core/base/text.h"
#include "core/cohort/clinicalCell.h"
#include "core/cohort/textSheet.h"

#include <pugixml.hpp>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>
#include <optional>

namespace annulus {
namespace {

constexpr zip_uint64_t mostPartBytes = 128u << 20;  // a part that unpacks to more is refused before it is unpacked
constexpr zip_uint64_t mostParts = 10'000;

Error broken(std::string_view part) { return {Errc::corrupt, message("cohort", "The workbook is damaged: its part %1 cannot be read.", part), {}}; }

/// The name without a namespace's prefix.
std::string_view localName(const pugi::xml_node& node)
{
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name)
{
    return node.find_child([&](const pugi::xml_node& candidate) { return localName(candidate) == name; });
}

template <class Take>
void forEachChild(const pugi::xml_node& node, std::string_view name, Take take)
{
    for (const pugi::xml_node& candidate : node.children())
        if (localName(candidate) == name)
            take(candidate);
}

/// The parts of the zip, unpacked when asked for.
class Archive {
public:
    static Result<Archive> open(std::string_view bytes)
    {
        zip_error_t problem;
        zip_error_init(&problem);
        Archive archive;
        zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
        zip_t* zip = source ? zip_open_from_source(source, ZIP_RDONLY, &problem) : nullptr;
        if (!zip && source)
            zip_source_free(source);
        zip_error_fini(&problem);
        if (!zip)
            return Error{Errc::corrupt, message("cohort", "The workbook is damaged: it is no whole zip archive."), {}};
        archive.zip_.reset(zip);
        if (zip_get_num_entries(zip, 0) > static_cast<zip_int64_t>(mostParts))
            return Error{Errc::limit, message("cohort", "The workbook has more than %1 parts.", mostParts), {}};
        return archive;
    }

    [[nodiscard]] bool has(const std::string& part) const { return zip_name_locate(zip_.get(), part.c_str(), 0) >= 0; }

    Result<std::unique_ptr<pugi::xml_document>> xml(const std::string& part) const
    {
        zip_stat_t facts;
        zip_stat_init(&facts);
        if (zip_stat(zip_.get(), part.c_str(), 0, &facts) != 0 || !(facts.valid & ZIP_STAT_SIZE))
            return broken(part);
        if (facts.size > mostPartBytes)
            return Error{Errc::limit, message("cohort", "The workbook's part %1 unpacks to %2 MB; at most %3 MB were expected.", part, facts.size >> 20, mostPartBytes >> 20), {}};
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen(zip_.get(), part.c_str(), 0), &zip_fclose);
        if (!file)
            return broken(part);
        // Read in pieces: the size that the archive states is a claim.
        std::string text;
        std::array<char, 65536> buffer;
        for (;;) {
            const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
            if (count < 0 || text.size() > mostPartBytes)
                return broken(part);
            if (count == 0)
                break;
            text.append(buffer.data(), static_cast<std::size_t>(count));
        }
        auto document = std::make_unique<pugi::xml_document>();
        if (!document->load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata))
            return broken(part);
        return document;
    }

private:
    struct Close {
        void operator()(zip_t* zip) const { zip_discard(zip); }
    };
    std::unique_ptr<zip_t, Close> zip_;
};

enum class Format { plain, date, percent };

/// A number format's code: dates have y, m, d, h or s outside quotes and brackets, per cents their sign (ECMA-376 part 1, 18.8.31).
Format formatOfCode(std::string_view code)
{
    bool quoted = false, bracket = false;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char c = code[at];
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == '\\' || c == '_' || c == '*')
            ++at;
        else if (c == '[')
            bracket = true;
        else if (c == ']')
            bracket = false;
        else if (!bracket && c == '%')
            return Format::percent;
        else if (!bracket && std::strchr("ymdhsYMDHS", c))
            return Format::date;
        else if (c == ';')
            break;
    }
    return Format::plain;
}

/// Formats without a code of their own (ECMA-376 part 1, 18.8.30, with the East Asian dates 27-36 and 50-58).
Format builtInFormat(int id)
{
    if (id == 9 || id == 10)
        return Format::percent;
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58) ? Format::date : Format::plain;
}

/// The text of a string item: its own, or that of its runs. Phonetic hints (rPh) are none of it.
std::string stringOf(const pugi::xml_node& item)
{
    std::string text;
    forEachChild(item, "t", [&](const pugi::xml_node& part) { text += part.text().get(); });
    forEachChild(item, "r", [&](const pugi::xml_node& run) { text += child(run, "t").text().get(); });
    return text;
}

/// What cells refer to.
struct Book {
    std::vector<std::string> strings;
    std::vector<Format> formats;  ///< by style
    bool from1904 = false;
};

std::string twoDigits(long value) { return std::string(value < 10 ? "0" : "").append(std::to_string(value)); }

/// Days since the workbook's first day, with Excel's 29 February 1900 that never was.
std::string dateOf(double serial, bool from1904)
{
    constexpr double day1900 = -25569;  // 1899-12-30 in days since 1970-01-01
    constexpr double day1904 = -24107;
    if (!(serial >= 0) || serial > 3'000'000)
        return formatNumber(serial);
    const double whole = std::floor(serial);
    const long seconds = std::lround((serial - whole) * 86400);
    const std::string time = twoDigits(seconds / 3600) + ':' + twoDigits(seconds / 60 % 60) + ':' + twoDigits(seconds % 60);
    if (serial < 1 && !from1904)
        return time;
    const double day = from1904 ? day1904 + whole : whole < 60 ? day1900 + 1 + whole : day1900 + whole;
    return seconds > 0 ? dateText(day) + ' ' + time : dateText(day);
}

std::string numberOf(const std::string& stored, Format format, bool from1904)
{
    const auto value = parseNumber(stored);
    if (!value || !std::isfinite(*value))
        return stored;
    switch (format) {
    case Format::date: return dateOf(*value, from1904);
    case Format::percent: return formatSignificant(100 * *value, 15) + '%';
    case Format::plain: break;
    }
    return formatNumber(*value);
}

std::string cellText(const pugi::xml_node& cell, const Book& book)
{
    const std::string_view type = cell.attribute("t").value();
    const std::string stored(trim(child(cell, "v").text().get()));
    if (type == "inlineStr")
        return stringOf(child(cell, "is"));
    if (type == "s") {
        const auto place = parseNumber(stored);
        return place && *place >= 0 && *place < static_cast<double>(book.strings.size()) ? book.strings[static_cast<std::size_t>(*place)] : std::string();
    }
    if (type == "str")
        return child(cell, "v").text().get();
    if (type == "b" || type == "e" || type == "d" || stored.empty())
        return stored;
    const unsigned style = cell.attribute("s").as_uint();
    return numberOf(stored, style < book.formats.size() ? book.formats[style] : Format::plain, book.from1904);
}

/// "BC12": column 54, counted from 0. Nothing where no letters lead.
std::optional<std::size_t> columnOf(std::string_view reference)
{
    std::size_t column = 0, letters = 0;
    while (letters < reference.size() && letters < 4 && reference[letters] >= 'A' && reference[letters] <= 'Z')
        column = 26 * column + static_cast<std::size_t>(reference[letters++] - 'A' + 1);
    return letters > 0 ? std::optional(column - 1) : std::nullopt;
}

Result<RawRows> rowsOf(const pugi::xml_node& worksheet, const Book& book)
{
    RawRows raw;
    std::size_t cells = 0, line = 0;
    std::optional<Error> problem;
    forEachChild(child(worksheet, "sheetData"), "row", [&](const pugi::xml_node& row) {
        line = row.attribute("r").as_ullong(line + 1);
        std::vector<std::string> texts;
        std::size_t next = 0;
        forEachChild(row, "c", [&](const pugi::xml_node& cell) {
            const std::size_t column = columnOf(cell.attribute("r").value()).value_or(next);
            next = column + 1;
            if (problem || column >= mostColumns || cells + column > mostCells) {
                problem = Error{Errc::limit, message("cohort", "The sheet is larger than a table can be: a cell in row %1, column %2.", line, column + 1), {}};
                return;
            }
            std::string text = cellText(cell, book);
            if (text.empty())
                return;
            if (texts.size() <= column)
                texts.resize(column + 1);
            texts[column] = std::move(text);
        });
        cells += texts.size();
        if (texts.empty() || problem)
            return;
        raw.rows.push_back(std::move(texts));
        raw.lines.push_back(line);
    });
    if (problem)
        return *problem;
    return raw;
}

/// Name and part of each sheet, those that are shown first.
struct SheetPart {
    std::string name, part;
    bool hidden = false;  ///< "hidden" or "veryHidden"
};

std::vector<SheetPart> sheetParts(const pugi::xml_node& workbook, const pugi::xml_node& relations)
{
    std::map<std::string, std::string> targets;
    forEachChild(child(relations, "Relationships"), "Relationship", [&](const pugi::xml_node& relation) {
        std::string target = relation.attribute("Target").value();
        if (target.starts_with('/'))
            target.erase(0, 1);
        else
            target.insert(0, "xl/");
        targets[relation.attribute("Id").value()] = target;
    });
    std::vector<SheetPart> sheets;
    forEachChild(child(workbook, "sheets"), "sheet", [&](const pugi::xml_node& sheet) {
        for (const pugi::xml_attribute& attribute : sheet.attributes())
            if (const std::string_view name = attribute.name(); name.ends_with(":id"))
                if (const auto target = targets.find(attribute.value()); target != targets.end())
                    sheets.push_back({sheet.attribute("name").value(), target->second, std::string_view(sheet.attribute("state").value()).ends_with("idden")});
    });
    return sheets;
}

Result<void> readBook(const Archive& archive, const pugi::xml_node& workbook, Book& book)
{
    book.from1904 = child(workbook, "workbookPr").attribute("date1904").as_bool();
    if (archive.has("xl/sharedStrings.xml")) {
        const auto strings = archive.xml("xl/sharedStrings.xml");
        if (!strings)
            return strings.error();
        forEachChild(child(**strings, "sst"), "si", [&](const pugi::xml_node& item) { book.strings.push_back(stringOf(item)); });
    }
    if (archive.has("xl/styles.xml")) {
        const auto styles = archive.xml("xl/styles.xml");
        if (!styles)
            return styles.error();
        const pugi::xml_node sheet = child(**styles, "styleSheet");
        std::map<int, Format> own;
        forEachChild(child(sheet, "numFmts"), "numFmt", [&](const pugi::xml_node& format) { own[format.attribute("numFmtId").as_int()] = formatOfCode(format.attribute("formatCode").value()); });
        forEachChild(child(sheet, "cellXfs"), "xf", [&](const pugi::xml_node& style) {
            const int id = style.attribute("numFmtId").as_int();
            book.formats.push_back(own.contains(id) ? own.at(id) : builtInFormat(id));
        });
    }
    return {};
}

}  // namespace

Result<Sheet> parseWorkbook(std::string_view bytes, const std::string& sheetName)
{
    const auto archive = Archive::open(bytes);
    if (!archive)
        return archive.error();
    if (!archive->has("xl/workbook.xml"))
        return Error{Errc::unsupported, message("cohort", "This archive is no XLSX workbook: it has no part xl/workbook.xml."), {}};
    const auto workbook = archive->xml("xl/workbook.xml");
    if (!workbook)
        return workbook.error();
    const auto relations = archive->xml("xl/_rels/workbook.xml.rels");
    if (!relations)
        return relations.error();
    const pugi::xml_node root = child(**workbook, "workbook");
    const auto parts = sheetParts(root, **relations);
    Book book;
    if (auto read = readBook(*archive, root, book); !read)
        return read.error();

    std::vector<std::string> names;
    for (const SheetPart& part : parts)
        names.push_back(part.name);
    std::optional<Error> firstProblem;
    for (const bool hidden : {false, true})
        for (const SheetPart& part : parts) {
            if (sheetName.empty() ? part.hidden != hidden : part.name != sheetName)
                continue;
            const auto xml = archive->xml(part.part);
            if (!xml)
                return xml.error();
            auto raw = rowsOf(child(**xml, "worksheet"), book);
            if (!raw)
                return raw.error();
            auto sheet = sheetFrom(std::move(raw).value());
            if (!sheet) {
                if (!firstProblem)
                    firstProblem = sheet.error();
                continue;
            }
            sheet->encoding = "XLSX";
            sheet->sheet = part.name;
            sheet->sheets = names;
            if (sheetName.empty() && parts.size() > 1)
                sheet->notes.push_back(message("cohort", "The workbook has %1 sheets; \"%2\" was read.", parts.size(), part.name));
            return sheet;
        }
    if (firstProblem)
        return *firstProblem;
    return Error{Errc::notFound, message("cohort", "The workbook has no sheet \"%1\"; it has %2.", sheetName, join(names, ", ")), {}};
}

}  // namespace annulus
