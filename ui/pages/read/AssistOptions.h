#pragma once

#include "core/segment/lesionModels.h"
#include "ui/pages/read/RoiEditor.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace annulus::ui {

class Settings;

/// The options of the assist tool: a proposal for the whole image, accept or reject, how sure the model is, and which model.
class AssistOptions : public QWidget {
    Q_OBJECT
public:
    AssistOptions(RoiEditor& editor, LesionAssist& assist, Settings& settings, QWidget* parent = nullptr);
    void refresh();

signals:
    void focusView();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillModels();
    void chooseFile(LesionKind kind);
    void retranslate();

    RoiEditor& editor_;
    LesionAssist& assist_;
    Settings& settings_;
    QPushButton* propose_;
    QPushButton* accept_;
    QPushButton* reject_;
    QLabel* sure_;
    QToolButton* models_;
    QMenu* menu_;
};

/// What the hand should do now, or why there is no proposal.
QString assistHint(const LesionAssist& assist, const KeyMap& keys);

}  // namespace annulus::ui
