#include "core/segment/proposeLesion.h"

#include "core/roi/agreement.h"
#include "core/roi/measure.h"
#include "core/segment/lesionArea.h"
#include "core/segment/probabilityContour.h"
#include "core/segment/simulatedPrompts.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

constexpr std::size_t samples = static_cast<std::size_t>(netSize) * netSize;

/// Finds what is dark: a net whose answers can be worked out by hand.
class DarkNet final : public LesionNet {
public:
    Result<NetAnswer> run(std::span<const float> planes) override
    {
        ++runs;
        NetAnswer answer{std::vector<float>(samples), presence};
        for (std::size_t n = 0; n < samples; ++n)
            answer.mask[n] = steepness * (-planes[n] - 0.5F + 30 * planes[samples + n] * wide - 30 * planes[2 * samples + n] * wide);
        return answer;
    }
    double presence = 0.9;
    float steepness = 8;
    float wide = 0;  ///< how much clicks count
    int runs = 0;
};

struct Disc {
    double x, y, radius;
};

/// Dark discs on bright ground, `scale` pixels for one of the plan; covered pixels by 8 x 8 points each.
Picture discs(std::int64_t columns, std::int64_t rows, const std::vector<Disc>& all, double scale = 1)
{
    Picture picture{static_cast<std::int64_t>(static_cast<double>(columns) * scale), static_cast<std::int64_t>(static_cast<double>(rows) * scale), 1, {}};
    for (std::int64_t j = 0; j < picture.rows; ++j)
        for (std::int64_t i = 0; i < picture.columns; ++i) {
            int covered = 0;
            for (int part = 0; part < 64; ++part) {
                const double x = (static_cast<double>(i) + (part % 8 + 0.5) / 8) / scale - 0.5, y = (static_cast<double>(j) + (part / 8 + 0.5) / 8) / scale - 0.5;
                covered += std::ranges::any_of(all, [&](const Disc& disc) { return std::hypot(x - disc.x, y - disc.y) < disc.radius; });
            }
            picture.bytes.push_back(static_cast<std::uint8_t>(200 - 160 * covered / 64));
        }
    return picture;
}

Box wholeOf(const Picture& picture) { return {0, 0, 0, picture.columns - 1, picture.rows - 1, 0}; }

Proposal proposed(const Picture& picture, const Prompts& prompts = {}, DarkNet net = {}, const ProposeSettings& settings = {})
{
    auto proposal = proposeLesion(net, picture, wholeOf(picture), prompts, settings);
    return proposal.ok() ? *std::move(proposal) : Proposal{};
}

/// Centroid of the outline and the radius of a disc of its area.
Disc discOf(const Proposal& proposal)
{
    const auto& contour = proposal.outline.contours.at(0);
    Disc disc{0, 0, 0};
    double twice = 0;
    for (std::size_t n = 0; n < contour.size(); ++n) {
        const Point a = contour[n], b = contour[(n + 1) % contour.size()];
        const double cross = a.x * b.y - b.x * a.y;
        twice += cross;
        disc.x += (a.x + b.x) * cross;
        disc.y += (a.y + b.y) * cross;
    }
    return {disc.x / (3 * twice), disc.y / (3 * twice), std::sqrt(std::abs(twice) / 2 / 3.14159265358979)};
}

Prompts click(double x, double y) { return {{{x, y}}, {}, {}}; }

UltrasoundRegion tissue(const Box& box)
{
    UltrasoundRegion region;
    region.box = box;
    region.spatialFormat = 1;
    return region;
}

}  // namespace

