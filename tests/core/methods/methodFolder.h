#pragma once

#include "core/base/files.h"
#include "core/methods/Method.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace annulus::tests {

/// A table in a folder of its own.
struct Folder {
    QTemporaryDir place;
    CaseFolder cases{place.path().toStdString()};

    explicit Folder(const std::string& table) { written = writeFileAtomically(place.filePath("t.csv").toStdString(), table).ok(); }
    bool written = false;

    [[nodiscard]] Result<Report> run(const char* method, const nlohmann::json& given) const
    {
        nlohmann::json inputs = given;
        inputs["data"] = "t.csv";
        Inputs named(inputs, cases);
        return findMethod(method)->run(named);
    }
};

inline double valueOf(const Report& report, const std::string& quantity, const std::string& term = {}, const std::string& index = {})
{
    for (const ReportedValue& value : report.values)
        if (value.quantity == quantity && value.term == term && (index.empty() || value.index == index) && std::holds_alternative<double>(value.value))
            return std::get<double>(value.value);
    return std::nan("");
}

inline bool says(const Report& report, const char* words)
{
    return std::any_of(report.notes.begin(), report.notes.end(), [&](const Message& note) { return note.english().find(words) != std::string::npos; });
}

}  // namespace annulus::tests
