#include "core/roi/checkOutline.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <limits>

using namespace annulus;

namespace {

const Grid grid = makeGrid(20, 10);

std::string refusal(const Outline& outline)
{
    const auto check = checkOutline(outline, grid);
    return check ? std::string() : check.error().sentence();
}

std::string onlyWarning(const Outline& outline)
{
    const auto check = checkOutline(outline, grid);
    return check && check->warnings.size() == 1 ? check->warnings[0].english() : std::string("(none or several)");
}

/// Every pair of edges, in plain arithmetic on coordinates that make it exact.
bool crossesByPairs(const Contour& contour)
{
    const auto side = [](const Point& a, const Point& b, const Point& c) {
        const double cross = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        return cross > 0 ? 1 : cross < 0 ? -1 : 0;
    };
    for (std::size_t e = 0; e < contour.size(); ++e)
        for (std::size_t f = 0; f < e; ++f) {
            const Point &a = contour[e], &b = contour[(e + 1) % contour.size()], &c = contour[f], &d = contour[(f + 1) % contour.size()];
            if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0)
                return true;
        }
    return false;
}

}  // namespace

class CheckOutlineTest : public QObject {
    Q_OBJECT
private slots:
    void a_plain_outline_has_no_findings()
    {
        const auto check = checkOutline({{{{3, 3}, {9, 3}, {9, 8}, {3, 8}}}}, grid);
        QVERIFY(check.ok());
        QCOMPARE(*check, OutlineFindings{});
    }
    void what_gives_no_region_is_refused_with_a_sentence()
    {
        QCOMPARE(refusal({}), std::string("The outline is empty; a closed line of at least three points was expected."));
        QCOMPARE(refusal({{{{1, 1}, {2, 2}}}}), std::string("A contour of the outline has 2 points; at least three were expected."));
        QCOMPARE(refusal({{{{1, 1}, {2, 2}, {std::numeric_limits<double>::quiet_NaN(), 1}}}}), std::string("The outline has a point whose coordinates are not finite numbers."));
        QCOMPARE(refusal({{{{1.2, 1.2}, {1.8, 1.2}, {1.5, 1.8}}}}), std::string("The outline encloses no pixel centre; draw it around at least one pixel."));
        QCOMPARE(refusal({{{{30, 30}, {40, 30}, {40, 40}}}}), std::string("The outline encloses no pixel of the image (20 x 10 pixels); draw it on the image."));
    }
    void a_bow_tie_is_used_with_a_warning()
    {
        const Outline bowTie{{{{2, 2}, {8, 8}, {8, 2}, {2, 8}}}};
        QVERIFY(checkOutline(bowTie, grid)->crossesItself);
        QCOMPARE(onlyWarning(bowTie), std::string("The outline crosses itself; parts enclosed twice are left out."));
    }
    void an_outline_beyond_the_image_is_cut_with_a_warning()
    {
        const Outline outline{{{{-3, 3}, {5, 3}, {5, 6}, {-3, 6}}}};
        QVERIFY(checkOutline(outline, grid)->isCut);
        QVERIFY(checkOutline(outline, grid)->touchesBorder);
        QCOMPARE(onlyWarning(outline), std::string("The outline reaches beyond the image; the part inside is used."));
    }
    void an_outline_along_the_border_is_told()
    {
        const Outline outline{{{{-0.5, 3}, {5, 3}, {5, 6}, {-0.5, 6}}}};
        QVERIFY(!checkOutline(outline, grid)->isCut);
        QCOMPARE(onlyWarning(outline), std::string("The outline touches the image border; the lesion may be cut off there."));
    }
    void one_pixel_is_accepted_with_a_warning()
    {
        QCOMPARE(onlyWarning({{{{4.6, 4.6}, {5.4, 4.6}, {5.4, 5.4}, {4.6, 5.4}}}}), std::string("The outline encloses a single pixel; most features need more."));
    }
    void touching_is_not_crossing()
    {
        QVERIFY(!crossesItself({{{{0, 0}, {4, 0}, {2, 2}, {4, 4}, {0, 4}, {2, 2}}}}));  // pinched at (2, 2)
        QVERIFY(crossesItself({{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {{2, 2}, {9, 2}, {9, 3}, {2, 3}}}}));
        QVERIFY(!crossesItself({{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{2, 2}, {5, 2}, {5, 3}, {2, 3}}}}));
    }
    void crossings_are_those_of_all_pairs()
    {
        Random random(12);
        int crossing = 0;
        for (int trial = 0; trial < 2000; ++trial) {
            Contour contour;
            for (std::uint64_t v = 0, n = 3 + random.below(5); v < n; ++v)
                contour.push_back({double(random.below(12)), double(random.below(12))});
            QCOMPARE(crossesItself({{contour}}), crossesByPairs(contour));
            crossing += crossesByPairs(contour);
        }
        QVERIFY(crossing > 200 && crossing < 1900);
    }
};

ANNULUS_TEST(CheckOutlineTest);
#include "checkOutline_test.moc"
