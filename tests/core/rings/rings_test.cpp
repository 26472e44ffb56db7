#include "core/rings/rings.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <limits>
#include <numbers>

using namespace annulus;
using namespace annulus::tests;

namespace {

using Rows = std::vector<std::string>;

struct TrueRing {
    Mask mask;
    double whole = 0;  ///< pixels with the image going on forever
};

/// Section "Distances" of the design, pixel by pixel against every lesion pixel, far beyond the border.
TrueRing ringByAllPairs(const Mask& lesion, const RingSpec& spec)
{
    const Grid& grid = lesion.grid();
    const auto reachX = static_cast<std::int64_t>(spec.outer.value / grid.spacing[0]) + 3;
    const auto reachY = static_cast<std::int64_t>(spec.outer.value / grid.spacing[1]) + 3;
    TrueRing ring;
    std::vector<Run> runs;
    for (std::int64_t j = -reachY; j < grid.size.j + reachY; ++j)
        for (std::int64_t i = -reachX; i < grid.size.i + reachX; ++i) {
            double nearest = std::numeric_limits<double>::infinity();
            for (const Run& run : lesion.runs())
                for (std::int64_t p = run.begin; p < run.end; ++p) {
                    const double dx = grid.spacing[0] * double(i - p), dy = grid.spacing[1] * double(j - run.row);
                    nearest = std::min(nearest, dx * dx + dy * dy);
                }
            const double inner = spec.inner.value, outer = spec.outer.value;
            if (nearest > inner * inner * (1 + 1e-9) && nearest <= outer * outer * (1 + 1e-9)) {
                ring.whole += 1;
                if (grid.contains(i, j))
                    runs.push_back({std::int32_t(j), std::int32_t(i), std::int32_t(i + 1)});
            }
        }
    ring.mask = Mask(grid, runs);
    return ring;
}

std::vector<std::string> namesOf(const std::vector<Ring>& rings)
{
    std::vector<std::string> names;
    for (const Ring& ring : rings)
        names.push_back(ring.name);
    return names;
}

std::string refusal(const Mask& lesion, const std::vector<double>& margins)
{
    const auto rings = makeRings(lesion, margins, true);
    return rings ? std::string() : rings.error().sentence();
}

/// Rows become columns, spacing with them.
Mask transposed(const Mask& mask)
{
    const Grid& grid = mask.grid();
    std::vector<Run> runs;
    for (const Run& run : mask.runs())
        for (std::int32_t i = run.begin; i < run.end; ++i)
            runs.push_back({i, run.row, run.row + 1});
    return {makeGrid(grid.size.j, grid.size.i, millimetres(grid.spacing[1], grid.spacing[0])), runs};
}

Mask movedBy(const Mask& mask, std::int32_t dx, std::int32_t dy)
{
    std::vector<Run> runs;
    for (const Run& run : mask.runs())
        runs.push_back({run.row + dy, run.begin + dx, run.end + dx});
    return {mask.grid(), runs};
}

const Mask dot = drawnMask({".....", ".....", "..#..", ".....", "....."});

}  // namespace

