#include "ui/RecoveryDialog.h"

#include "ui/document/historyRows.h"
#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace annulus::ui {

namespace {

constexpr int mostNames = 8;

QString localTime(const std::string& utc)
{
    const QDateTime time = QDateTime::fromString(text(utc), Qt::ISODateWithMs);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : text(utc);
}

}  // namespace

RecoveryDialog::RecoveryDialog(std::vector<Recoverable> found, QWidget* parent)
    : QDialog(parent), found_(std::move(found)), list_(new QListWidget(this)), details_(label("secondary", this)),
      restore_(primaryButton(this)), discard_(new QPushButton(tr("Discard ..."), this))
{
    setWindowTitle(tr("Unsaved work"));
    setMinimumWidth(560);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(measure::padding);
    auto* heading = label("heading", this);
    heading->setText(tr("Work that was not saved was found"));
    column->addWidget(heading);
    auto* explanation = label("secondary", this);
    explanation->setWordWrap(true);
    explanation->setText(tr("The program ended before these changes were saved. Restoring one opens it as it was at the last change; the project file is left as it is until you save."));
    column->addWidget(explanation);
    for (const Recoverable& one : found_)
        list_->addItem(one.name.empty() ? one.source.empty() ? tr("Untitled project") : text(one.source.stem()) : text(one.name));
    constexpr int mostRows = 5;
    list_->setFixedHeight(std::min(mostRows, list_->count()) * std::max(list_->sizeHintForRow(0), measure::control) + 2);
    column->addWidget(list_);
    details_->setWordWrap(true);
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(details_, 1);

    auto* later = new QPushButton(tr("Keep for later"), this);
    restore_->setText(tr("Restore"));
    restore_->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addWidget(discard_);
    row->addStretch(1);
    row->addWidget(later);
    row->addWidget(restore_);
    column->addLayout(row);

    connect(list_, &QListWidget::currentRowChanged, this, &RecoveryDialog::showCurrent);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(restore_, &QPushButton::clicked, this, [this] {
        emit restoreWanted(found_[static_cast<std::size_t>(current())]);
        accept();
    });
    connect(discard_, &QPushButton::clicked, this, &RecoveryDialog::askToDiscard);
    list_->setCurrentRow(0);
}

int RecoveryDialog::current() const { return std::max(0, list_->currentRow()); }

void RecoveryDialog::showCurrent()
{
    if (found_.empty())
        return;
    const Recoverable& one = found_[static_cast<std::size_t>(current())];
    restore_->setEnabled(!one.damaged);
    if (one.damaged) {
        details_->setText(tr("It cannot be restored. %1\nThe file is kept: %2").arg(text(*one.damaged), text(one.working)));
        return;
    }
    QStringList lines{one.source.empty() ? tr("Never saved to a file.") : tr("Project file: %1").arg(text(one.source)),
                      tr("%n change(s) not saved, the last one %1:", nullptr, static_cast<int>(one.edits.size())).arg(localTime(one.lastEdit))};
    const std::size_t first = one.edits.size() > mostNames ? one.edits.size() - mostNames : 0;
    const QStringList newest = historyWords({one.edits.begin() + static_cast<std::ptrdiff_t>(first), one.edits.end()}, one.named);
    for (auto words = newest.rbegin(); words != newest.rend(); ++words)
        lines += "   " + *words;
    if (first > 0)
        lines += tr("   and %n before", nullptr, static_cast<int>(first));
    details_->setText(lines.join('\n'));
}

void RecoveryDialog::askToDiscard()
{
    const int row = current();
    auto* question = new QMessageBox(QMessageBox::NoIcon, windowTitle(), tr("Discard the unsaved work in %1?").arg(list_->item(row)->text()), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("This cannot be undone. The project file is not touched."));
    auto* discard = question->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    auto* keep = question->addButton(tr("Keep"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    connect(discard, &QPushButton::clicked, this, [this, row] {
        emit discardWanted(found_[static_cast<std::size_t>(row)]);
        found_.erase(found_.begin() + row);
        if (found_.empty()) {
            accept();
            return;
        }
        delete list_->takeItem(row);
        showCurrent();
    });
    question->open();
}

}  // namespace annulus::ui
