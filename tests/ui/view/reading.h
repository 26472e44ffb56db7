#pragma once

#include "tests/support/runTests.h"
#include "tests/ui/view/viewDesk.h"
#include "ui/pages/ReadPage.h"
#include "ui/pages/read/HungTiles.h"
#include "ui/pages/read/RoiEditor.h"
#include "ui/view/LiveRegions.h"
#include "ui/view/Tile.h"

#include <QLabel>

namespace annulus::tests {

using namespace ui;

/// A Read page on its desk with one image open, driven by mouse and keyboard only.
struct Reading {
    ViewDesk desk;
    std::unique_ptr<ReadPage> page;
    std::unique_ptr<QWidget> inspector;

    explicit Reading(const Image& image, const ObjectWish& wish = {}) : Reading(std::vector<std::pair<Image, ObjectWish>>{{image, wish}}) {}
    explicit Reading(const std::vector<std::pair<Image, ObjectWish>>& images)
    {
        std::vector<ImageRecord> records;
        for (const auto& [image, wish] : images)
            records.push_back(desk.write(image, wish));
        (void)desk.document.apply(AddImages{records});
        page = std::make_unique<ReadPage>(desk.withImages);
        inspector.reset(page->inspector());
        inspector->setParent(nullptr);
        inspector->show();
        page->resize(900, 700);
        page->show();
        (void)QTest::qWaitForWindowExposed(page.get());
        desk.selection.selectPatient(images.front().second.patient);
        settle();
    }
    ~Reading() { page.reset(); }

    void settle() const { QTRY_VERIFY(page->isSettled()); }
    Tile& tile() const { return page->tile(); }
    QPoint on(double i, double j) const { return tile().positionOf({i, j}).toPoint(); }
    void click(double i, double j) const
    {
        QTest::mouseMove(&tile(), on(i, j));
        QTest::mouseClick(&tile(), Qt::LeftButton, {}, on(i, j));
    }
    void drag(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton) const
    {
        QTest::mouseMove(&tile(), from);
        QTest::mousePress(&tile(), button, {}, from);
        QTest::mouseMove(&tile(), (from + to) / 2);
        QTest::mouseMove(&tile(), to);
        QTest::mouseRelease(&tile(), button, {}, to);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(&tile(), key, modifiers); }
    void polygon(const std::vector<Point>& points) const
    {
        key(Qt::Key_P);
        for (const Point& point : points)
            click(point.x, point.y);
        key(Qt::Key_Return);
    }
    const Patient& patient() const { return *desk.document.project().patients.front(); }
    QString undoName() const { return QString::fromStdString(desk.document.history().undoName().english()); }
    bool inspectorSays(const QString& words) const
    {
        for (const QLabel* label : inspector->findChildren<QLabel*>())
            if (label->isVisibleTo(inspector.get()) && label->text().contains(words))
                return true;
        return false;
    }
};

inline const std::vector<Point> lesion{{60, 60}, {110, 60}, {110, 100}, {60, 100}};

}  // namespace annulus::tests
