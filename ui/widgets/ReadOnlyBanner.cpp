#include "ui/widgets/ReadOnlyBanner.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace annulus::ui {

ReadOnlyBanner::ReadOnlyBanner(QWidget* parent) : QWidget(parent), words_(label("warning", this)), copy_(new QPushButton(this))
{
    setRole(this, "bar");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(measure::padding, measure::grid, measure::padding, measure::grid);
    words_->setWordWrap(true);
    row->addWidget(words_, 1);
    row->addWidget(copy_);
    connect(copy_, &QPushButton::clicked, this, &ReadOnlyBanner::copyWanted);
    hide();
}

void ReadOnlyBanner::showReason(const QString& reason)
{
    setVisible(!reason.isEmpty());
    words_->setText(reason);
    copy_->setText(tr("Save a copy ..."));
}

}  // namespace annulus::ui
