#include "ui/widgets/KeySheet.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace annulus::ui {
namespace {

QWidget* columnOf(const QList<KeySection>& sections, QWidget* parent)
{
    auto* part = new QWidget(parent);
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(3);
    int line = 0;
    for (const KeySection& section : sections) {
        if (line > 0)
            grid->setRowMinimumHeight(line++, 12);
        auto* title = label("section", part);
        title->setText(section.title);
        grid->addWidget(title, line++, 0, 1, 2);
        for (const auto& [keys, effect] : section.rows) {
            auto* name = new QLabel(keys, part);
            auto* words = label("secondary", part);
            words->setText(effect);
            grid->addWidget(name, line, 0);
            grid->addWidget(words, line++, 1);
        }
    }
    grid->setRowStretch(line, 1);
    grid->setColumnStretch(1, 1);
    return part;
}

}  // namespace

KeySheet::KeySheet(std::function<QList<QList<KeySection>>()> columns, QWidget* parent)
    : QDialog(parent), columns_(std::move(columns)), row_(new QHBoxLayout), close_(new QPushButton(this))
{
    row_->setSpacing(32);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch();
    bottom->addWidget(close_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 16);
    whole->setSpacing(16);
    whole->addLayout(row_);
    whole->addLayout(bottom);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
}

void KeySheet::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void KeySheet::retranslate()
{
    setWindowTitle(tr("Keys and mouse"));
    close_->setText(tr("Close"));
    while (QLayoutItem* item = row_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QList<KeySection>& sections : columns_())
        row_->addWidget(columnOf(sections, this), 1);
    adjustSize();
}

}  // namespace annulus::ui
