#include "ui/widgets/Worklist.h"

#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyHint.h"
#include "ui/widgets/Notices.h"
#include "ui/widgets/WorklistDelegate.h"
#include "ui/widgets/WorklistModel.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

Worklist::Worklist(const Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), model_(new WorklistModel(workspace.document, this)),
      filter_(new QLineEdit(this)), list_(new QListView(this)), counts_(label("secondary", this))
{
    filter_->setClearButtonEnabled(true);
    filter_->addAction(icon("search"), QLineEdit::LeadingPosition);
    list_->setModel(model_);
    empty_ = new EmptyHint(list_);
    list_->setItemDelegate(new WorklistDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setMouseTracking(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(measure::padding, 0, measure::padding, 8);
    top->addWidget(filter_);
    column->addLayout(top);
    column->addWidget(list_, 1);
    column->addWidget(hairline(Qt::Horizontal, this));
    counts_->setContentsMargins(measure::padding, 6, measure::padding, 6);
    column->addWidget(counts_);

    connect(filter_, &QLineEdit::textChanged, model_, &WorklistModel::setFilter);
    connect(filter_, &QLineEdit::returnPressed, this, [this] {
        if (model_->rowCount() > 0 && !list_->currentIndex().isValid())
            list_->setCurrentIndex(model_->index(0));
        list_->setFocus();
    });
    connect(model_, &WorklistModel::countsChanged, this, &Worklist::showCounts);
    connect(model_, &WorklistModel::modelReset, this, &Worklist::followSelection);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid())
            workspace_.selection.selectPatient(model_->row(now.row()).patient);
    });
    connect(list_, &QListView::clicked, this, &Worklist::patientPicked);
    connect(list_, &QListView::activated, this, &Worklist::patientPicked);
    connect(&workspace_.selection, &Selection::patientChanged, this, &Worklist::followSelection);
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(list_, &QListView::customContextMenuRequested, this, &Worklist::offerStatus);
    retranslate();
}

void Worklist::focusFilter()
{
    filter_->setFocus(Qt::ShortcutFocusReason);
    filter_->selectAll();
}

/// What a reader says of the patient under the mouse.
void Worklist::offerStatus(const QPoint& at)
{
    const QModelIndex index = list_->indexAt(at);
    if (!index.isValid())
        return;
    list_->setCurrentIndex(index);
    const ReadingStatus now = model_->row(index.row()).status;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QString whyNot = workspace_.document.lockedWords();
    const auto offer = [&](const QString& words, ReadingStatus status) {
        QAction* action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(now == status);
        action->setEnabled(whyNot.isEmpty());
        action->setToolTip(whyNot);
        connect(action, &QAction::triggered, this, [this, status] { setStatus(status); });
    };
    offer(tr("Not read yet"), ReadingStatus::open);
    offer(tr("Flagged for discussion"), ReadingStatus::flagged);
    offer(tr("Read"), ReadingStatus::read);
    menu->popup(list_->viewport()->mapToGlobal(at));
}

void Worklist::setStatus(ReadingStatus status)
{
    const QModelIndex index = list_->currentIndex();
    if (!index.isValid() || model_->row(index.row()).status == status)
        return;
    const std::string patient = model_->row(index.row()).patient;  // a copy: the edit replaces the row
    if (auto done = workspace_.document.apply(SetStatus{patient, status}); !done)
        workspace_.notices.error(std::move(done).error());
}

void Worklist::step(int by)
{
    const int count = model_->rowCount();
    if (count == 0)
        return;
    const QModelIndex now = list_->currentIndex();
    const int next = now.isValid() ? std::clamp(now.row() + by, 0, count - 1) : 0;
    list_->setCurrentIndex(model_->index(next));
}

void Worklist::stepToUnread()
{
    const int count = model_->rowCount();
    const bool isBlinded = workspace_.document.blinding().isOn;
    for (int way = 1; way <= count; ++way) {
        const int next = (std::max(0, list_->currentIndex().row()) + way) % count;
        const WorklistRow& row = model_->row(next);
        if (row.status != ReadingStatus::open || (isBlinded && row.lesions > 0))
            continue;
        list_->setCurrentIndex(model_->index(next));
        return;
    }
    workspace_.notices.done(tr("Every patient of the list is read or flagged."));
}

void Worklist::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Worklist::retranslate()
{
    filter_->setPlaceholderText(tr("Filter by ID or name"));
    filter_->setAccessibleName(tr("Filter the worklist"));
    filter_->setToolTip(tr("Filter the worklist (Ctrl+F)"));
    list_->setAccessibleName(tr("Worklist"));
    showCounts();
}

void Worklist::showCounts()
{
    const auto all = static_cast<int>(model_->allRows().size());
    const int shown = model_->rowCount();
    QString words = all == 0 ? tr("No patients yet") : tr("%1 of %2 outlined").arg(outlinedCount(model_->allRows())).arg(all);
    empty_->setText(all == 0 ? QString() : tr("No patient has these words."));
    if (shown != all)
        words = tr("%1, %2").arg(words, tr("%1 shown").arg(shown));
    counts_->setText(words);
}

void Worklist::followSelection()
{
    const QModelIndex index = model_->indexOf(workspace_.selection.patient());
    if (index == list_->currentIndex())
        return;
    list_->setCurrentIndex(index);
    if (index.isValid())
        list_->scrollTo(index);
}

}  // namespace annulus::ui
