#pragma once

#include <QLabel>

namespace annulus::ui {

/// Words that somebody may want to take away: selectable, and copied without the places where they may break. A path with
/// zero-width spaces is no path.
class ValueLabel : public QLabel {
    Q_OBJECT
public:
    /// `role` of the style sheet.
    ValueLabel(const char* role, QWidget* parent);
    /// Long words (paths, UIDs, hashes, lists) may break after the marks inside them, so that they widen no panel.
    void setWords(const QString& words);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void copy() const;
};

}  // namespace annulus::ui
