#include "tests/support/runTests.h"
#include "ui/view/labelPlaces.h"

using namespace annulus::ui;

namespace {

const QRectF room(0, 0, 400, 300);
const QSizeF words(80, 30);

}  // namespace

/// Worked by hand on a tile of 400 x 300.
class LabelPlacesTest : public QObject {
    Q_OBJECT
private slots:
    void a_label_stands_right_of_its_outline_at_half_height()
    {
        const auto places = labelPlaces({{{100, 100, 50, 40}, words}}, room);
        QCOMPARE(places.front(), QRectF(162, 105, 80, 30));
    }
    void where_the_right_side_ends_it_stands_at_the_left()
    {
        const auto places = labelPlaces({{{320, 100, 50, 40}, words}}, room);
        QCOMPARE(places.front().right(), 308.0);
    }
    void labels_of_lesions_side_by_side_do_not_overlap_each_other_nor_the_outlines()
    {
        const std::vector<LabelWish> wishes{{{100, 100, 50, 40}, words}, {{170, 100, 50, 40}, words}, {{240, 100, 50, 40}, words}};
        const auto places = labelPlaces(wishes, room);
        for (std::size_t a = 0; a < places.size(); ++a) {
            QVERIFY(room.contains(places[a]));
            for (std::size_t b = 0; b < places.size(); ++b) {
                QVERIFY(!places[a].intersects(wishes[b].about));
                QVERIFY(a == b || !places[a].intersects(places[b]));
            }
        }
    }
    void what_is_out_of_sight_has_no_label()
    {
        QVERIFY(labelPlaces({{{500, 100, 50, 40}, words}}, room).front().isEmpty());
        QVERIFY(labelPlaces({{{100, -90, 50, 40}, words}}, room).front().isEmpty());
    }
    void an_outline_larger_than_the_tile_keeps_its_label_in_sight()
    {
        QVERIFY(room.contains(labelPlaces({{{-100, -100, 700, 600}, words}}, room).front()));
    }
};

ANNULUS_TEST(LabelPlacesTest);
#include "labelPlaces_test.moc"
