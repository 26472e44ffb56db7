#include "ui/widgets/EmptyHint.h"

#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QEvent>

namespace annulus::ui {

EmptyHint::EmptyHint(QAbstractItemView* view) : QLabel(view->viewport()), view_(view)
{
    setProperty("role", "secondary");
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setWordWrap(true);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel* model = view->model();
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyHint::follow);
    connect(model, &QAbstractItemModel::layoutChanged, this, &EmptyHint::follow);
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyHint::follow);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyHint::follow);
    follow();
}

bool EmptyHint::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        follow();
    return QLabel::eventFilter(watched, event);
}

void EmptyHint::follow()
{
    setGeometry(view_->viewport()->rect().adjusted(measure::padding, 2 * measure::padding, -measure::padding, 0));
    setVisible(view_->model()->rowCount() == 0);
}

}  // namespace annulus::ui
