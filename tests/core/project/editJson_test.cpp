#include "core/project/editJson.h"

#include "core/project/projectJson.h"
#include "core/project/rows.h"
#include "tests/core/project/randomUser.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

using namespace annulus;
using namespace annulus::tests;

namespace {

struct RoundTrip {
    Blobs blobs;

    std::string text(const Edit& edit) { return textOf(toJson(edit, keepIn(blobs))); }
    Edit back(const std::string& text) { return editFromJson(nlohmann::json::parse(text), StoredParts([this](const std::string& hash) { return blobs.at(hash); })); }
};

}  // namespace

class EditJsonTest : public QObject {
    Q_OBJECT
private slots:
    void every_edit_comes_back_with_the_same_effect()
    {
        // A thousand steps of a user: applying what came back gives the same project, and writing it the same text.
        RandomUser user(7);
        RoundTrip trip;
        std::set<std::size_t> kinds;
        for (int count = 0; count < 1000; ++count) {
            const Project before = user.project();
            const Happening happening = user.step();
            const auto* command = std::get_if<Command>(&happening);
            if (!command)
                continue;
            Command again;
            for (const Edit& edit : command->edits) {
                kinds.insert(edit.index());
                const std::string text = trip.text(edit);
                again.edits.push_back(trip.back(text));
                QCOMPARE(trip.text(again.edits.back()), text);
            }
            const auto after = annulus::apply(before, again);
            QVERIFY(after.ok());
            QVERIFY(*after == user.project());
        }
        QCOMPARE(kinds.size(), std::variant_size_v<Edit>);  // nothing was left out
    }
    void numbers_come_back_to_the_bit()
    {
        RoundTrip trip;
        const std::vector<double> odd{0.1, 1.0 / 3, -0.0, 5e-324, 1.7976931348623157e308, std::nextafter(2.0, 3.0), std::numeric_limits<double>::infinity(),
                                      -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()};
        Contour contour;
        for (const double number : odd)
            contour.push_back({number, number});
        const Edit back = trip.back(trip.text(SetOutline{"P", "roi-1", {{contour}}, {}}));
        for (std::size_t at = 0; at < odd.size(); ++at) {
            const double number = std::get<SetOutline>(back).outline.contours[0][at].y;
            QVERIFY(std::isnan(odd[at]) ? std::isnan(number) : std::bit_cast<std::uint64_t>(number) == std::bit_cast<std::uint64_t>(odd[at]));
        }
    }
    void an_outline_read_the_fast_way_is_the_same_to_the_bit()
    {
        Random random(5);
        for (int round = 0; round < 300; ++round) {
            Roi roi{"roi-1", "Mass \",\"outline\":[[[1,2]]] \\", "1.2.3", 2, "reader", {}};
            for (auto contours = random.below(3); contours > 0; --contours) {
                Contour& contour = roi.outline.contours.emplace_back();
                for (auto points = random.below(20); points > 0; --points)
                    contour.push_back({random.uniform(-1, 1) * std::ldexp(1.0, static_cast<int>(random.below(80)) - 40), std::floor(random.uniform(0, 4000))});
            }
            const std::string text = textOf(toJson(roi));
            QVERIFY(roiFromText(text) == roi);
            QVERIFY(roiFromJson(nlohmann::json::parse(text)) == roi);
        }
        const double infinite = std::numeric_limits<double>::infinity();
        const Roi odd{"roi-2", "n", "1", 1, "r", {{{{infinite, -infinite}, {5e-324, -0.0}, {1.7976931348623157e308, 0.1}}}}};
        QVERIFY(roiFromText(textOf(toJson(odd))) == odd);
        for (const char* text : {"", "{}", "{\"frame\":1,\"outline\":[[[1,2]]", "{\"frame\":1,\"outline\":[[[1,]]]}", "{\"frame\":1,\"outline\":[[[1,2]]]}"})
            QVERIFY_THROWS_EXCEPTION(std::exception, (void)roiFromText(text));
    }
    void a_path_that_is_not_utf8_comes_back()
    {
        RoundTrip trip;
        const std::filesystem::path strange(std::string("/images/\xff\xfe.dcm"));
        const Edit back = trip.back(trip.text(MoveImages{{{"P", "1", strange}}}));
        QVERIFY(std::get<MoveImages>(back).images[0].path == strange);
    }
    void what_is_no_edit_is_refused()
    {
        RoundTrip trip;
        for (const char* text : {"{}", "[]", "{\"v\":1}", "{\"v\":1,\"edit\":\"Dance\"}", "{\"v\":99,\"edit\":\"RenameProject\",\"name\":\"x\"}",
                                 "{\"v\":1,\"edit\":\"RenameProject\"}", "{\"v\":1,\"edit\":\"SetOutline\",\"patient\":\"P\",\"roi\":7}"})
            QVERIFY_THROWS_EXCEPTION(std::exception, (void)trip.back(text));
    }
};

ANNULUS_TEST(EditJsonTest);
#include "editJson_test.moc"
