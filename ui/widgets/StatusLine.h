#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;

namespace annulus::ui {

class Notices;

/// The line at the bottom: what the page says left, news in the middle, how safe the work is right.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(Notices& notices, QWidget* parent = nullptr);
    void setParts(const QStringList& parts);
    void setSaved(const QString& words);

private:
    QHBoxLayout* parts_;
    QLabel* saved_;
    std::vector<QLabel*> labels_;
    std::vector<QWidget*> lines_;
};

}  // namespace annulus::ui
