#pragma once

#include "core/cohort/readClinical.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

#include <set>
#include <string>
#include <vector>

namespace annulus::ui {

/// The columns of a file with what each is taken for. Editing a cell does not change the rows: it asks for a new reading.
class CodebookModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { headerColumn, variableColumn, kindColumn, levelsColumn, referenceColumn, unitColumn, knownColumn, valuesColumn, refusedColumn, columnCount_ };
    using QAbstractTableModel::QAbstractTableModel;

    /// `codebook`: the variables that a column may be taken for. `leftOut`: headers that the user does not want, at the end of the table.
    void show(const ClinicalReading& reading, const Codebook& codebook, const std::set<std::string>& leftOut);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    /// What a cell offers to choose from: shown word and value; empty where one types.
    [[nodiscard]] std::vector<std::pair<QString, QString>> choices(const QModelIndex& index) const;

signals:
    void variableChanged(const annulus::Variable& variable);
    /// A header stands for another variable from now on, or (empty) for none.
    void headerAssigned(const QString& header, const QString& variable);

private:
    struct Row {
        std::string header;
        std::optional<Variable> variable;  ///< none: the column is not taken
        bool known = false;
        std::size_t values = 0, refused = 0;
    };
    [[nodiscard]] QString shown(const Row& row, int column) const;

    std::vector<Row> rows_;
    std::vector<Variable> variables_;  ///< of the codebook
};

/// Boxes to choose from where a cell of CodebookModel has choices.
class CodebookDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

}  // namespace annulus::ui
