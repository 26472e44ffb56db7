#pragma once

#include "ui/document/importReport.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace annulus::ui {

/// Every file of the imports of a project with what became of it.
class ImportReportModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { outcomeColumn, fileColumn, patientColumn, whatColumn, reasonColumn, columnCount_ };
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void clear();
    void add(const ImportTitle& title, std::vector<ImportRow> rows);
    /// `import`: one of imports(), or all of them.
    void show(std::optional<ImportOutcome> outcome, const QString& filter, std::optional<int> import = {});
    void retranslate();
    [[nodiscard]] const std::vector<ImportRow>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<ImportTitle>& imports() const { return imports_; }
    /// Of one import, or of all.
    [[nodiscard]] std::vector<ImportRow> rowsOf(std::optional<int> import) const;
    [[nodiscard]] const ImportRow& shownRow(int row) const { return rows_[shown_[static_cast<std::size_t>(row)]]; }

private:
    void arrange();

    std::vector<ImportTitle> imports_;
    std::vector<ImportRow> rows_;
    std::vector<std::size_t> shown_;
    std::optional<ImportOutcome> outcome_;
    QString filter_;
    std::optional<int> import_;
};

}  // namespace annulus::ui
