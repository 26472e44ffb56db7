#include "ui/pages/ImportReportModel.h"

#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <algorithm>
#include <iterator>

namespace annulus::ui {

namespace {

QIcon outcomeIcon(ImportOutcome outcome)
{
    switch (outcome) {
    case ImportOutcome::taken: return icon("check", theme().good);
    case ImportOutcome::warned: return icon("warning", theme().warning);
    case ImportOutcome::known: return icon("info", theme().secondary);
    case ImportOutcome::refused: break;
    }
    return icon("error", theme().error);
}

}  // namespace

int ImportReportModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
int ImportReportModel::columnCount(const QModelIndex&) const { return columnCount_; }

QVariant ImportReportModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportRow& row = shownRow(index.row());
    if (role == Qt::DecorationRole && index.column() == outcomeColumn)
        return outcomeIcon(row.outcome);
    if (role == Qt::ToolTipRole)
        return index.column() == fileColumn ? text(row.path) : reasonWords(row);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case outcomeColumn: return outcomeWords(row.outcome);
    case fileColumn: return text(row.path.parent_path().filename() / row.path.filename());  // the tooltip has it all
    case patientColumn: return text(row.patient);
    case whatColumn: return row.what;
    default: return reasonWords(row);
    }
}

QVariant ImportReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case outcomeColumn: return tr("Result");
    case fileColumn: return tr("File");
    case patientColumn: return tr("Patient");
    case whatColumn: return tr("Image");
    default: return tr("Reason");
    }
}

void ImportReportModel::clear()
{
    beginResetModel();
    imports_.clear();
    rows_.clear();
    shown_.clear();
    endResetModel();
}

void ImportReportModel::add(const ImportTitle& title, std::vector<ImportRow> rows)
{
    beginResetModel();
    for (ImportRow& row : rows)
        row.import = static_cast<int>(imports_.size());
    imports_.push_back(title);
    rows_.insert(rows_.begin(), rows.begin(), rows.end());
    arrange();
    endResetModel();
}

std::vector<ImportRow> ImportReportModel::rowsOf(std::optional<int> import) const
{
    std::vector<ImportRow> rows;
    std::ranges::copy_if(rows_, std::back_inserter(rows), [&](const ImportRow& row) { return !import || row.import == *import; });
    return rows;
}

void ImportReportModel::show(std::optional<ImportOutcome> outcome, const QString& filter, std::optional<int> import)
{
    beginResetModel();
    import_ = import;
    outcome_ = outcome;
    filter_ = filter;
    arrange();
    endResetModel();
}

void ImportReportModel::retranslate()
{
    beginResetModel();
    arrange();
    endResetModel();
}

void ImportReportModel::arrange()
{
    shown_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const ImportRow& row = rows_[i];
        if ((outcome_ && row.outcome != *outcome_) || (import_ && row.import != *import_))
            continue;
        const QString all = text(row.path) + ' ' + text(row.patient) + ' ' + row.what + ' ' + reasonWords(row);
        if (filter_.isEmpty() || all.contains(filter_, Qt::CaseInsensitive))
            shown_.push_back(i);
    }
}

}  // namespace annulus::ui
