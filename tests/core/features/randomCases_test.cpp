// Truth: PyRadiomics 3.0.1 on random images, regions and settings (tests/reference/pyradiomics3/README.md).
#include "core/features/extract.h"
#include "core/features/parameterFile.h"
#include "tests/support/places.h"
#include "tests/support/runTests.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <map>

using namespace annulus;
using namespace annulus::tests;

namespace {

using Json = nlohmann::json;

const Json& reference()
{
    static const Json cases = [] {
        std::ifstream file(sourceFolder() / "tests/reference/pyradiomics3/cases.json");
        return Json::parse(file)["cases"];
    }();
    return cases;
}

template <class T>
Pixels pixelsOf(const Json& values)
{
    return values.get<std::vector<T>>();
}

Image imageOf(const Json& one)
{
    static const std::map<std::string, Pixels (*)(const Json&)> readers{
        {"uint8", pixelsOf<std::uint8_t>}, {"int8", pixelsOf<std::int8_t>}, {"uint16", pixelsOf<std::uint16_t>}, {"int16", pixelsOf<std::int16_t>},
        {"int32", pixelsOf<std::int32_t>}, {"float32", pixelsOf<float>}, {"float64", pixelsOf<double>}};
    const auto size = one["size"].get<std::vector<std::int64_t>>();
    const auto spacing = one["spacing"].get<std::vector<double>>();
    Image image;
    image.grid.size = {size[0], size[1], size.size() > 2 ? size[2] : 1};
    image.grid.dimensions = static_cast<int>(size.size());
    std::copy(spacing.begin(), spacing.end(), image.grid.spacing.begin());
    image.grid.basis = SpacingBasis::given;
    image.pixels = readers.at(one["type"])(one["image"]);
    return image;
}

}  // namespace

class RandomCasesTest : public QObject {
    Q_OBJECT
private slots:
    void values_are_those_of_pyradiomics_data()
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < static_cast<int>(reference().size()); ++index)
            QTest::addRow("%d %s", reference()[static_cast<std::size_t>(index)]["number"].get<int>(), reference()[static_cast<std::size_t>(index)]["words"].get<std::string>().c_str()) << index;
        QVERIFY(reference().size() >= 10);
    }
    void values_are_those_of_pyradiomics()
    {
        QFETCH(int, index);
        const Json& one = reference()[static_cast<std::size_t>(index)];
        const auto parameters = parseParameters(one["parameters"].get<std::string>());
        QVERIFY(parameters.ok());
        for (const Message& refused : parameters->refused)
            QFAIL(refused.english().c_str());
        const Image image = imageOf(one);
        const NamedMask lesion{"lesion", fromBytes(image.grid, one["inside"].get<std::vector<std::uint8_t>>())};
        const auto values = extract(image, std::span(&lesion, 1), parameters->settings);
        QVERIFY(values.ok());
        std::map<std::string, const FeatureValue*> found;
        for (const FeatureValue& value : *values)
            found[value.feature] = &value;
        for (const auto& [name, expected] : one["values"].items()) {
            const auto here = found.find(name);
            QVERIFY2(here != found.end(), name.c_str());
            QVERIFY2(here->second->value, (name + ": " + here->second->reason.english()).c_str());
            const double value = *here->second->value, theirs = expected.get<double>();
            QVERIFY2(std::abs(value - theirs) <= std::max(1e-6 * std::abs(theirs), 1e-9), (name + ": " + std::to_string(value) + " for " + std::to_string(theirs)).c_str());
        }
    }
};

ANNULUS_TEST(RandomCasesTest);
#include "randomCases_test.moc"
