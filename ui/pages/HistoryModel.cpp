#include "ui/pages/HistoryModel.h"

#include "ui/theme/Theme.h"

#include <algorithm>
#include <iterator>

namespace annulus::ui {

int HistoryModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
int HistoryModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const HistoryRow& one = row(index.row());
    if (role == Qt::ForegroundRole && index.column() != whatColumn)
        return theme().secondary;
    if (role == Qt::ToolTipRole && index.column() == whoColumn)
        return QStringList{QString::fromStdString(one.line.author.account), QString::fromStdString(one.line.author.host)}.join('@');
    if (role != Qt::DisplayRole && !(role == Qt::ToolTipRole && index.column() == whatColumn))
        return {};
    switch (index.column()) {
    case timeColumn: return one.time;
    case whoColumn: return one.who;
    case topicColumn: return one.topic;
    default: return one.what;
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case timeColumn: return tr("When");
    case whoColumn: return tr("Who");
    case topicColumn: return tr("About");
    default: return tr("What");
    }
}

void HistoryModel::setRows(std::vector<HistoryRow> rows)
{
    rows_ = std::move(rows);
    arrange();
}

void HistoryModel::addRows(std::vector<HistoryRow> newer)
{
    if (newer.empty())
        return;
    const auto added = static_cast<int>(newer.size());
    rows_.insert(rows_.begin(), std::make_move_iterator(newer.begin()), std::make_move_iterator(newer.end()));
    std::vector<int> fresh;
    for (int at = 0; at < added; ++at)
        if (passes(rows_[static_cast<std::size_t>(at)]))
            fresh.push_back(at);
    for (int& at : shown_)
        at += added;
    if (fresh.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    shown_.insert(shown_.begin(), fresh.begin(), fresh.end());
    endInsertRows();
}

void HistoryModel::setWords(const QString& words)
{
    words_ = words.toLower().split(' ', Qt::SkipEmptyParts);
    arrange();
}

void HistoryModel::setTopic(std::optional<HistoryTopic> topic)
{
    topic_ = topic;
    arrange();
}

void HistoryModel::setPerson(const QString& who)
{
    person_ = who;
    arrange();
}

bool HistoryModel::passes(const HistoryRow& row) const
{
    return (!topic_ || row.line.topic == *topic_) && (person_.isEmpty() || row.who == person_) &&
           std::ranges::all_of(words_, [&](const QString& word) { return row.searched.contains(word); });
}

void HistoryModel::arrange()
{
    beginResetModel();
    shown_.clear();
    for (std::size_t at = 0; at < rows_.size(); ++at)
        if (passes(rows_[at]))
            shown_.push_back(static_cast<int>(at));
    endResetModel();
}

}  // namespace annulus::ui
