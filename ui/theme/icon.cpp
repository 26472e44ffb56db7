#include "ui/theme/Theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace annulus::ui {

namespace {

/// Draws the SVG at the asked size with `currentColor` replaced by the colour of the moment.
class LineIcon : public QIconEngine {
public:
    LineIcon(QString name, QColor colour) : name_(std::move(name)), colour_(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QSvgRenderer renderer(drawing(mode, state));
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QString("annulus-icon/%1/%2x%3/%4").arg(name_).arg(size.width()).arg(size.height())
                                .arg(colourFor(mode, state).name(QColor::HexArgb));
        QPixmap picture;
        if (QPixmapCache::find(key, &picture))
            return picture;
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, picture.rect(), mode, state);
        painter.end();
        QPixmapCache::insert(key, picture);
        return picture;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new LineIcon(name_, colour_); }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return theme().disabled;
        if (colour_.isValid())
            return colour_;
        return state == QIcon::On ? theme().accent : theme().text;
    }

    [[nodiscard]] QByteArray drawing(QIcon::Mode mode, QIcon::State state) const
    {
        QFile file(":/icons/" + name_ + ".svg");
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll().replace("currentColor", colourFor(mode, state).name().toLatin1());
    }

    QString name_;
    QColor colour_;
};

}  // namespace

QIcon icon(const QString& name) { return QIcon(new LineIcon(name, {})); }
QIcon icon(const QString& name, const QColor& colour) { return QIcon(new LineIcon(name, colour)); }

}  // namespace annulus::ui
