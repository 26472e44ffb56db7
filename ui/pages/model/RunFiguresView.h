#pragma once

#include "ui/Workspace.h"
#include "ui/pages/model/OpenRun.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QMenu;
class QPushButton;

namespace annulus::ui {

class FigureView;

/// The figures of a run: a list, what they are of, the one that is looked at; with a second run side by side.
class RunFiguresView : public QWidget {
    Q_OBJECT
public:
    explicit RunFiguresView(const Workspace& workspace, QWidget* parent = nullptr);

    /// `other` may be null.
    void showRun(std::shared_ptr<const OpenRun> run, std::shared_ptr<const OpenRun> other);
    void showFigure(const std::string& id);
    [[nodiscard]] const RunChoice& choice() const { return choice_; }
    void retranslate();
    void takeFocus();

signals:
    void choiceChanged();
    void patientPicked(const QString& patient);

private:
    void fillList();
    void fillChoices();
    void takeModelWithFigure();
    void redraw();
    void drawInto(FigureView* view, QLabel* title, const std::shared_ptr<const OpenRun>& run);

    Workspace workspace_;
    std::shared_ptr<const OpenRun> run_, other_;
    RunChoice choice_;
    std::string figure_;
    QListWidget* list_;
    QComboBox *mode_, *set_, *class_, *model_;
    QPushButton *models_, *save_;
    QMenu* modelsMenu_;
    FigureView *view_, *otherView_;
    QLabel *title_, *otherTitle_, *nothing_;
    QWidget* otherSide_;
    bool filling_ = false;
};

}  // namespace annulus::ui
