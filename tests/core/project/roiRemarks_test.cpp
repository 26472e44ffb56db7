#include "core/project/roiRemarks.h"

#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

namespace {

Mask boxMask(int i0, int j0, int i1, int j1)
{
    std::vector<Run> runs;
    for (int j = j0; j <= j1; ++j)
        runs.push_back({j, i0, i1 + 1});
    return {makeGrid(100, 80), std::move(runs)};
}

RoiRegions lesionAt(const Mask& lesion)
{
    RoiRegions regions;
    regions.lesion = lesion;
    regions.rings.push_back({"ring_0-1mm", {Millimetres{0}, Millimetres{1}}, subtract(boxMask(15, 15, 35, 35), lesion), 0, {}});
    return regions;
}

std::string words(const std::vector<Message>& remarks)
{
    std::string all;
    for (const Message& remark : remarks)
        all += remark.english() + "\n";
    return all;
}

UltrasoundRegion region(Box box, int type)
{
    UltrasoundRegion one;
    one.box = box;
    one.spatialFormat = 1;
    one.dataType = type;
    return one;
}

}  // namespace

class RoiRemarksTest : public QObject {
    Q_OBJECT
    const RoiRegions lesion_ = lesionAt(boxMask(20, 20, 29, 29));

private slots:
    void an_outline_in_the_breast_has_nothing_to_be_said()
    {
        const Breast breast{std::make_shared<const Mask>(boxMask(0, 0, 60, 79)), {}};
        QVERIFY(remarksOn(imageRecord("P", "1"), lesion_, breast).empty());
        QVERIFY(remarksOn(imageRecord("P", "1"), lesion_, {}).empty());
    }
    void an_outline_in_air_is_told_wholly_or_in_part()
    {
        const Breast elsewhere{std::make_shared<const Mask>(boxMask(50, 0, 99, 79)), {}}, half{std::make_shared<const Mask>(boxMask(25, 0, 99, 79)), {}};
        QCOMPARE(words(remarksOn(imageRecord("P", "1"), lesion_, elsewhere)), std::string("The outline lies in air: the breast is elsewhere on this picture.\n"));
        QCOMPARE(words(remarksOn(imageRecord("P", "1"), lesion_, half)), std::string("50 % of the outline lies outside the breast.\n"));
    }
    void doppler_and_the_end_of_b_mode_are_told()
    {
        ImageRecord image = imageRecord("P", "1");
        image.facts.regions = {region({10, 10, 0, 40, 40, 0}, 1)};
        QVERIFY(remarksOn(image, lesion_, {}).empty());
        image.facts.regions = {region({18, 10, 0, 40, 40, 0}, 1)};
        QCOMPARE(words(remarksOn(image, lesion_, {})), std::string("The ring of 1 mm leaves the B-mode region.\n"));
        image.facts.regions = {region({10, 10, 0, 40, 40, 0}, 1), region({25, 25, 0, 60, 60, 0}, 2)};
        QCOMPARE(words(remarksOn(image, lesion_, {})), std::string("The outline lies on a region that is not B-mode (data type 2 by the file).\n"));
    }
    void lettering_and_colour_under_the_outline_are_told()
    {
        DrawnPixels drawn{boxMask(28, 28, 31, 28), Mask(makeGrid(100, 80))};
        QVERIFY(words(remarksOn(imageRecord("P", "1"), lesion_, {}, &drawn)).find("into the outline (2 pixels)") != std::string::npos);
        drawn.lettering = boxMask(31, 28, 33, 28);
        QVERIFY(words(remarksOn(imageRecord("P", "1"), lesion_, {}, &drawn)).find("into the ring of 1 mm (3 pixels)") != std::string::npos);
        drawn = {boxMask(60, 60, 70, 70), boxMask(20, 20, 24, 29)};
        QCOMPARE(words(remarksOn(imageRecord("P", "1"), lesion_, {}, &drawn)), std::string("50 % of the outline is coloured, as Doppler and elastography are; features see its luminance.\n"));
    }
};

ANNULUS_TEST(RoiRemarksTest);
#include "roiRemarks_test.moc"
