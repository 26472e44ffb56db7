#include "ui/document/importReport.h"

#include "core/base/csv.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <string_view>

namespace annulus::ui {

namespace {
struct ReportWords {
    Q_DECLARE_TR_FUNCTIONS(ReportWords)
};

/// Words of the log, in the order of importOutcomes.
constexpr std::array<std::string_view, 4> outcomeKeys{"taken", "warned", "known", "refused"};
}  // namespace

ImportNote importNote(const ImportTitle& title, const std::vector<ImportRow>& rows)
{
    ImportNote note{title.name.toStdString(), title.isPartial, {}, {}};
    for (const ImportRow& row : rows)
        note.files.push_back({std::string(outcomeKeys[static_cast<std::size_t>(row.outcome)]), row.path, row.patient, row.what.toStdString(), row.reasons});
    return note;
}

ImportTitle titleOf(const ImportNote& note)
{
    const QDateTime time = QDateTime::fromString(text(note.time), Qt::ISODateWithMs);
    return {text(note.name), time.isValid() ? time.toLocalTime().toString(timeForm) : text(note.time), note.isPartial};
}

std::vector<ImportRow> rowsOf(const ImportNote& note)
{
    std::vector<ImportRow> rows;
    for (const ImportedFile& file : note.files) {
        const auto key = std::ranges::find(outcomeKeys, file.outcome);
        const auto outcome = key == outcomeKeys.end() ? ImportOutcome::warned : static_cast<ImportOutcome>(key - outcomeKeys.begin());
        rows.push_back({outcome, file.path, file.patient, text(file.image), file.reasons});
    }
    return rows;
}

std::array<int, 4> countOutcomes(const std::vector<ImportRow>& rows)
{
    std::array<int, 4> counts{};
    for (const ImportRow& row : rows)
        ++counts[static_cast<std::size_t>(row.outcome)];
    return counts;
}

QString outcomeWords(ImportOutcome outcome)
{
    switch (outcome) {
    case ImportOutcome::taken: return ReportWords::tr("Taken");
    case ImportOutcome::warned: return ReportWords::tr("Taken, remarks");
    case ImportOutcome::known: return ReportWords::tr("Already there");
    case ImportOutcome::refused: break;
    }
    return ReportWords::tr("Refused");
}

QString titleWords(const ImportTitle& title)
{
    const QString words = ReportWords::tr("%1  %2").arg(title.when, title.name);
    return title.isPartial ? ReportWords::tr("%1 (stopped)").arg(words) : words;
}

QString reasonWords(const ImportRow& row)
{
    QStringList sentences;
    for (const Message& reason : row.reasons)
        sentences += text(reason);
    return sentences.join(' ');
}

std::string importReportCsv(const std::vector<ImportRow>& rows)
{
    std::string csv = "\xEF\xBB\xBF" + csvLine({"file", "outcome", "patient", "what", "reason"});
    for (const ImportRow& row : rows)
        csv += csvLine({text(row.path).toStdString(), outcomeWords(row.outcome).toStdString(), row.patient,
                        row.what.toStdString(), reasonWords(row).toStdString()});
    return csv;
}

}  // namespace annulus::ui
