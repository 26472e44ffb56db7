#pragma once

#include "ui/pages/read/readStages.h"
#include "ui/view/keyMap.h"

#include <QWidget>

#include <vector>

class QAction;
class QGridLayout;
class QLabel;
class QToolButton;

namespace annulus::ui {

class GridPicker;

/// The stages of the hanging as buttons, one for each kind (pressed again it goes on to the next of that kind), and
/// whether pictures move together.
class StageBar : public QWidget {
    Q_OBJECT
public:
    explicit StageBar(const KeyMap& keys, QWidget* parent = nullptr);
    void show(const std::vector<ReadStage>& stages, std::size_t current, bool linked);
    void setForSecond();  ///< only the stages: links and the grid are the main window's
    void setGrid(const QSize& grid);  ///< columns and rows of the reader's own; empty: none

signals:
    void chosen(std::size_t stage);
    void linkToggled(bool linked);
    void gridWanted(const QSize& grid);  ///< empty: no grid any more

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] QToolButton* button();

    const KeyMap& keys_;
    QLabel* heading_;
    QGridLayout* grid_;
    QToolButton* link_;
    QToolButton* gridButton_;
    GridPicker* picker_;
    QAction* noGrid_;
    std::vector<QToolButton*> buttons_;
    std::vector<ReadStage> stages_;
    std::size_t current_ = 0;
};

}  // namespace annulus::ui