class ProposeLesionTest : public QObject {
    Q_OBJECT
private slots:
    // Truth: the disc that was drawn.
    void a_disc_is_found_to_a_fraction_of_a_pixel()
    {
        const Proposal proposal = proposed(discs(320, 240, {{200, 130, 30}}));
        QCOMPARE(proposal.outline.contours.size(), std::size_t{1});
        for (const Point& p : proposal.outline.contours[0])
            QVERIFY(std::abs(std::hypot(p.x - 200, p.y - 130) - 30) < 320.0 / netSize / 2);  // half a sample of the whole view
        QVERIFY(std::abs(discOf(proposal).radius - 30) < 0.6);  // this net's edge is not in the middle between dark and bright
        QVERIFY(proposal.confidence > 0.9);
    }
    void the_outline_does_not_depend_on_the_size_of_pixels()
    {
        const Disc small = discOf(proposed(discs(320, 240, {{200, 130, 30}})));
        for (const double scale : {0.5, 2.5}) {
            const Disc other = discOf(proposed(discs(320, 240, {{200, 130, 30}}, scale)));
            QVERIFY(std::abs(other.radius / scale - small.radius) < 0.4);
            QVERIFY(std::abs((other.x + 0.5) / scale - 0.5 - small.x) < 0.8 && std::abs((other.y + 0.5) / scale - 0.5 - small.y) < 0.8);
        }
    }
    void the_largest_is_proposed_and_a_click_chooses_another()
    {
        const Picture picture = discs(320, 240, {{80, 120, 30}, {230, 110, 20}});
        QVERIFY(std::abs(discOf(proposed(picture)).x - 80) < 1);
        QVERIFY(std::abs(discOf(proposed(picture, click(232, 108))).x - 230) < 1);
    }
    void a_click_where_nothing_is_proposes_nothing_rather_than_a_neighbour()
    {
        const Proposal none = proposed(discs(320, 240, {{80, 120, 30}}), click(250, 60));
        QVERIFY(none.outline.isEmpty());
        QVERIFY(!none.whyNone.isEmpty());
    }
    void a_box_is_looked_at_once_and_nothing_outside_is_found()
    {
        const Picture picture = discs(320, 240, {{60, 120, 45}, {230, 110, 20}});
        DarkNet net;
        const auto proposal = proposeLesion(net, picture, wholeOf(picture), {{}, {}, PromptBox{210, 90, 250, 130}});
        QCOMPARE(net.runs, 1);
        QVERIFY(std::abs(discOf(*proposal).x - 230) < 1 && std::abs(discOf(*proposal).radius - 20) < 0.5);
    }
    void without_a_prompt_a_picture_that_seems_to_hold_no_lesion_is_left_in_peace()
    {
        DarkNet net;
        net.presence = 0.2;
        const Picture picture = discs(320, 240, {{200, 130, 30}});
        QVERIFY(proposed(picture, {}, net).outline.isEmpty());
        QVERIFY(!proposed(picture, click(200, 130), net).outline.isEmpty());
        QVERIFY(!proposed(picture, {}, net, {.leastPresence = 0.1}).outline.isEmpty());
    }
    void a_net_that_is_not_sure_proposes_nothing()
    {
        DarkNet net;
        net.steepness = 0.05F;  // probabilities all near 1/2
        const Proposal unsure = proposed(discs(320, 240, {{200, 130, 30}}), click(200, 130), net, {.leastConfidence = 0.7});
        QVERIFY(unsure.outline.isEmpty());
        QVERIFY(!unsure.whyNone.isEmpty());
    }
    void further_clicks_reach_the_net()
    {
        DarkNet net;
        net.wide = 1;
        const Picture picture = discs(320, 240, {{120, 120, 30}});
        const Grid grid = makeGrid(320, 240);
        const Mask before = maskOf(proposed(picture, click(120, 120), net), grid);
        const Mask more = maskOf(proposed(picture, {{{120, 120}, {150, 120}}, {}, {}}, net), grid);
        const Mask less = maskOf(proposed(picture, {{{120, 120}}, {{92, 120}}, {}}, net), grid);
        QVERIFY(more.contains(153, 120) && !before.contains(153, 120));
        QVERIFY(before.contains(93, 120) && !less.contains(93, 120));
    }
    void only_the_area_is_looked_at_and_the_outline_lies_in_the_picture()
    {
        // A dark menu beside the tissue: larger than the lesion, outside the area.
        const Picture picture = discs(400, 240, {{350, 120, 45}, {140, 100, 20}});
        DarkNet net;
        const auto proposal = proposeLesion(net, picture, {40, 20, 0, 279, 219, 0}, {});
        QVERIFY(std::abs(discOf(*proposal).x - 140) < 0.7 && std::abs(discOf(*proposal).y - 100) < 0.7);
        const auto clicked = proposeLesion(net, picture, {40, 20, 0, 279, 219, 0}, click(141, 99));
        QVERIFY(!clicked->outline.isEmpty() && std::abs(discOf(*clicked).x - 140) < 0.7);
        QVERIFY(proposeLesion(net, picture, {40, 20, 0, 279, 219, 0}, click(181, 119))->outline.isEmpty());  // where the lesion would be in the area's own pixels
    }
    void a_lesion_at_the_border_is_cut_there()
    {
        const Proposal proposal = proposed(discs(320, 240, {{0, 120, 40}}));
        double leftmost = 0;
        for (const Point& p : proposal.outline.contours.at(0))
            leftmost = std::min(leftmost, p.x);
        QCOMPARE(leftmost, -0.5);  // the pixels' own edge, not the last sample before it
        QVERIFY(maskOf(proposal, makeGrid(320, 240)).touchesBorder());
    }

