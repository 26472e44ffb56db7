#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace annulus::ui {

/// What an empty project shows: what belongs here and the one next step.
class DropZone : public QWidget {
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);
    void setHot(bool hot);  ///< files are held over it
    void setBusy(bool busy);  ///< the first images are on their way
    void setLocked(const QString& whyNot);  ///< nothing can be brought in

signals:
    void importWanted();
    void demoWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    bool hot_ = false;
    bool busy_ = false;
    QString locked_;
    QLabel *heading_, *words_, *orDemo_;
    QPushButton *import_, *demo_;
};

}  // namespace annulus::ui