class RingsTest : public QObject {
    Q_OBJECT
private slots:
    void toys_are_worked_by_hand()
    {
        QCOMPARE(drawing(*makeRing(dot, nullptr, {{0}, {1}})), (Rows{".....", "..#..", ".#.#.", "..#..", "....."}));
        QCOMPARE(drawing(*makeRing(dot, nullptr, {{0}, {1.5}})), (Rows{".....", ".###.", ".#.#.", ".###.", "....."}));
        QCOMPARE(drawing(*makeRing(dot, nullptr, {{1}, {2}})), (Rows{"..#..", ".#.#.", "#...#", ".#.#.", "..#.."}));
        // Rows 2 mm apart: 1 mm reaches the neighbours in the row only.
        const Mask wide = drawnMask({"...", ".#.", "..."}, millimetres(1, 2));
        QCOMPARE(drawing(*makeRing(wide, nullptr, {{0}, {1}})), (Rows{"...", "#.#", "..."}));
        QCOMPARE(drawing(*makeRing(wide, nullptr, {{0}, {2}})), (Rows{".#.", "#.#", ".#."}));
    }
    void a_distance_at_the_limit_counts_in_spite_of_rounding()
    {
        // 10 steps of 0.1 mm: (10 * 0.1)^2 and 1^2 agree here, 3 * 0.1 > 0.3 in doubles does not.
        const Mask row = drawnMask({"#...."}, millimetres(0.1, 0.1));
        QCOMPARE(drawing(*makeRing(row, nullptr, {{0}, {0.3}})), (Rows{".###."}));
        QCOMPARE(drawing(*makeRing(row, nullptr, {{0.3}, {0.4}})), (Rows{"....#"}));
    }
    void rings_are_those_of_all_pairs_ties_included()
    {
        Random random(77);
        for (int trial = 0; trial < 120; ++trial) {
            const Spacing spacing = trial % 3 == 0 ? millimetres(1, 1) : trial % 3 == 1 ? millimetres(0.3, 0.4) : millimetres(random.uniform(0.2, 2), random.uniform(0.2, 2));
            const Mask lesion = unite(randomMask(random, 17, 13, 0.02, spacing), Mask(makeGrid(17, 13, spacing), {{6, 7, 9}}));
            // Multiples of the spacing lie exactly on pixel centres.
            const double first = spacing.x * double(1 + random.below(2)), second = first + spacing.y * double(1 + random.below(3)) + 2 * spacing.x;
            const std::vector<double> margins{first + spacing.y, second + spacing.y};
            for (const bool cumulative : {true, false}) {
                const auto rings = makeRings(lesion, margins, cumulative);
                QVERIFY(rings.ok());
                const auto specs = ringSpecs(margins, cumulative);
                for (std::size_t at = 0; at < specs.size(); ++at) {
                    const TrueRing truth = ringByAllPairs(lesion, specs[at]);
                    QCOMPARE((*rings)[at].mask, truth.mask);
                    QVERIFY(std::abs((*rings)[at].lostShare - (1 - double(truth.mask.count()) / truth.whole)) < 1e-12);
                }
            }
        }
    }
    void the_area_around_a_disc_is_that_of_an_annulus()
    {
        // pi ((r + 1)^2 - r^2) mm2, at 0.02 x 0.05 mm within 1 %.
        const Spacing spacing = millimetres(0.02, 0.05);
        const double radius = 3;
        const auto rings = makeRings(discMask(701, 281, spacing, radius), std::vector<double>{1, 2, 3}, false);
        QVERIFY(rings.ok());
        double inner = radius;
        for (const Ring& ring : *rings) {
            const double area = double(ring.mask.count()) * spacing.pixelAreaMm2();
            const double annulus = std::numbers::pi * ((inner + 1) * (inner + 1) - inner * inner);
            QVERIFY(std::abs(area / annulus - 1) < 0.01);
            QCOMPARE(ring.lostShare, 0.0);
            inner += 1;
        }
    }
    void disjoint_rings_make_up_the_cumulative_ones()
    {
        Random random(6);
        const Mask lesion = randomMask(random, 40, 40, 0.003, millimetres(0.4, 0.3));
        const auto disjoint = makeRings(lesion, std::vector<double>{1, 2, 3}, false);
        const auto cumulative = makeRings(lesion, std::vector<double>{1, 2, 3}, true);
        Mask sum(lesion.grid());
        for (std::size_t at = 0; at < 3; ++at) {
            QVERIFY(intersect(sum, (*disjoint)[at].mask).isEmpty());
            sum = unite(sum, (*disjoint)[at].mask);
            QCOMPARE(sum, (*cumulative)[at].mask);
        }
        QVERIFY(intersect(sum, lesion).isEmpty());
    }
    void names_are_those_of_the_design()
    {
        const Mask lesion = discMask(99, 99, millimetres(0.2, 0.2), 2);
        QCOMPARE(namesOf(*makeRings(lesion, std::vector<double>{1, 2, 3}, true)), (std::vector<std::string>{"ring_0-1mm", "ring_0-2mm", "ring_0-3mm"}));
        QCOMPARE(namesOf(*makeRings(lesion, std::vector<double>{0.5, 1, 2.25}, false)), (std::vector<std::string>{"ring_0-0.5mm", "ring_0.5-1mm", "ring_1-2.25mm"}));
        QCOMPARE(lesionWithRingName({{0}, {1}}), std::string("lesion+ring_0-1mm"));
    }
    void moving_the_lesion_moves_the_ring()
    {
        const Mask lesion = drawnMask({"........", "........", "...##...", "...#....", "........", "........", "........", "........"}, millimetres(0.8, 0.5));
        const Mask ring = *makeRing(lesion, nullptr, {{0}, {1}});
        QCOMPARE(*makeRing(movedBy(lesion, 1, 2), nullptr, {{0}, {1}}), movedBy(ring, 1, 2));
    }
    void turning_image_and_spacing_turns_the_ring()
    {
        Random random(13);
        for (int trial = 0; trial < 20; ++trial) {
            const Mask lesion = randomMask(random, 19, 14, 0.03, millimetres(0.7, 0.3));
            if (!lesion.isEmpty())
                QCOMPARE(transposed(*makeRing(lesion, nullptr, {{0.7}, {2.1}})), *makeRing(transposed(lesion), nullptr, {{0.7}, {2.1}}));
        }
    }
    void holes_of_the_lesion_belong_to_the_ring()
    {
        const Mask lesion = drawnMask({".....", ".###.", ".#.#.", ".###.", "....."});
        QVERIFY(makeRing(lesion, nullptr, {{0}, {1}})->contains(2, 2));
    }
    void clipping_takes_pixels_and_tells_the_share()
    {
        const Mask left = drawnMask({"###..", "###..", "###..", "###..", "###.."});
        const Mask other = drawnMask({".....", "..#..", ".....", ".....", "....."});
        const auto rings = makeRings(dot, std::vector<double>{1}, true, {&left, &other});
        QCOMPARE(drawing((*rings)[0].mask), (Rows{".....", ".....", ".#...", "..#..", "....."}));
        QCOMPARE((*rings)[0].lostShare, 0.5);
        QCOMPARE(drawing(*makeRing(dot, &left, {{0}, {1}})), (Rows{".....", "..#..", ".#...", "..#..", "....."}));
    }
    void what_lies_beyond_the_border_is_lost()
    {
        // A pixel in the corner keeps two of its four neighbours.
        const auto rings = makeRings(drawnMask({"#..", "...", "..."}), std::vector<double>{1}, true);
        QCOMPARE((*rings)[0].mask.count(), std::int64_t{2});
        QCOMPARE((*rings)[0].lostShare, 0.5);
    }
    void a_ring_that_clipping_takes_whole_is_empty_and_lost()
    {
        const Mask nothing(dot.grid());
        const auto rings = makeRings(dot, std::vector<double>{1}, true, {&nothing, nullptr});
        QVERIFY((*rings)[0].mask.isEmpty());
        QCOMPARE((*rings)[0].lostShare, 1.0);
        QCOMPARE((*rings)[0].whyEmpty.english(), std::string("The ring from 0 to 1 mm holds no pixel: all of it lies outside the image or the tissue, or in other lesions."));
    }
    void a_lesion_that_fills_the_image_loses_its_ring()
    {
        const auto rings = makeRings(drawnMask({"##", "##"}), std::vector<double>{1}, true);
        QCOMPARE((*rings)[0].lostShare, 1.0);
        QCOMPARE((*rings)[0].whyEmpty.english(), std::string("The ring from 0 to 1 mm holds no pixel: all of it lies outside the image."));
    }
    void a_ring_between_the_pixels_is_empty_and_the_others_are_there()
    {
        const auto rings = makeRings(dot, std::vector<double>{0.5, 1}, false);
        QVERIFY((*rings)[0].mask.isEmpty());
        QCOMPARE((*rings)[0].lostShare, 0.0);
        QCOMPARE((*rings)[0].whyEmpty.english(), std::string("The ring from 0 to 0.5 mm holds no pixel: pixels are 1 x 1 mm apart."));
        QCOMPARE((*rings)[1].mask.count(), std::int64_t{4});
        QVERIFY((*rings)[1].whyEmpty.isEmpty());
    }
    void one_slice_of_a_volume_is_fine_and_more_are_refused()
    {
        Grid grid = asOneSlice(dot.grid());
        QCOMPARE(makeRing(withGrid(dot, grid), nullptr, {{0}, {1}})->count(), std::int64_t{4});
        grid.size.k = 2;
        QCOMPARE(refusal(Mask(grid, {{1, 1, 2}}), {1}), std::string("The mask has 2 slices; rings are made on single images, so a 2-D mask or one slice was expected."));
    }
    void broken_inputs_are_refused_with_a_sentence()
    {
        QCOMPARE(refusal(drawnMask({"..#.."}, Spacing{}), {1}),
                 std::string("The pixel spacing is not known, so a ring in millimetres cannot be made; calibrate the image first."));
        QCOMPARE(refusal(Mask(dot.grid()), {1}), std::string("The lesion mask is empty; at least one pixel was expected."));
        QCOMPARE(refusal(dot, {}), std::string("No margin is given; at least one in millimetres was expected, for example 1,2,3."));
        QCOMPARE(refusal(dot, {1, -2}), std::string("A margin of -2 mm cannot be used; a number above 0 and up to 100 mm was expected."));
        QCOMPARE(refusal(dot, {0}), std::string("A margin of 0 mm cannot be used; a number above 0 and up to 100 mm was expected."));
        QCOMPARE(refusal(dot, {1e9}), std::string("A margin of 1e+09 mm cannot be used; a number above 0 and up to 100 mm was expected."));
        QVERIFY(!refusal(dot, {std::numeric_limits<double>::quiet_NaN()}).empty());
        QVERIFY(!refusal(dot, {std::numeric_limits<double>::infinity()}).empty());
        QCOMPARE(refusal(dot, {2, 1}), std::string("The margin 1 mm comes after 2 mm; margins must rise, for example 1,2,3."));
        QCOMPARE(refusal(dot, {1, 1}), std::string("The margin 1 mm comes after 1 mm; margins must rise, for example 1,2,3."));
        QVERIFY(refusal(drawnMask({"#"}, millimetres(1e-9, 1)), {1}).find("more than any image has") != std::string::npos);
        QVERIFY(!refusal(drawnMask({"#"}, millimetres(0, 1)), {1}).empty());
        QVERIFY(!makeRing(dot, nullptr, {{2}, {1}}).ok());
        const Mask other(makeGrid(4, 4));
        QCOMPARE(makeRing(dot, &other, {{0}, {1}}).error().sentence(),
                 std::string("The mask that clips the rings has 4 x 4 pixels, the lesion's 5 x 5; both must lie on the same image."));
    }
    void a_stopped_job_makes_no_rings()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto rings = makeRings(dot, std::vector<double>{1}, true, {}, Progress({}, stop.get_token()));
        QCOMPARE(rings.error().code, Errc::cancelled);
    }
};

ANNULUS_TEST(RingsTest);
#include "rings_test.moc"
