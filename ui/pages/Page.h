#pragma once

#include <QWidget>

namespace annulus::ui {

class KeyMap;

/// One page of the window in the order of work. The frame shows its title in the page bar, its inspector on the
/// right and its status parts in the status line.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString id() const = 0;      ///< "cases", for --screenshot and settings
    [[nodiscard]] virtual QString title() const = 0;   ///< translated, asked again after a language change
    [[nodiscard]] virtual QWidget* inspector() { return nullptr; }
    [[nodiscard]] virtual QStringList statusParts() const { return {}; }
    /// Whether the worklist is unfolded until the user decides.
    [[nodiscard]] virtual bool wantsWorklist() const { return true; }
    virtual void activated() {}  ///< the page came to the front
    virtual void takeFocus() {}  ///< the keys belong to the page's pictures or table again
    /// The keys that work in the page's views; null where it has none of its own.
    [[nodiscard]] virtual const KeyMap* keyMap() const { return nullptr; }

signals:
    void statusChanged();
    void roomWanted(bool all);  ///< the page wants the side panels' room, or gives it back
    void nextUnreadWanted();  ///< the next patient of the worklist who is not read yet
    void pageWanted(const QString& id);  ///< the next step is on another page
    void missingImagesWanted();          ///< image files that are not there shall be looked for
};

}  // namespace annulus::ui
