#include "ui/document/worklist.h"

#include "ui/document/caseRows.h"

#include <QStringList>

#include <algorithm>
#include <set>

namespace annulus::ui {
namespace {

bool namesAreHidden = false;  // of the whole program, like its language

}  // namespace

int worklistView(const Facts& facts)
{
    if (facts.modality == "US")
        return 2;
    if (facts.view == "CC")
        return 0;
    return facts.view == "MLO" ? 1 : -1;
}

WorklistRow worklistRow(const Patient& patient, const Blinding& blinding)
{
    WorklistRow row{.patient = patient.id, .name = patient.name};
    row.search = QString::fromStdString(patient.id) + '\n' + personName(patient.name);
    row.status = patient.status;
    std::set<std::string_view> outlined;
    for (const Roi& roi : patient.rois) {
        if (roi.outline.isEmpty() || !blinding.shows(roi))
            continue;
        outlined.insert(roi.imageUid);
        ++row.lesions;
    }
    for (const Study& study : patient.studies)
        for (const Series& series : study.series)
            for (const ImageRecord& image : series.images) {
                ++row.images;
                const int view = worklistView(image.facts);
                if (view < 0)
                    continue;
                ViewState& state = row.views[static_cast<std::size_t>(view)];
                if (outlined.contains(image.uid))
                    state = ViewState::outlined;
                else if (state == ViewState::absent)
                    state = ViewState::present;
            }
    const bool anyLeft = std::ranges::count(row.views, ViewState::present) > 0;
    row.state = row.lesions == 0 ? OutlineState::none : anyLeft ? OutlineState::partly : OutlineState::complete;
    return row;
}

std::vector<WorklistRow> worklistRows(const Project& project, const Blinding& blinding)
{
    std::vector<WorklistRow> rows;
    rows.reserve(project.patients.size());
    for (const auto& patient : project.patients)
        rows.push_back(worklistRow(*patient, blinding));
    return rows;
}

bool matches(const WorklistRow& row, const QString& filter)
{
    const QStringList words = filter.split(' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString& word) { return row.search.contains(word, Qt::CaseInsensitive); });
}

int outlinedCount(const std::vector<WorklistRow>& rows)
{
    return static_cast<int>(std::ranges::count_if(rows, [](const WorklistRow& row) { return row.lesions > 0; }));
}

void hideNames(bool hidden) { namesAreHidden = hidden; }

QString birthWords(const std::string& dicomDate) { return namesAreHidden ? QString() : dateWords(dicomDate); }

QString personName(const std::string& dicomName)
{
    if (namesAreHidden)
        return {};
    // Person Name: component groups (alphabetic, ideographic, phonetic) by '=', components by '^' (PS3.5 6.2.1).
    QStringList groups;
    for (const QString& group : QString::fromStdString(dicomName).split('=').mid(0, 2)) {
        const bool western = std::ranges::all_of(group, [](QChar c) { return c.unicode() < 0x2E80; });
        groups += group.split('^', Qt::SkipEmptyParts).join(western ? " " : "").trimmed();
    }
    groups.removeAll(QString());
    return groups.join(' ');
}

}  // namespace annulus::ui
