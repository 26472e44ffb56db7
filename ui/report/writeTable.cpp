#include "ui/report/writeTable.h"

#include "core/base/csv.h"
#include "core/base/files.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace annulus::ui {

namespace {

std::string replaced(const std::string& text, const std::map<char, std::string>& by)
{
    std::string out;
    for (const char c : text) {
        const auto found = by.find(c);
        if (found == by.end())
            out += c;
        else
            out += found->second;
    }
    return out;
}

std::string latexEscaped(const std::string& text)
{
    std::string out = replaced(text, {{'&', "\\&"}, {'%', "\\%"}, {'$', "\\$"}, {'#', "\\#"}, {'_', "\\_"}, {'{', "\\{"}, {'}', "\\}"}, {'~', "\\textasciitilde{}"},
                                      {'^', "\\textasciicircum{}"}, {'\\', "\\textbackslash{}"}, {'<', "\\textless{}"}, {'>', "\\textgreater{}"}});
    // Signs that a plain LaTeX font has by command only.
    for (const auto& [sign, command] : {std::pair<std::string, std::string>{"\u2212", "$-$"}, {"\u2265", "$\\geq$"}, {"\u2264", "$\\leq$"}, {"\u00B1", "$\\pm$"}, {"\u03C7\u00B2", "$\\chi^2$"}, {"\u2013", "--"}})
        for (std::size_t at = out.find(sign); at != std::string::npos; at = out.find(sign, at + command.size()))
            out.replace(at, sign.size(), command);
    return out;
}

/// A sheet's name: at most 31 characters, none of []:*?/\ and none twice.
std::string sheetName(const std::string& wanted, std::set<std::string>& taken)
{
    std::string name = replaced(wanted, {{'[', "("}, {']', ")"}, {':', " "}, {'*', " "}, {'?', " "}, {'/', "-"}, {'\\', "-"}}).substr(0, 28);
    if (name.empty())
        name = "table";
    std::string unique = name;
    for (int i = 2; !taken.insert(unique).second; ++i)
        unique = name + std::to_string(i);
    return unique;
}

}  // namespace

std::optional<TableFormat> tableFormatOf(const std::filesystem::path& file)
{
    const std::string ending = toUtf8(file.extension());
    if (ending == ".csv")
        return TableFormat::csv;
    if (ending == ".xlsx")
        return TableFormat::xlsx;
    if (ending == ".html" || ending == ".htm")
        return TableFormat::html;
    if (ending == ".tex")
        return TableFormat::latex;
    return {};
}

std::string htmlEscaped(const std::string& text) { return replaced(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}}); }

std::optional<CellNumber> cellNumber(const std::string& cell)
{
    // "007" is a name, ".03" a P as Radiology prints it, "1e5" and "1,000" are left as they stand.
    if (cell.empty() || cell[0] == '.' || cell.starts_with("-.") || cell.find_first_not_of("-0123456789.") != std::string::npos || (cell.size() > 1 && cell[0] == '0' && cell[1] != '.'))
        return {};
    CellNumber number;
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), number.value);
    if (problem != std::errc() || end != cell.data() + cell.size())
        return {};
    const auto dot = cell.find('.');
    number.decimals = dot == std::string::npos ? 0 : static_cast<int>(cell.size() - dot - 1);
    return number;
}

std::string tableCsv(const ResultTable& table, const Words& words)
{
    std::string out = "\xEF\xBB\xBF" + csvLine(table.header);
    for (const auto& row : table.rows)
        out += csvLine(row);
    if (!table.notes.empty())
        out += csvLine(std::vector<std::string>(std::max<std::size_t>(1, table.header.size())));
    for (const Message& note : table.notes) {
        std::vector<std::string> fields(std::max<std::size_t>(1, table.header.size()));
        fields[0] = words(note);
        out += csvLine(fields);
    }
    return out;
}

std::string tableHtml(const ResultTable& table, const Words& words)
{
    std::string out = "<table>\n<caption>" + htmlEscaped(words(table.title)) + "</caption>\n<thead><tr>";
    for (const std::string& name : table.header)
        out += "<th>" + htmlEscaped(name) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            out += std::string(i == 0 ? "<td>" : "<td align=\"right\">") + htmlEscaped(row[i]) + "</td>";
        out += "</tr>\n";
    }
    out += "</tbody>\n</table>\n";
    for (const Message& note : table.notes)
        out += "<p class=\"note\">" + htmlEscaped(words(note)) + "</p>\n";
    return out;
}

std::string htmlPage(const std::vector<ResultTable>& tables, const std::string& title, const Words& words)
{
    std::string out = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + htmlEscaped(title) +
                      "</title>\n<style>body{font:10pt Arial,'Noto Sans CJK SC',sans-serif;margin:2em}table{border-collapse:collapse;border-top:1.5px solid;border-bottom:1.5px solid;margin-top:2em}"
                      "th{border-bottom:1px solid;text-align:left;padding:3px 10px}td{padding:2px 10px;vertical-align:top}caption{text-align:left;font-weight:bold;padding:4px 0}.note{font-size:8.5pt;margin:2px 0}"
                      "</style></head>\n<body>\n<h1>" + htmlEscaped(title) + "</h1>\n";
    for (const ResultTable& table : tables)
        out += tableHtml(table, words);
    return out + "</body></html>\n";
}

