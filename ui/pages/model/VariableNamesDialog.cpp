#include "ui/pages/model/VariableNamesDialog.h"

#include "ui/text.h"
#include "ui/theme/Theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

VariableNamesDialog::VariableNamesDialog(VariableNames names, const std::vector<std::string>& variables, const PlotLook& look, QWidget* parent)
    : QDialog(parent), given_(std::move(names)), look_(look), table_(new QTableWidget(static_cast<int>(variables.size()), 2, this))
{
    setWindowTitle(tr("Names and order of the axes"));
    table_->setHorizontalHeaderLabels({tr("Variable"), tr("Name on figures")});
    table_->setAccessibleName(tr("Variables of the nomogram"));
    table_->verticalHeader()->hide();
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setStretchLastSection(true);
    for (int row = 0; row < table_->rowCount(); ++row)
        setRow(row, variables[static_cast<std::size_t>(row)], variableName(given_, variables[static_cast<std::size_t>(row)], look_));
    table_->setCurrentCell(0, 1);

    auto* up = new QPushButton(tr("Move up"), this);
    auto* down = new QPushButton(tr("Move down"), this);
    auto* anew = new QPushButton(tr("Codebook's names"), this);
    for (QPushButton* one : {up, down, anew})
        one->setAutoDefault(false);
    auto* side = new QVBoxLayout;
    side->setSpacing(measure::padding / 2);
    for (QPushButton* one : {up, down, anew})
        side->addWidget(one);
    side->addStretch(1);
    auto* row = new QHBoxLayout;
    row->addWidget(table_, 1);
    row->addLayout(side);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addWidget(buttons);
    resize(620, 320);
    connect(up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(down, &QPushButton::clicked, this, [this] { move(1); });
    connect(anew, &QPushButton::clicked, this, [this] {
        VariableNames plain = given_;
        plain.own.clear();
        for (int at = 0; at < table_->rowCount(); ++at)
            table_->item(at, 1)->setText(variableName(plain, table_->item(at, 0)->text().toStdString(), look_));
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void VariableNamesDialog::setRow(int row, const std::string& variable, const QString& name)
{
    auto* fixed = new QTableWidgetItem(text(variable));
    fixed->setFlags(fixed->flags() & ~Qt::ItemIsEditable);
    table_->setItem(row, 0, fixed);
    table_->setItem(row, 1, new QTableWidgetItem(name));
}

void VariableNamesDialog::move(int by)
{
    const int from = table_->currentRow(), to = from + by;
    if (from < 0 || to < 0 || to >= table_->rowCount())
        return;
    for (int column : {0, 1}) {
        QTableWidgetItem *one = table_->takeItem(from, column), *other = table_->takeItem(to, column);
        table_->setItem(to, column, one);
        table_->setItem(from, column, other);
    }
    table_->setCurrentCell(to, 1);
}

VariableNames VariableNamesDialog::names() const
{
    VariableNames names = given_, plain = given_;
    plain.own.clear();
    std::vector<std::string> order;
    for (int row = 0; row < table_->rowCount(); ++row) {
        const std::string variable = table_->item(row, 0)->text().toStdString();
        const QString name = table_->item(row, 1)->text().trimmed();
        order.push_back(variable);
        // A name that is the codebook's follows the language; another one is kept as it was written.
        if (name.isEmpty() || name == variableName(plain, variable, look_))
            names.own.erase(variable);
        else
            names.own[variable] = name.toStdString();
    }
    // Axes of other models of the run keep their places behind.
    for (const std::string& one : names.order)
        if (std::ranges::find(order, one) == order.end())
            order.push_back(one);
    names.order = std::move(order);
    return names;
}

}  // namespace annulus::ui
