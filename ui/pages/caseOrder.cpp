#include "ui/pages/caseOrder.h"

#include "ui/document/caseRows.h"
#include "ui/document/worklist.h"
#include "ui/text.h"

#include <algorithm>

namespace annulus::ui {

QString sortKey(const Patient& patient, CasesModel::Column column)
{
    switch (column) {
    case CasesModel::dateColumn:
        return patient.studies.empty() ? QString() : text(std::ranges::max_element(patient.studies, {}, &Study::date)->date);
    case CasesModel::modalityColumn: {
        std::string words;
        for (const Study& study : patient.studies)
            for (const Series& series : study.series)
                words += series.modality;
        return text(words);
    }
    case CasesModel::sizeColumn:
    case CasesModel::thumbnailColumn: {
        std::size_t count = 0;
        for (const Study& study : patient.studies)
            for (const Series& series : study.series)
                count += series.images.size();
        return QString("%1").arg(count, 8);
    }
    case CasesModel::chipColumn: return QString::number(static_cast<int>(worklistRow(patient).state));
    case CasesModel::titleColumn:
    case CasesModel::spacingColumn:
    case CasesModel::intentColumn:
    case CasesModel::columnCount_: break;
    }
    return text(patient.id);
}

QString searchText(const Patient& patient)
{
    QString all = text(patient.id) + ' ' + personName(patient.name);
    for (const Study& study : patient.studies)
        all += ' ' + dateWords(study.date) + ' ' + text(study.description);
    return all;
}

}  // namespace annulus::ui
