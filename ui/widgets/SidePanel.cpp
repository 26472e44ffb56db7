#include "ui/widgets/SidePanel.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace annulus::ui {

/// The title along the rail: letters read from below, Chinese characters stand upright below one another.
class VerticalLabel : public QWidget {
public:
    using QWidget::QWidget;
    void setText(const QString& text)
    {
        text_ = text;
        setFixedHeight(sizeHint().height());
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(smallFont());
        const int length = isStacked() ? static_cast<int>(text_.size()) * metrics.height() : metrics.horizontalAdvance(text_);
        return {measure::rail, length + 2 * measure::padding};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setFont(smallFont());
        painter.setPen(theme().secondary);
        if (isStacked()) {
            const int line = QFontMetrics(smallFont()).height();
            for (qsizetype at = 0; at < text_.size(); ++at)
                painter.drawText(QRect(0, measure::padding + static_cast<int>(at) * line, width(), line), Qt::AlignCenter, text_.mid(at, 1));
            return;
        }
        painter.rotate(-90);
        painter.drawText(QRect(-height(), 0, height(), width()), Qt::AlignCenter, text_);
    }

private:
    [[nodiscard]] bool isStacked() const { return !text_.isEmpty() && text_.front().script() == QChar::Script_Han; }

    QString text_;
};

SidePanel::SidePanel(Side side, QWidget* parent)
    : QWidget(parent), side_(side), whole_(new QWidget(this)), rail_(new QWidget(this)), heading_(label("section", this)),
      railHeading_(new VerticalLabel(this)), contents_(new QStackedWidget(this))
{
    setRole(this, "panel");
    const bool left = side == Side::left;
    fold_ = iconButton(left ? "panel-left" : "panel-right", this);
    unfold_ = iconButton(left ? "panel-left" : "panel-right", this);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(measure::padding, 4, 4, 4);
    head->addWidget(heading_, 1);
    head->addWidget(fold_);
    auto* column = new QVBoxLayout(whole_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(contents_, 1);

    auto* narrow = new QVBoxLayout(rail_);
    narrow->setContentsMargins(0, 4, 0, 4);
    narrow->addWidget(unfold_, 0, Qt::AlignHCenter);
    narrow->addWidget(railHeading_);
    narrow->addStretch(1);
    rail_->hide();

    auto* both = new QHBoxLayout(this);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(0);
    both->addWidget(whole_);
    both->addWidget(rail_);

    connect(fold_, &QToolButton::clicked, this, [this] { setOpen(false); });
    connect(unfold_, &QToolButton::clicked, this, [this] { setOpen(true); });
    retranslate();
}

void SidePanel::setTitle(const QString& title)
{
    title_ = title;
    retranslate();
}

void SidePanel::showContent(QWidget* content)
{
    if (contents_->indexOf(content) < 0)
        contents_->addWidget(content);
    contents_->setCurrentWidget(content);
}

void SidePanel::setOpen(bool open)
{
    if (open == open_)
        return;
    open_ = open;
    whole_->setVisible(open);
    rail_->setVisible(!open);
    if (open) {
        setMinimumWidth(180);
        setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        setFixedWidth(measure::rail);
    }
    emit openChanged(open);
}

void SidePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SidePanel::retranslate()
{
    heading_->setText(title_);
    railHeading_->setText(title_);
    describe(fold_, tr("Fold this panel to a rail"), key_);
    describe(unfold_, tr("Unfold: %1").arg(title_), key_);
}

}  // namespace annulus::ui
