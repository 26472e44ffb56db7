#pragma once

#include <QString>

class QBoxLayout;
class QFrame;
class QLabel;
class QPushButton;
class QToolButton;
class QWidget;

namespace annulus::ui {

// Small parts that every page is made of, so that they look alike.

/// A square button of 28 px with a line drawing; say what it does with describe().
QToolButton* iconButton(const QString& icon, QWidget* parent);
/// Tooltip and screen-reader name at once, with the shortcut behind the words.
void describe(QWidget* widget, const QString& what, const QString& shortcut = {});
/// Enabled, or not with the reason in its tooltip below what it does.
void lock(QWidget* widget, const QString& tip, const QString& whyNot);
/// A label in a role of the style sheet: "secondary", "section", "heading", "warning", "error".
QLabel* label(const char* role, QWidget* parent);
QPushButton* primaryButton(QWidget* parent);
QFrame* hairline(Qt::Orientation orientation, QWidget* parent);
/// Role of the style sheet on any widget; its background is drawn.
void setRole(QWidget* widget, const char* role);

}  // namespace annulus::ui
