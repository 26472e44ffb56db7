#include "ui/document/importReport.h"

#include "core/base/csv.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace annulus::ui {

namespace {
struct ReportWords {
    Q_DECLARE_TR_FUNCTIONS(ReportWords)
};
}  // namespace

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
