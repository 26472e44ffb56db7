#pragma once

#include "core/cohort/Codebook.h"
#include "core/project/Project.h"
#include "ui/Workspace.h"

#include <QAbstractTableModel>
#include <QWidget>

class QLabel;
class QTableView;

namespace annulus::ui {

/// The clinical values of one patient, to look at and to correct.
class ClinicalValuesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { nameColumn, valueColumn, columnCount_ };
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<Variable> variables, std::map<std::string, std::string> values, bool editable);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] const Variable& variable(int row) const { return variables_[static_cast<std::size_t>(row)]; }
    [[nodiscard]] std::string typed(int row) const;

signals:
    void valueTyped(const std::string& column, const std::string& value);

private:
    std::vector<Variable> variables_;
    std::map<std::string, std::string> values_;
    bool editable_ = false;
};

/// The table of the inspector: levels are chosen from a list, the rest is typed; what cannot be meant is shown in warning colour with the reason.
class ClinicalValues : public QWidget {
    Q_OBJECT
public:
    explicit ClinicalValues(const Workspace& workspace, QWidget* parent = nullptr);
    /// Hidden where the project has no clinical values.
    void show(const Patient* patient);

protected:
    void changeEvent(QEvent* event) override;

private:
    void followProject();
    void fitHeight();

    Workspace workspace_;
    ClinicalValuesModel* model_;
    QLabel* title_;
    QTableView* table_;
    std::vector<Variable> variables_;  ///< of the project: columns with a value
    std::string codebook_;             ///< that they were read with
    std::string patient_;
    bool known_ = false;               ///< variables_ are of the present project
};

}  // namespace annulus::ui
