#pragma once

#include <QWidget>

class QModelIndex;

namespace annulus::ui {

class FeatureTableModel;
class ValueLabel;

/// One number of the feature table: what it is, of what, and what it means.
class FeatureInspector : public QWidget {
    Q_OBJECT
public:
    explicit FeatureInspector(QWidget* parent = nullptr);
    void show(const FeatureTableModel& model, const QModelIndex& index);

private:
    ValueLabel *heading_, *value_, *where_, *definition_, *remark_;
};

}  // namespace annulus::ui