std::string tableLatex(const ResultTable& table, const Words& words)
{
    std::string out = "% needs \\usepackage{booktabs}\n\\begin{table}\n\\caption{" + latexEscaped(words(table.title)) + "}\n\\label{tab:" + latexEscaped(table.name) + "}\n\\begin{tabular}{l" +
                      std::string(table.header.empty() ? 0 : table.header.size() - 1, 'r') + "}\n\\toprule\n";
    const auto line = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            out += (i > 0 ? " & " : "") + latexEscaped(cells[i]);
        out += " \\\\\n";
    };
    line(table.header);
    out += "\\midrule\n";
    for (const auto& row : table.rows)
        line(row);
    out += "\\bottomrule\n\\end{tabular}\n";
    for (const Message& note : table.notes)
        out += "\\par\\footnotesize " + latexEscaped(words(note)) + "\n";
    return out + "\\end{table}\n";
}

Result<void> writeXlsx(const std::vector<ResultTable>& tables, const std::filesystem::path& file, const Words& words)
{
    // Beside the target and renamed: the library writes when it is closed, and half a workbook must not replace a whole one.
    std::filesystem::path beside = file;
    beside += ".part";
    lxw_workbook_options options{};
    options.constant_memory = LXW_FALSE;
    lxw_workbook* book = workbook_new_opt(toUtf8(beside).c_str(), &options);
    if (!book)
        return Error{Errc::io, message("report", "The workbook cannot be written."), toUtf8(file)};
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    lxw_format* head = workbook_add_format(book);
    format_set_bold(head);
    format_set_bottom(head, LXW_BORDER_THIN);
    std::map<int, lxw_format*> numbers;
    const auto numberFormat = [&](int decimals) {
        lxw_format*& format = numbers[decimals];
        if (!format) {
            format = workbook_add_format(book);
            format_set_num_format(format, decimals == 0 ? "0" : ("0." + std::string(static_cast<std::size_t>(decimals), '0')).c_str());
        }
        return format;
    };
    std::set<std::string> taken;
    for (const ResultTable& table : tables) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, sheetName(table.name, taken).c_str());
        lxw_row_t at = 0;
        std::vector<std::size_t> widths(table.header.size(), 6);
        for (std::size_t c = 0; c < table.header.size(); ++c) {
            worksheet_write_string(sheet, at, static_cast<lxw_col_t>(c), table.header[c].c_str(), head);
            widths[c] = std::max(widths[c], table.header[c].size());
        }
        for (const auto& row : table.rows) {
            ++at;
            for (std::size_t c = 0; c < row.size(); ++c) {
                const auto column = static_cast<lxw_col_t>(c);
                if (const auto number = cellNumber(row[c]))
                    worksheet_write_number(sheet, at, column, number->value, numberFormat(number->decimals));
                else
                    worksheet_write_string(sheet, at, column, row[c].c_str(), nullptr);
                if (c < widths.size())
                    widths[c] = std::max(widths[c], row[c].size());
            }
        }
        for (std::size_t c = 0; c < widths.size(); ++c)
            worksheet_set_column(sheet, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), static_cast<double>(std::min<std::size_t>(widths[c], 60)) + 2, nullptr);
        worksheet_freeze_panes(sheet, 1, 1);
        // Title and notes below, so that a program that reads the sheet finds the names in its first row.
        at += 2;
        worksheet_write_string(sheet, at, 0, words(table.title).c_str(), bold);
        for (const Message& note : table.notes)
            worksheet_write_string(sheet, ++at, 0, words(note).c_str(), nullptr);
    }
    const lxw_error problem = workbook_close(book);
    if (problem != LXW_NO_ERROR) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        return Error{Errc::io, message("report", "The workbook cannot be written: %1", lxw_strerror(problem)), toUtf8(file)};
    }
    return commitFile(beside, file);
}

Result<void> writeTables(const std::vector<ResultTable>& tables, const std::filesystem::path& file, TableFormat format, const Words& words)
{
    std::string out;
    switch (format) {
    case TableFormat::xlsx: return writeXlsx(tables, file, words);
    case TableFormat::html: out = htmlPage(tables, toUtf8(file.stem()), words); break;
    case TableFormat::csv:
        for (const ResultTable& table : tables) {
            constexpr std::size_t byteOrderMark = 3;  // one a file
            const std::string one = tableCsv(table, words);
            if (out.empty())
                out = one;
            else
                out.append("\n").append(one, byteOrderMark);
        }
        break;
    case TableFormat::latex:
        for (const ResultTable& table : tables)
            out += tableLatex(table, words) + "\n";
        break;
    }
    return writeFileAtomically(file, out);
}

}  // namespace annulus::ui
