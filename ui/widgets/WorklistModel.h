#pragma once

#include "ui/document/Document.h"
#include "ui/document/worklist.h"

#include <QAbstractListModel>

namespace annulus::ui {

/// The worklist as a Qt model: rows of the project that pass the filter. A row is made when its patient changes,
/// never while painting.
class WorklistModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit WorklistModel(Document& document, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] const WorklistRow& row(int shown) const { return rows_[shown_[static_cast<std::size_t>(shown)]]; }
    [[nodiscard]] const std::vector<WorklistRow>& allRows() const { return rows_; }
    [[nodiscard]] QModelIndex indexOf(const std::string& patient) const;
    void setFilter(const QString& filter);

signals:
    void countsChanged();

private:
    void follow(const Project& before, const Project& after, const Touched& touched);
    void rebuild();
    void applyFilter();

    Document& document_;
    std::vector<WorklistRow> rows_;
    std::vector<std::size_t> shown_;
    QString filter_;
};

}  // namespace annulus::ui
