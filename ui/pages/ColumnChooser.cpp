#include "ui/pages/ColumnChooser.h"

#include "ui/text.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/parts.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QTreeWidget>

#include <map>

namespace annulus::ui {

namespace {

constexpr int nameRole = Qt::UserRole;
constexpr QSize popupSize{340, 420};

QTreeWidgetItem* branch(QTreeWidgetItem* parent, const QString& title)
{
    auto* item = new QTreeWidgetItem(parent, {title});
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
    return item;
}

/// Calls take(item) for every feature of the tree.
template <class Take>
void forEachLeaf(QTreeWidgetItem* item, Take take)
{
    if (item->childCount() == 0)
        take(item);
    for (int child = 0; child < item->childCount(); ++child)
        forEachLeaf(item->child(child), take);
}

}  // namespace

FeatureNameParts partsOf(const std::string& fullName)
{
    const auto last = fullName.rfind('_');
    const auto middle = last == std::string::npos || last == 0 ? std::string::npos : fullName.rfind('_', last - 1);
    if (middle == std::string::npos)
        return {{}, {}, fullName};
    return {fullName.substr(0, middle), fullName.substr(middle + 1, last - middle - 1), fullName.substr(last + 1)};
}

ColumnChooser::ColumnChooser(QWidget* parent)
    : QToolButton(parent), popup_(new QFrame(this, Qt::Popup)), tree_(new QTreeWidget(popup_)), all_(new QPushButton(popup_)),
      none_(new QPushButton(popup_)), words_(label("secondary", popup_))
{
    setIcon(ui::icon("columns"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setRole(popup_, "panel");
    tree_->header()->hide();
    tree_->setUniformRowHeights(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(all_);
    buttons->addWidget(none_);
    buttons->addStretch(1);
    buttons->addWidget(words_);
    auto* column = new QVBoxLayout(popup_);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(buttons);
    column->addWidget(tree_, 1);
    popup_->resize(popupSize);

    connect(this, &QToolButton::clicked, this, &ColumnChooser::unfold);
    connect(all_, &QPushButton::clicked, this, [this] { setAll(true); });
    connect(none_, &QPushButton::clicked, this, [this] { setAll(false); });
    // A click on a branch changes each feature below it: they are read together, once.
    auto* soon = new QTimer(this);
    soon->setSingleShot(true);
    soon->setInterval(0);
    connect(soon, &QTimer::timeout, this, &ColumnChooser::readTree);
    connect(tree_, &QTreeWidget::itemChanged, soon, qOverload<>(&QTimer::start));
}

void ColumnChooser::setFeatures(const std::vector<std::string>& features)
{
    if (features == features_)
        return;
    features_ = features;
    isFilled_ = false;
    showState();
}

void ColumnChooser::reset()
{
    isFilled_ = false;
    if (hidden_.empty())
        return;
    hidden_.clear();
    showState();
    emit chosen();
}

void ColumnChooser::unfold()
{
    if (!isFilled_)
        fill();
    popup_->move(mapToGlobal(QPoint(0, height() + 2)));
    popup_->show();
    tree_->setFocus();
}

void ColumnChooser::fill()
{
    const QSignalBlocker quiet(tree_);
    tree_->clear();
    isFilled_ = true;
    std::map<std::string, QTreeWidgetItem*> types, classes;
    for (const std::string& name : features_) {
        const FeatureNameParts parts = partsOf(name);
        QTreeWidgetItem*& type = types[parts.imageType];
        if (!type)
            type = branch(tree_->invisibleRootItem(), ui::text(parts.imageType));
        QTreeWidgetItem*& featureClass = classes[parts.imageType + '_' + parts.featureClass];
        if (!featureClass)
            featureClass = branch(type, ui::text(parts.featureClass));
        auto* leaf = new QTreeWidgetItem(featureClass, {ui::text(parts.feature)});
        leaf->setData(0, nameRole, ui::text(name));
        leaf->setCheckState(0, hidden_.contains(name) ? Qt::Unchecked : Qt::Checked);
    }
    if (types.size() == 1)
        tree_->expandToDepth(0);
}

void ColumnChooser::readTree()
{
    std::set<std::string> hidden;
    forEachLeaf(tree_->invisibleRootItem(), [&](QTreeWidgetItem* leaf) {
        if (leaf->checkState(0) == Qt::Unchecked)
            hidden.insert(leaf->data(0, nameRole).toString().toStdString());
    });
    if (hidden == hidden_)
        return;
    hidden_ = std::move(hidden);
    showState();
    emit chosen();
}

void ColumnChooser::setAll(bool shown)
{
    const QSignalBlocker quiet(tree_);
    forEachLeaf(tree_->invisibleRootItem(), [&](QTreeWidgetItem* leaf) { leaf->setCheckState(0, shown ? Qt::Checked : Qt::Unchecked); });
    tree_->viewport()->update();
    readTree();
}

void ColumnChooser::retranslate()
{
    setText(tr("Columns"));
    setMinimumWidth(sizeHint().width());
    setToolTip(tr("Choose the features to show, by image type and class"));
    tree_->setAccessibleName(tr("Features to show"));
    all_->setText(tr("All"));
    none_->setText(tr("None"));
    showState();
}

void ColumnChooser::showState()
{
    words_->setText(hidden_.empty() ? tr("all shown") : tr("%1 hidden").arg(hidden_.size()));
}

}  // namespace annulus::ui
