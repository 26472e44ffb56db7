#include "ui/widgets/WorklistModel.h"

#include "ui/text.h"

#include <algorithm>

namespace annulus::ui {

namespace {

QString stateWords(OutlineState state)
{
    switch (state) {
    case OutlineState::none: return WorklistModel::tr("no outline yet");
    case OutlineState::partly: return WorklistModel::tr("partly outlined");
    case OutlineState::complete: break;
    }
    return WorklistModel::tr("every view outlined");
}

/// Nothing of a patient that nobody has read or flagged.
QStringList statusWords(ReadingStatus status)
{
    switch (status) {
    case ReadingStatus::flagged: return {WorklistModel::tr("flagged")};
    case ReadingStatus::read: return {WorklistModel::tr("read")};
    case ReadingStatus::open: break;
    }
    return {};
}

QString viewWords(const WorklistRow& row)
{
    QStringList words;
    for (std::size_t i = 0; i < row.views.size(); ++i) {
        const QString view = worklistViews[i];
        switch (row.views[i]) {
        case ViewState::absent: words += WorklistModel::tr("%1: none").arg(view); break;
        case ViewState::present: words += WorklistModel::tr("%1: there").arg(view); break;
        case ViewState::outlined: words += WorklistModel::tr("%1: outlined").arg(view); break;
        }
    }
    return words.join(QStringLiteral("  "));
}

}  // namespace

WorklistModel::WorklistModel(Document& document, QObject* parent) : QAbstractListModel(parent), document_(document)
{
    connect(&document, &Document::changed, this, &WorklistModel::follow);
    connect(&document, &Document::readerChanged, this, &WorklistModel::rebuild);
    rebuild();
}

int WorklistModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant WorklistModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const WorklistRow& row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row.patient);
    case Qt::ToolTipRole: {
        const QString name = personName(row.name);
        return (QStringList{text(row.patient) + (name.isEmpty() ? QString() : "  " + name), viewWords(row),
                            tr("%1, %2").arg(tr("%n image(s)", nullptr, row.images), stateWords(row.state))} + statusWords(row.status)).join('\n');
    }
    case Qt::AccessibleTextRole: return (QStringList{text(row.patient), viewWords(row), stateWords(row.state)} + statusWords(row.status)).join(QStringLiteral(", "));
    default: return {};
    }
}

QModelIndex WorklistModel::indexOf(const std::string& patient) const
{
    const auto found = std::ranges::find_if(shown_, [&](std::size_t at) { return rows_[at].patient == patient; });
    return found == shown_.end() ? QModelIndex() : index(static_cast<int>(found - shown_.begin()));
}

void WorklistModel::setFilter(const QString& filter)
{
    if (filter == filter_)
        return;
    beginResetModel();
    filter_ = filter;
    applyFilter();
    endResetModel();
    emit countsChanged();
}

void WorklistModel::follow(const Project& before, const Project& after, const Touched& touched)
{
    if (touched.everything && before.patients == after.patients)
        return;  // a setting or the name of the project
    if (touched.everything || before.patients.size() != after.patients.size()) {
        rebuild();
        return;
    }
    for (const std::string& id : touched.patients) {
        const Patient* patient = after.findPatient(id);
        const auto row = std::ranges::lower_bound(rows_, id, {}, &WorklistRow::patient);
        if (!patient || row == rows_.end() || row->patient != id) {
            rebuild();
            return;
        }
        *row = worklistRow(*patient, document_.blinding());
        const QModelIndex shown = indexOf(id);
        emit dataChanged(shown, shown);
    }
    emit countsChanged();
}

void WorklistModel::rebuild()
{
    beginResetModel();
    rows_ = worklistRows(document_.project(), document_.blinding());
    applyFilter();
    endResetModel();
    emit countsChanged();
}

void WorklistModel::applyFilter()
{
    shown_.clear();
    const Blinding blinding = document_.blinding();
    const auto order = blinding.isOn ? readingOrder(document_.project(), blinding.reader) : std::vector<std::size_t>();
    for (std::size_t place = 0; place < rows_.size(); ++place)
        if (const std::size_t i = blinding.isOn ? order[place] : place; matches(rows_[i], filter_))
            shown_.push_back(i);
}

}  // namespace annulus::ui
