#include "core/segment/promptView.h"
#include "tests/support/places.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace annulus;

namespace {

using nlohmann::json;

/// The picture of tools/unet/reference.py, made by the same formula.
Picture syntheticPicture(std::int64_t columns, std::int64_t rows)
{
    Picture picture{columns, rows, 1, {}};
    for (std::int64_t j = 0; j < rows; ++j)
        for (std::int64_t i = 0; i < columns; ++i) {
            const double u = static_cast<double>(i) / static_cast<double>(columns), v = static_cast<double>(j) / static_cast<double>(rows);
            const double texture = 110 + 40 * std::sin(23.5 * u) * std::cos(13.0 * v) + 20 * std::sin(57.0 * u + 86.0 * v);
            const bool isLesion = std::pow((u - 0.52) / 0.15, 2) + std::pow((v - 0.47) / 0.13, 2) < 1;
            picture.bytes.push_back(static_cast<std::uint8_t>(std::floor((isLesion ? texture * 0.4 : texture) + 0.5)));
        }
    return picture;
}

std::vector<Point> pointsOf(const json& list)
{
    std::vector<Point> points;
    for (const auto& point : list)
        points.push_back({point.at(0), point.at(1)});
    return points;
}

/// Every stride-th sample both ways, plane by plane, as the file holds them.
std::vector<double> thinned(const std::vector<float>& planes, int stride)
{
    std::vector<double> values;
    for (int plane = 0; plane < netPlaneCount; ++plane)
        for (int row = 0; row < netSize; row += stride)
            for (int column = 0; column < netSize; column += stride)
                values.push_back(static_cast<double>(planes[static_cast<std::size_t>((plane * netSize + row) * netSize + column)]));
    return values;
}

}  // namespace

class PromptViewTest : public QObject {
    Q_OBJECT
private slots:
    // Truth: tools/unet/views.py, which the net was trained with (NumPy, SciPy, OpenCV), on the same pictures.
    void the_planes_are_those_of_the_training_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("stride");
        std::ifstream file(tests::sourceFolder() / "tests/reference/unet/planes.json");
        const json all = json::parse(file);
        for (const auto& one : all.at("cases"))
            QTest::newRow(one.at("name").get<std::string>().c_str()) << one.dump() << all.at("stride").get<int>();
    }
    void the_planes_are_those_of_the_training()
    {
        QFETCH(std::string, text);
        QFETCH(int, stride);
        const json one = json::parse(text);
        const Picture picture = syntheticPicture(one.at("columns"), one.at("rows"));
        const auto& given = one.at("view");
        const PromptView view = given.is_null() ? wholeView(picture) : PromptView{{given.at(0), given.at(1)}, given.at(2)};
        Prompts prompts{pointsOf(one.at("inside")), pointsOf(one.at("outside")), {}};
        if (const auto& box = one.at("box"); !box.is_null())
            prompts.box = PromptBox{box.at(0), box.at(1), box.at(2), box.at(3)};
        const auto found = thinned(netPlanes(picture, view, prompts), stride);
        const auto expected = one.at("planes").get<std::vector<double>>();
        QCOMPARE(found.size(), expected.size());
        double worst = 0;
        for (std::size_t n = 0; n < found.size(); ++n)
            worst = std::max(worst, std::abs(found[n] - expected[n]));
        QVERIFY2(worst < 1e-4, std::to_string(worst).c_str());
    }
    void the_view_of_a_box_is_the_training_s()
    {
        // views.view_of_box((150, 100, 270, 180), 1.6): 121 columns of pixels, 1.6 times as many.
        const PromptView view = viewOfBox({150, 100, 270, 180}, 1.6);
        QCOMPARE(view.centre, (Point{210, 140}));
        QCOMPARE(view.side, 121 * 1.6);
    }
    void a_point_goes_to_the_view_and_back()
    {
        const PromptView view{{31.5, 20}, 77};
        const Point back = fromView(view, toView(view, {12.25, -3}));
        QVERIFY(std::abs(back.x - 12.25) < 1e-12 && std::abs(back.y + 3) < 1e-12);
        QCOMPARE(toView(view, {31.5, 20}), (Point{95.5, 95.5}));
    }
    void an_even_picture_has_an_even_plane()
    {
        const Picture even{50, 40, 1, std::vector<std::uint8_t>(2000, 90)};
        for (const float value : netPlanes(even, wholeView(even), {}))
            QVERIFY(std::abs(value) < 1e-6F);
    }
};

ANNULUS_TEST(PromptViewTest);
#include "promptView_test.moc"
