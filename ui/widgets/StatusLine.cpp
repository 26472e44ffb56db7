#include "ui/widgets/StatusLine.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/NoticeLine.h"
#include "ui/widgets/parts.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

namespace annulus::ui {

StatusLine::StatusLine(Notices& notices, QWidget* parent) : QWidget(parent), parts_(new QHBoxLayout), saved_(label("secondary", this))
{
    setRole(this, "status");
    setFixedHeight(measure::control);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(measure::padding, 1, measure::padding, 0);
    row->addLayout(parts_);
    row->addSpacing(measure::padding);
    row->addWidget(new NoticeLine(notices, this), 1);
    row->addWidget(saved_);
    parts_->setSpacing(measure::padding);
}

void StatusLine::setParts(const QStringList& parts)
{
    // Labels are kept and their texts changed: this runs with every move of the mouse.
    const auto count = static_cast<std::size_t>(parts.size());
    while (labels_.size() < count) {
        if (!labels_.empty()) {
            lines_.push_back(hairline(Qt::Vertical, this));
            parts_->addWidget(lines_.back());
        }
        labels_.push_back(label("plain", this));
        labels_.back()->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        parts_->addWidget(labels_.back());
    }
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        labels_[i]->setVisible(i < count);
        if (i > 0)
            lines_[i - 1]->setVisible(i < count);
        if (i < count)
            labels_[i]->setText(parts[static_cast<qsizetype>(i)]);
    }
}

void StatusLine::setSaved(const QString& words) { saved_->setText(words); }

}  // namespace annulus::ui
