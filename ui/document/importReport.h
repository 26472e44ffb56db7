#pragma once

#include "core/project/importNote.h"

#include <QString>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace annulus::ui {

/// What became of one file of an import.
enum class ImportOutcome { taken, warned, known, refused };
inline constexpr std::array importOutcomes{ImportOutcome::taken, ImportOutcome::warned, ImportOutcome::known, ImportOutcome::refused};

/// One import as the report names it.
struct ImportTitle {
    QString name;            ///< of the folder, or how many places it was
    QString when;            ///< local date and time
    bool isPartial = false;  ///< it was stopped
};
QString titleWords(const ImportTitle& title);
/// How the report writes the time of an import.
inline const QString timeForm = QStringLiteral("yyyy-MM-dd HH:mm");

struct ImportRow {
    ImportOutcome outcome = ImportOutcome::taken;
    std::filesystem::path path;
    std::string patient;          ///< empty where refused
    QString what;                 ///< "RCC", "US"
    std::vector<Message> reasons; ///< why it was refused, what to know about it
    int import = 0;               ///< which of the imports
};

/// For the log of the project, and back from there.
ImportNote importNote(const ImportTitle& title, const std::vector<ImportRow>& rows);
ImportTitle titleOf(const ImportNote& note);
std::vector<ImportRow> rowsOf(const ImportNote& note);

/// Number of rows of each outcome, in the order of importOutcomes.
std::array<int, 4> countOutcomes(const std::vector<ImportRow>& rows);
QString outcomeWords(ImportOutcome outcome);
QString reasonWords(const ImportRow& row);
/// file,outcome,patient,what,reason with a byte order mark, as spreadsheets want it.
std::string importReportCsv(const std::vector<ImportRow>& rows);

}  // namespace annulus::ui
