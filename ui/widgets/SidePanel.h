#pragma once

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace annulus::ui {

class VerticalLabel;

/// A panel at the side of the page that folds to a rail of 28 px. It shows one of several contents.
class SidePanel : public QWidget {
    Q_OBJECT
public:
    enum class Side { left, right };
    explicit SidePanel(Side side, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setShortcutText(const QString& key) { key_ = key; }
    /// Adds the content when it is new.
    void showContent(QWidget* content);
    [[nodiscard]] bool isOpen() const { return open_; }
    void setOpen(bool open);

signals:
    void openChanged(bool open);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Side side_;
    bool open_ = true;
    QString title_, key_;
    QWidget* whole_;
    QWidget* rail_;
    QLabel* heading_;
    VerticalLabel* railHeading_;
    QToolButton* fold_;
    QToolButton* unfold_;
    QStackedWidget* contents_;
};

}  // namespace annulus::ui