    void the_contour_lies_where_the_probability_is_a_half()
    {
        // p falls by 0.1 a pixel through 1/2 at radius 20.3: crossings between centres are those of the cone.
        const Grid grid = makeGrid(64, 64);
        std::vector<double> probability;
        for (int n = 0; n < 64 * 64; ++n)
            probability.push_back(std::clamp(0.5 + 0.1 * (20.3 - std::hypot(n % 64 - 31.0, n / 64 - 32.0)), 0.0, 1.0));
        std::vector<std::uint8_t> bytes;
        for (const double p : probability)
            bytes.push_back(p > 0.5);
        const Outline outline = probabilityContour(fromBytes(grid, bytes), probability);
        QCOMPARE(outline.contours.size(), std::size_t{1});
        for (const Point& p : outline.contours[0])
            QVERIFY(std::abs(std::hypot(p.x - 31, p.y - 32) - 20.3) < 0.12);
        QVERIFY(std::abs(measureOutline(outline, {}).area - 3.14159265 * 20.3 * 20.3) < 6);
    }
    void the_first_click_is_the_deepest_point()
    {
        QCOMPARE(deepestPoint(tests::drawnMask({"..........", ".#######..", ".#######..", ".#######..", ".....#####", ".....#####", ".....#####", ".....#####", ".....#####"})), (Point{7, 6}));
        QCOMPARE(deepestPoint(tests::drawnMask({"#####", "#####", "#####"})), (Point{1, 1}));  // the image's border is a border
    }
    void the_next_click_is_in_the_middle_of_the_largest_error()
    {
        const Mask truth = tests::drawnMask({".......", ".###...", ".###...", ".###...", "......."});
        const auto missed = largestError(Mask(truth.grid()), truth);
        QVERIFY(missed->inside && missed->at == (Point{2, 2}));
        const auto extra = largestError(tests::drawnMask({"....###", ".######", ".######", ".###...", "......."}), truth);
        QVERIFY(!extra->inside && extra->at == (Point{5, 1}));
        QVERIFY(!largestError(truth, truth));
    }
    void the_region_with_the_prompts_is_looked_at_and_else_the_largest()
    {
        Facts facts;
        facts.columns = 800;
        facts.rows = 600;
        QCOMPARE(lesionArea(facts, {}), (Box{0, 0, 0, 799, 599, 0}));
        const Box left{50, 60, 0, 349, 559, 0}, right{400, 60, 0, 849, 559, 0};
        facts.regions = {tissue(left), tissue(right)};
        QCOMPARE(lesionArea(facts, {}), (Box{400, 60, 0, 799, 559, 0}));
        QCOMPARE(lesionArea(facts, click(100, 100)), left);
        QCOMPARE(lesionArea(facts, click(10, 10)), (Box{0, 0, 0, 799, 599, 0}));
        facts.regions[0].spatialFormat = 3;
        QCOMPARE(lesionArea(facts, click(100, 100)), (Box{0, 0, 0, 799, 599, 0}));
    }
};

ANNULUS_TEST(ProposeLesionTest);
#include "proposeLesion_test.moc"
