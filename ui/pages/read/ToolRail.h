#pragma once

#include "ui/view/keyMap.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace annulus::ui {

/// The slim column of tools at the left of the pictures, each with its key letter.
class ToolRail : public QWidget {
    Q_OBJECT
public:
    explicit ToolRail(const KeyMap& keys, QWidget* parent = nullptr);
    /// The tool in hand; other buttons are actions and never stay down.
    void setActive(Command tool);
    void setChecked(Command command, bool on);
    /// Why nothing can be drawn; empty where it can.
    void setLocked(const QString& whyNot);

signals:
    void triggered(annulus::ui::Command command);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const KeyMap& keys_;
    QString locked_;
    std::vector<std::pair<Command, QToolButton*>> buttons_;
};

}  // namespace annulus::ui
