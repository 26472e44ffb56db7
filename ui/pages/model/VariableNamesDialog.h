#pragma once

#include "ui/plots/variableNames.h"

#include <QDialog>

class QTableWidget;

namespace annulus::ui {

/// What the axes of a nomogram are called and in what order they stand. A name is the codebook's unless another is written.
class VariableNamesDialog : public QDialog {
    Q_OBJECT
public:
    VariableNamesDialog(VariableNames names, const std::vector<std::string>& variables, const PlotLook& look, QWidget* parent = nullptr);
    [[nodiscard]] VariableNames names() const;

private:
    void move(int by);
    void setRow(int row, const std::string& variable, const QString& name);

    VariableNames given_;
    PlotLook look_;
    QTableWidget* table_;
};

}  // namespace annulus::ui
