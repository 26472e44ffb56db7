#pragma once

#include <QDialog>
#include <QList>

#include <functional>

class QHBoxLayout;
class QPushButton;

namespace annulus::ui {

/// One part of the sheet: keys or gestures left, what they do right.
struct KeySection {
    QString title;
    QList<std::pair<QString, QString>> rows;
};

/// All keys and gestures on one sheet, beside the work: it is not modal.
class KeySheet : public QDialog {
    Q_OBJECT
public:
    /// `columns` is asked again after a change of language.
    KeySheet(std::function<QList<QList<KeySection>>()> columns, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::function<QList<QList<KeySection>>()> columns_;
    QHBoxLayout* row_;
    QPushButton* close_;
};

}  // namespace annulus::ui
