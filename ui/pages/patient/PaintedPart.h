#pragma once

#include <QWidget>

#include <functional>

class QPainter;

namespace annulus::ui {

/// A part of a page that one function draws, on screen as on paper.
class PaintedPart : public QWidget {
    Q_OBJECT
public:
    using Paint = std::function<void(QPainter& painter, const QRectF& place)>;
    PaintedPart(double height, Paint paint, const QString& spoken, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Paint paint_;
};

}  // namespace annulus::ui
