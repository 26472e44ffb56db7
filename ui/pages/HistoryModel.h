#pragma once

#include "ui/document/historyRows.h"

#include <QAbstractTableModel>

#include <optional>

namespace annulus::ui {

/// The history as a table, newest first, with what the filters leave of it.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { timeColumn, whoColumn, topicColumn, whatColumn, columnCount_ };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(std::vector<HistoryRow> rows);
    /// Rows that came after those that are shown.
    void addRows(std::vector<HistoryRow> newer);
    void setWords(const QString& words);
    void setTopic(std::optional<HistoryTopic> topic);
    /// A reader or account as rows name them; empty: everybody.
    void setPerson(const QString& who);

    [[nodiscard]] const HistoryRow& row(int shown) const { return rows_[static_cast<std::size_t>(shown_[static_cast<std::size_t>(shown)])]; }
    [[nodiscard]] const std::vector<HistoryRow>& allRows() const { return rows_; }

private:
    [[nodiscard]] bool passes(const HistoryRow& row) const;
    void arrange();

    std::vector<HistoryRow> rows_;
    std::vector<int> shown_;
    QStringList words_;
    std::optional<HistoryTopic> topic_;
    QString person_;
};

}  // namespace annulus::ui
