#include "ui/widgets/ValueLabel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace annulus::ui {

namespace {

constexpr QChar breakHere(0x200b);
constexpr qsizetype longWord = 24;
constexpr qsizetype mostTogether = 12;  ///< letters of a long word without a mark
const QString marks = QStringLiteral("./_-,:;=");

QString breakable(const QString& words)
{
    QString result;
    for (qsizetype first = 0; first < words.size();) {
        qsizetype end = first;
        while (end < words.size() && !words[end].isSpace())
            ++end;
        qsizetype together = 0;
        for (qsizetype at = first; at < end; ++at) {
            result += words[at];
            if (end - first > longWord && (marks.contains(words[at]) || ++together == mostTogether)) {
                result += breakHere;
                together = 0;
            }
        }
        for (first = end; first < words.size() && words[first].isSpace(); ++first)
            result += words[first];
    }
    return result;
}

}  // namespace

ValueLabel::ValueLabel(const char* role, QWidget* parent) : QLabel(parent)
{
    setProperty("role", role);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setMinimumWidth(60);
}

void ValueLabel::setWords(const QString& words) { setText(breakable(words)); }

void ValueLabel::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QLabel::keyPressEvent(event);
}

void ValueLabel::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, [this] { copy(); });
    menu->popup(event->globalPos());
}

void ValueLabel::copy() const { QGuiApplication::clipboard()->setText((hasSelectedText() ? selectedText() : text()).remove(breakHere)); }

}  // namespace annulus::ui
