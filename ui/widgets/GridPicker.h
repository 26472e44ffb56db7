#pragma once

#include <QWidget>

namespace annulus::ui {

/// Squares of which so many columns and rows are chosen, by the mouse or by arrow keys and Enter.
class GridPicker : public QWidget {
    Q_OBJECT
public:
    explicit GridPicker(QWidget* parent = nullptr);
    static constexpr int most = 8;  ///< a side
    void setChosen(const QSize& size);
    [[nodiscard]] QSize chosen() const { return chosen_; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void picked(const QSize& size);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QSize at(QPointF position) const;

    QSize chosen_{2, 2};
};

}  // namespace annulus::ui
