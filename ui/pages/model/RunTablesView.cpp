#include "ui/pages/model/RunTablesView.h"

#include "ui/Settings.h"
#include "ui/report/writeTable.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/parts.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace annulus::ui {

RunTablesView::RunTablesView(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), list_(new QListWidget(this)), title_(label("heading", this)), notes_(label("secondary", this)), table_(new QTableWidget(this)), one_(new QPushButton(this)), all_(new QPushButton(this))
{
    list_->setFixedWidth(300);
    list_->setTextElideMode(Qt::ElideMiddle);
    title_->setWordWrap(true);
    notes_->setWordWrap(true);
    notes_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(measure::control - 2);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->setSelectionMode(QAbstractItemView::ContiguousSelection);
    one_->setIcon(icon("export"));
    auto* head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(one_);
    head->addWidget(all_);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(measure::padding, 8, measure::padding, measure::padding);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(table_, 1);
    column->addWidget(notes_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(list_);
    row->addWidget(hairline(Qt::Vertical, this));
    row->addLayout(column, 1);
    connect(list_, &QListWidget::currentRowChanged, this, &RunTablesView::showTable);
    connect(one_, &QPushButton::clicked, this, [this] { chooseExport(false); });
    connect(all_, &QPushButton::clicked, this, [this] { chooseExport(true); });
    retranslate();
}

void RunTablesView::retranslate()
{
    one_->setText(tr("Save table ..."));
    all_->setText(tr("Save all ..."));
    one_->setToolTip(tr("As CSV, Excel, HTML or LaTeX"));
    all_->setToolTip(tr("All tables in one file: a sheet each in Excel"));
    list_->setAccessibleName(tr("Tables"));
    showRun(run_);
}

void RunTablesView::takeFocus() { list_->setFocus(); }

void RunTablesView::showRun(std::shared_ptr<const OpenRun> run)
{
    run_ = std::move(run);
    const int before = std::max(0, list_->currentRow());
    {
        const QSignalBlocker quiet(list_);
        list_->clear();
        if (run_)
            for (const ResultTable& table : run_->result.tables) {
                auto* item = new QListWidgetItem(text(table.title), list_);
                item->setToolTip(item->text());
                item->setSizeHint({0, measure::control});
            }
    }
    const bool has = list_->count() > 0;
    one_->setEnabled(has);
    all_->setEnabled(has);
    list_->setCurrentRow(has ? std::min(before, list_->count() - 1) : -1);
    showTable(list_->currentRow());
}

void RunTablesView::showTable(int place)
{
    table_->clear();
    table_->setRowCount(0);
    if (!run_ || place < 0)
        return;
    const ResultTable& table = run_->result.tables[static_cast<std::size_t>(place)];
    title_->setText(text(table.title));
    table_->setAccessibleName(title_->text());
    table_->setColumnCount(static_cast<int>(table.header.size()));
    table_->setRowCount(static_cast<int>(table.rows.size()));
    QStringList header;
    for (const std::string& name : table.header)
        header += text(name);
    table_->setHorizontalHeaderLabels(header);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.rows[r].size() && c < table.header.size(); ++c) {
            auto* cell = new QTableWidgetItem(text(table.rows[r][c]));
            cell->setTextAlignment((c == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            table_->setItem(static_cast<int>(r), static_cast<int>(c), cell);
        }
    for (int c = 0; c < table_->columnCount(); ++c)
        table_->horizontalHeaderItem(c)->setTextAlignment((c == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    table_->resizeColumnsToContents();
    for (int c = 0; c < table_->columnCount(); ++c)
        table_->setColumnWidth(c, table_->columnWidth(c) + 2 * measure::padding);  // headers are bolder than their size hint knows
    QStringList notes;
    for (const Message& note : table.notes)
        notes += text(note);
    notes_->setText(notes.join('\n'));
    notes_->setVisible(!notes.isEmpty());
}

void RunTablesView::chooseExport(bool all)
{
    auto* dialog = new QFileDialog(this, all ? tr("Save all tables") : tr("Save table"), workspace_.settings.folder("export"),
                                   QStringList{tr("Excel (*.xlsx)"), tr("CSV (*.csv)"), tr("HTML (*.html)"), tr("LaTeX (*.tex)")}.join(";;"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("xlsx");
    const auto place = static_cast<std::size_t>(std::max(0, list_->currentRow()));
    dialog->selectFile(all ? QString("tables") : text(run_->result.tables[place].name));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.section("(*.", 1).section(')', 0, 0)); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, all, place](const QString& file) {
        workspace_.settings.setFolder("export", QFileInfo(file).absolutePath());
        const auto path = pathOf(file);
        const std::vector<ResultTable> tables = all ? run_->result.tables : std::vector{run_->result.tables[place]};
        const auto written = writeTables(tables, path, tableFormatOf(path).value_or(TableFormat::xlsx), [](const Message& message) { return text(message).toStdString(); });
        if (written)
            workspace_.notices.done(tr("Saved %1.").arg(QFileInfo(file).fileName()));
        else
            workspace_.notices.error(written.error());
    });
    dialog->open();
}

}  // namespace annulus::ui
