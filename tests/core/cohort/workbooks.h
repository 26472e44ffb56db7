#pragma once

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <xlsxwriter.h>
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace annulus::tests {

inline std::string bytesOfFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// An archive of these parts.
inline std::string zipOf(const std::vector<std::pair<std::string, std::string>>& parts)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.zip");
    zip_t* zip = zip_open(path.toUtf8().constData(), ZIP_CREATE, nullptr);
    for (const auto& [name, text] : parts)
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_close(zip);
    return bytesOfFile(path);
}

/// Three sheets: an empty one, one with every kind of cell, a hidden one.
inline std::string workbookOfAllKinds()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.xlsx");
    lxw_workbook* book = workbook_new(path.toUtf8().constData());
    workbook_add_worksheet(book, "空");
    lxw_worksheet* sheet = workbook_add_worksheet(book, "临床");
    lxw_worksheet* hidden = workbook_add_worksheet(book, "hidden");
    lxw_format *date = workbook_add_format(book), *percent = workbook_add_format(book), *bold = workbook_add_format(book);
    format_set_num_format(date, "yyyy\"年\"m\"月\"d\"日\"");
    format_set_num_format_index(percent, 9);
    format_set_bold(bold);
    const char* header[] = {"patient", "年龄", "date", "ER", "flag", "formula", "error", "rich"};
    for (lxw_col_t column = 0; column < 8; ++column)
        worksheet_write_string(sheet, 0, column, header[column], nullptr);
    worksheet_write_string(sheet, 1, 0, "P1", nullptr);
    worksheet_write_number(sheet, 1, 1, 51.5, nullptr);
    worksheet_write_number(sheet, 1, 2, 45352, date);
    worksheet_write_number(sheet, 1, 3, 0.9, percent);
    worksheet_write_boolean(sheet, 1, 4, 1, nullptr);
    worksheet_write_formula_num(sheet, 1, 5, "=B2*2", nullptr, 103);
    char boldText[] = "bold", plainText[] = " plain";
    lxw_rich_string_tuple first{bold, boldText}, second{nullptr, plainText};
    lxw_rich_string_tuple* runs[] = {&first, &second, nullptr};
    worksheet_write_rich_string(sheet, 1, 7, runs, nullptr);
    worksheet_write_string(sheet, 2, 0, "P2", nullptr);
    worksheet_write_number(sheet, 2, 1, 2.3, nullptr);
    worksheet_write_number(sheet, 2, 2, 45352.5, date);
    worksheet_write_number(sheet, 2, 3, 0.07, percent);
    worksheet_write_boolean(sheet, 2, 4, 0, nullptr);
    worksheet_write_formula_str(sheet, 2, 5, "=\"te\"&\"xt\"", nullptr, "text");
    worksheet_write_formula_str(sheet, 2, 6, "=NA()", nullptr, "#N/A");
    worksheet_write_string(sheet, 4, 0, "007", nullptr);  // a row below is empty
    worksheet_write_number(sheet, 4, 2, 59, date);
    worksheet_write_string(hidden, 0, 0, "secret", nullptr);
    worksheet_write_string(hidden, 0, 1, "x", nullptr);
    worksheet_hide(hidden);
    worksheet_activate(sheet);
    workbook_close(book);
    return bytesOfFile(path);
}

}  // namespace annulus::tests
