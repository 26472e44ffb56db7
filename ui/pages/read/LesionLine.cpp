#include "ui/pages/read/LesionLine.h"

#include "ui/document/readers.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace annulus::ui {

LesionLine::LesionLine(const KeyMap& keys, QWidget* parent)
    : QWidget(parent), keys_(keys), name_(new QLabel(this)), edit_(new QLineEdit(this)), place_(label("secondary", this)), size_(new QLabel(this)), origin_(label("secondary", this)),
      rename_(iconButton("rename", this)), delete_(iconButton("delete", this))
{
    edit_->setObjectName("lesionName");
    edit_->hide();
    edit_->installEventFilter(this);
    auto* first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(name_);
    first->addWidget(edit_, 1);
    first->addStretch();
    first->addWidget(place_);
    first->addWidget(rename_);
    first->addWidget(delete_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 2, 4, 4);
    column->setSpacing(0);
    column->addLayout(first);
    column->addWidget(size_);
    column->addWidget(origin_);
    origin_->setWordWrap(true);
    setCursor(Qt::PointingHandCursor);
    connect(rename_, &QToolButton::clicked, this, &LesionLine::startRename);
    connect(delete_, &QToolButton::clicked, this, &LesionLine::deleteRequested);
    connect(edit_, &QLineEdit::editingFinished, this, [this] {
        if (!edit_->isVisible())
            return;
        edit_->hide();
        name_->show();
        const QString name = edit_->text().trimmed();
        if (!name.isEmpty() && name != row_.name)
            emit renamed(name);
    });
}

void LesionLine::show(const LesionRow& row, const RegionView* view, const QString& locked)
{
    row_ = row;
    name_->setText(row.name);
    place_->setText(row.place);
    rename_->setVisible(row.isSelected);
    delete_->setVisible(row.isSelected);
    describe(rename_, tr("Rename"), keys_.keyText(Command::renameRoi));
    describe(delete_, tr("Delete outline"), keys_.keyText(Command::deleteRoi));
    for (QToolButton* button : {rename_, delete_})
        lock(button, button->toolTip(), locked);
    QFont font = name_->font();
    font.setWeight(row.isSelected ? QFont::DemiBold : QFont::Normal);
    name_->setFont(font);
    size_->setVisible(row.isHere);
    origin_->setVisible(!row.origin.isEmpty());
    origin_->setText(row.origin);
    size_->setText(view ? tr("%1   %2").arg(areaText(view->measures), axesText(view->measures)) : QString());
    setAccessibleName(tr("%1, %2").arg(row.name, row.place));
    update();
}

void LesionLine::startRename()
{
    if (!rename_->isEnabled())
        return;
    edit_->setText(row_.name);
    name_->hide();
    edit_->show();
    edit_->selectAll();
    edit_->setFocus();
}

void LesionLine::mousePressEvent(QMouseEvent*) { emit chosen(); }
void LesionLine::mouseDoubleClickEvent(QMouseEvent*) { startRename(); }

bool LesionLine::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == edit_ && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        edit_->hide();
        name_->show();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LesionLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (row_.isSelected)
        painter.fillRect(rect(), theme().selection);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(row_.isHere ? readerColour(row_.reader) : theme().disabled, row_.reader == 0 ? 2 : 1.5, readerLine(row_.reader)));
    const double middle = (edit_->isVisible() ? edit_ : static_cast<QWidget*>(name_))->geometry().center().y() + 1;
    painter.drawLine(QPointF(6, middle), QPointF(20, middle));
}

}  // namespace annulus::ui
