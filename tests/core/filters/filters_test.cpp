// Truth: PyWavelets, scikit-image and SciPy (tests/reference/filters/README.md), the derived images that PyRadiomics
// yielded for the case tiny3x3 where they are beside the project, and hand-worked toys.
#include <string>

#include "core/filters/boxes.h"
#include "core/filters/imageFilters.h"
#include "core/filters/waveletTaps.h"
#include "core/image/imageFiles.h"
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
using Derived = std::map<std::string, Result<Image>>;

/// A calibrated image; `spacing` in mm.
template <class T>
Image imageOf(const std::vector<std::int64_t>& size, const std::vector<double>& values, std::array<double, 3> spacing = {0.5, 0.25, 2})
{
    Image image;
    image.grid.size = {size[0], size[1], size.size() > 2 ? size[2] : 1};
    image.grid.dimensions = static_cast<int>(size.size());
    image.grid.spacing = spacing;
    image.grid.basis = SpacingBasis::given;
    std::vector<T> pixels;
    for (const double value : values)
        pixels.push_back(static_cast<T>(value));
    image.pixels = std::move(pixels);
    return image;
}

Image readImage(const Json& json)
{
    const auto size = json["size"].get<std::vector<std::int64_t>>();
    const auto values = json["values"].get<std::vector<double>>();
    const std::string type = json["type"];
    if (type == "uint8")
        return imageOf<std::uint8_t>(size, values);
    if (type == "uint16")
        return imageOf<std::uint16_t>(size, values);
    if (type == "int16")
        return imageOf<std::int16_t>(size, values);
    return imageOf<float>(size, values);
}

FilterSettings readSettings(const Json& json)
{
    static const std::map<std::string, Lbp2DMethod> methods{{"default", Lbp2DMethod::standard}, {"ror", Lbp2DMethod::ror}, {"uniform", Lbp2DMethod::uniform}, {"var", Lbp2DMethod::var}};
    FilterSettings s;
    s.wavelet = json.value("wavelet", s.wavelet);
    s.level = json.value("level", s.level);
    s.startLevel = json.value("start_level", s.startLevel);
    s.lbp2DMethod = methods.at(json.value("lbp2DMethod", "uniform"));
    s.lbp2DRadius = json.value("lbp2DRadius", s.lbp2DRadius);
    s.lbp2DSamples = json.value("lbp2DSamples", s.lbp2DSamples);
    s.lbp3DLevels = json.value("lbp3DLevels", s.lbp3DLevels);
    s.lbp3DIcosphereRadius = json.value("lbp3DIcosphereRadius", s.lbp3DIcosphereRadius);
    s.lbp3DIcosphereSubdivision = json.value("lbp3DIcosphereSubdivision", s.lbp3DIcosphereSubdivision);
    return s;
}

Mask wholeMask(const Grid& grid) { return complement(Mask(grid)); }

/// Every derived image over a box, in the order in which they came.
std::vector<std::pair<std::string, Result<Image>>> deriveAll(std::string_view filter, const Image& image, const Box& box, const FilterSettings& settings,
                                                             std::optional<int> flatAxis = {}, int planeAxis = 2)
{
    std::vector<std::pair<std::string, Result<Image>>> derived;
    const Mask region = wholeMask(image.grid);
    findImageFilter(filter)->derive({image, region, box, settings, largestMagnitude(image), flatAxis, planeAxis},
                                    [&](const std::string& name, Result<Image> made) { derived.emplace_back(name, std::move(made)); });
    return derived;
}

Image deriveOne(std::string_view filter, const Image& image, const FilterSettings& settings = {})
{
    auto derived = deriveAll(filter, image, wholeBox(image.grid), settings);
    return std::move(derived.at(0).second).value();
}

bool sameBits(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// A field of smooth blobs and noise without any library.
Image field(std::int64_t columns, std::int64_t rows, std::int64_t slices, int dimensions)
{
    std::vector<double> values;
    std::uint32_t state = 1;
    for (std::int64_t at = 0; at < columns * rows * slices; ++at) {
        state = state * 1664525u + 1013904223u;
        const auto x = static_cast<double>(at % columns), y = static_cast<double>(at / columns % rows);
        values.push_back(std::floor(1000 + 400 * std::sin(x / 9) * std::cos(y / 7) + (state >> 24)));
    }
    std::vector<std::int64_t> size{columns, rows, slices};
    size.resize(static_cast<std::size_t>(dimensions));
    return imageOf<std::uint16_t>(size, values, {0.5, 0.4, 1.5});
}

}  // namespace

class FiltersTest : public QObject {
    Q_OBJECT
private slots:
    void derived_images_equal_those_of_other_tools_data()
    {
        QTest::addColumn<int>("index");
        std::ifstream file(sourceFolder() / "tests/reference/filters/derived.json");
        const Json reference = Json::parse(file);
        int index = 0;
        for (const Json& one : reference["cases"])
            QTest::addRow("%s %s %s force2D %d %d", one["filter"].get<std::string>().c_str(), one["image"].get<std::string>().c_str(), one["settings"].dump().c_str(),
                          one["force2D"].get<bool>(), one["force2Ddimension"].get<int>())
                << index++;
        QVERIFY(index > 20);
    }
    void derived_images_equal_those_of_other_tools()
    {
        QFETCH(int, index);
        std::ifstream file(sourceFolder() / "tests/reference/filters/derived.json");
        const Json reference = Json::parse(file);
        const Json& one = reference["cases"][static_cast<std::size_t>(index)];
        const Image image = readImage(reference["images"][one["image"].get<std::string>()]);
        const std::string filter = one["filter"];
        const int axis = 2 - one["force2Ddimension"].get<int>();
        const auto flat = one["force2D"].get<bool>() ? std::optional(axis) : std::nullopt;
        const FilterSettings settings = readSettings(one["settings"]);
        const auto derived = deriveAll(filter, image, wholeBox(image.grid), settings, flat, axis);
        const auto names = findImageFilter(filter)->names(settings, image.grid.dimensions, flat);
        QCOMPARE(derived.size(), one["derived"].size());
        QCOMPARE(names.size(), derived.size());
        // Bit for bit but where complex sums and a spline come in another order.
        const double tolerance = filter == "LBP3D" ? (std::holds_alternative<std::vector<float>>(image.pixels) ? 2e-6 : 1e-11) : 0;
        for (std::size_t at = 0; at < derived.size(); ++at) {
            const Json& expected = one["derived"][at];
            QCOMPARE(derived[at].first, expected["name"].get<std::string>());
            QCOMPARE(names[at], derived[at].first);
            QVERIFY(derived[at].second.ok());
            const auto found = toDoubles(*derived[at].second);
            QCOMPARE(found.size(), expected["values"].size());
            for (std::size_t pixel = 0; pixel < found.size(); ++pixel) {
                const double value = expected["values"][pixel].is_null() ? std::nan("") : expected["values"][pixel].get<double>();
                const bool isEqual = sameBits(found[pixel], value) || std::abs(found[pixel] - value) <= tolerance * std::max(1.0, std::abs(value));
                QVERIFY2(isEqual, QByteArray::fromStdString(derived[at].first + " pixel " + std::to_string(pixel) + ": " + std::to_string(found[pixel]) + " for " + std::to_string(value)));
            }
        }
    }
    void kurtosis_of_samples_that_are_all_alike_is_that_of_scipy_1_8()
    {
        // 7 x 7 pixels of one value in a larger flat slice: -3 where every sample has it, as scipy.stats.kurtosis(fisher=True) said up to 1.8.
        const Image flat = imageOf<std::uint8_t>({15, 15, 3}, std::vector<double>(675, 90));
        const auto derived = deriveAll("LBP3D", flat, {4, 4, 1, 10, 10, 1}, FilterSettings());
        QCOMPARE(derived.back().first, std::string("lbp-3D-k"));
        QCOMPARE(toDoubles(*derived.back().second), std::vector<double>(49, -3));
    }
    void derived_images_equal_pyradiomics_own()
    {
        const auto folder = sharedFolder() / "reference/pyradiomics2d";
        if (!std::filesystem::is_directory(folder))
            QSKIP("PyRadiomics' derived images are not beside the project.");
        const auto image = readImageFile(folder / "tiny3x3_image.nrrd");
        QVERIFY(image.ok());
        FilterSettings settings;
        settings.sigma = {{1, "1.0"}, {2, "2.0"}, {3, "3.0"}};
        int compared = 0;
        for (const ImageFilter* filter : allImageFilters()) {
            if (filter->name == "Original" || filter->name == "LBP3D")
                continue;
            for (const auto& [name, made] : deriveAll(filter->name, *image, wholeBox(image->grid), settings)) {
                const auto expected = readImageFile(folder / "tiny3x3_filters" / (name + ".nrrd"));
                QVERIFY2(expected.ok(), name.c_str());
                QVERIFY2(made.ok(), name.c_str());
                const auto found = toDoubles(*made), wanted = toDoubles(*expected);
                QCOMPARE(found.size(), wanted.size());
                double worst = 0;
                for (std::size_t at = 0; at < found.size(); ++at)
                    worst = std::max(worst, std::abs(found[at] - wanted[at]) / std::max(1e-300, std::abs(wanted[at])));
                // Logarithms and exponentials of two libraries may differ in the last bit.
                const double tolerance = name == "logarithm" || name == "exponential" || name == "square" || name == "squareroot" ? 1e-15 : 0;
                QVERIFY2(worst <= tolerance, QByteArray::fromStdString(name + ": " + std::to_string(worst * 1e15) + "e-15"));
                if (name != "lbp-2D")  // whole numbers, kept as such
                    QCOMPARE(std::string(made->typeName()), std::string(expected->typeName()));
                ++compared;
            }
        }
        QCOMPARE(compared, 13);
    }
    void only_the_pixels_asked_for_are_made_and_they_are_the_whole_images_data()
    {
        QTest::addColumn<bool>("isVolume");
        QTest::newRow("plane") << false;
        QTest::newRow("volume") << true;
    }
    void only_the_pixels_asked_for_are_made_and_they_are_the_whole_images()
    {
        QFETCH(bool, isVolume);
        const Image image = isVolume ? field(61, 55, 23, 3) : field(401, 333, 1, 2);
        const Box boxes[] = {{20, 17, 0, 41, 33, 0}, {0, 0, 0, 11, 9, 0}, {50, 40, 0, 60, 54, 0}};
        FilterSettings settings;
        settings.sigma = {{1, "1"}, {2.5, "2.5"}};
        settings.level = 2;
        for (Box box : boxes) {
            if (isVolume)
                box.k1 = 9;
            else {
                box.i1 = std::min<std::int64_t>(box.i1 + 90, 400);
                box.j1 = std::min<std::int64_t>(box.j1 + 60, 332);
            }
            for (const ImageFilter* filter : allImageFilters()) {
                const auto whole = deriveAll(filter->name, image, wholeBox(image.grid), settings);
                const auto part = deriveAll(filter->name, image, box, settings);
                QCOMPARE(part.size(), whole.size());
                for (std::size_t at = 0; at < whole.size(); ++at) {
                    if (!whole[at].second.ok()) {
                        QVERIFY(!part[at].second.ok());
                        continue;
                    }
                    const auto expected = toDoubles(cropTo(*whole[at].second, box)), found = toDoubles(*part[at].second);
                    QCOMPARE(part[at].second->grid.size, cropTo(image.grid, box).size);
                    for (std::size_t pixel = 0; pixel < found.size(); ++pixel) {
                        // LoG in a plane is cut 22 sigmas away; what that leaves may turn a rounding to single precision.
                        const bool isEqual = sameBits(found[pixel], expected[pixel]) || (filter->name == "LoG" && std::abs(found[pixel] - expected[pixel]) <= 1e-7 * std::abs(expected[pixel]));
                        QVERIFY2(isEqual, whole[at].first.c_str());
                    }
                }
            }
        }
    }
    void pointwise_filters_follow_their_formulas()
    {
        const Image image = imageOf<std::int16_t>({2, 2}, {-4, 0, 9, 16});
        const auto is = [](const Image& made, const std::vector<double>& expected) {
            const auto found = toDoubles(made);
            for (std::size_t at = 0; at < expected.size(); ++at)
                QVERIFY2(std::abs(found[at] - expected[at]) < 1e-12, qPrintable(QString::number(found[at], 'g', 17)));
        };
        is(deriveOne("Square", image), {1, 0, 81.0 / 16, 16});
        is(deriveOne("SquareRoot", image), {-8, 0, 12, 16});
        const double c = 16 / std::log(17);
        is(deriveOne("Logarithm", image), {-c * std::log(5), 0, c * std::log(10), 16});
        is(deriveOne("Exponential", image), {0.5, 1, std::pow(16, 9.0 / 16), 16});
    }
    void the_gradient_of_a_ramp_is_its_slope_per_mm()
    {
        std::vector<double> values;
        for (int j = 0; j < 4; ++j)
            for (int i = 0; i < 5; ++i)
                values.push_back(3 * i + 2 * j);
        const Image image = imageOf<float>({5, 4}, values, {0.5, 0.25, 1});
        QCOMPARE(deriveOne("Gradient", image).at(2, 2), static_cast<double>(static_cast<float>(std::hypot(6, 8))));
        QCOMPARE(deriveOne("Gradient", image).at(0, 0), static_cast<double>(static_cast<float>(std::hypot(3, 4))));  // the border is repeated
        FilterSettings settings;
        settings.gradientUseSpacing = false;
        QCOMPARE(deriveOne("Gradient", image, settings).at(2, 2), static_cast<double>(static_cast<float>(std::hypot(3, 2))));
    }
    void what_cannot_be_derived_has_its_reason()
    {
        FilterSettings settings;
        settings.sigma = {{1, "1"}};
        const auto reasonOf = [&](std::string_view filter, const Image& image) {
            const auto derived = deriveAll(filter, image, wholeBox(image.grid), settings);
            return derived.at(0).second.ok() ? std::string() : derived.at(0).second.error().sentence();
        };
        const Image zero = imageOf<std::uint8_t>({3, 3}, std::vector<double>(9, 0));
        for (const char* filter : {"Square", "SquareRoot", "Logarithm", "Exponential"})
            QVERIFY(reasonOf(filter, zero).find("largest magnitude") != std::string::npos);
        QVERIFY(reasonOf("LoG", zero).find("at least 4 pixels") != std::string::npos);
        QVERIFY(reasonOf("LBP3D", zero).find("volume") != std::string::npos);
        Image uncalibrated = field(20, 20, 1, 2);
        uncalibrated.grid.basis = SpacingBasis::uncalibrated;
        QVERIFY(reasonOf("LoG", uncalibrated).find("give the spacing") != std::string::npos);
        QVERIFY(reasonOf("Gradient", uncalibrated).find("gradientUseSpacing") != std::string::npos);
        settings.gradientUseSpacing = false;
        QVERIFY(reasonOf("Gradient", uncalibrated).empty());
    }
    void names_follow_dimensions_levels_and_the_spelling_of_sigma()
    {
        FilterSettings settings;
        settings.sigma = {{1, "1"}, {1, "1.0"}, {2.5, "2.5"}};
        const auto names = [&](std::string_view filter, int dimensions, std::optional<int> flat = {}) { return findImageFilter(filter)->names(settings, dimensions, flat); };
        QCOMPARE(names("LoG", 2), (std::vector<std::string>{"log-sigma-1-mm-3D", "log-sigma-1-0-mm-3D", "log-sigma-2-5-mm-3D"}));
        QCOMPARE(names("Wavelet", 2), (std::vector<std::string>{"wavelet-LH", "wavelet-HL", "wavelet-HH", "wavelet-LL"}));
        QCOMPARE(names("Wavelet", 3, 2), names("Wavelet", 2));
        QCOMPARE(names("Wavelet", 3).front(), std::string("wavelet-LLH"));
        settings.level = 2;
        QCOMPARE(names("Wavelet", 2), (std::vector<std::string>{"wavelet-LH", "wavelet-HL", "wavelet-HH", "wavelet2-LH", "wavelet2-HL", "wavelet2-HH", "wavelet2-LL"}));
        QCOMPARE(names("LBP3D", 3), (std::vector<std::string>{"lbp-3D-m1", "lbp-3D-m2", "lbp-3D-k"}));
    }
    void every_wavelet_has_a_scaling_filter_and_a_filter_without_mean()
    {
        int count = 0;
        const auto check = [&](const std::string& name) {
            const auto taps = waveletTaps(name);
            QVERIFY2(taps.has_value(), name.c_str());
            double low = 0, high = 0;
            for (const double tap : taps->low)
                low += tap;
            for (const double tap : taps->high)
                high += tap;
            const double tolerance = name == "dmey" ? 1e-2 : 1e-5;  // dmey is cut off to 62 taps
            QVERIFY2(std::abs(low - std::sqrt(2.0)) < tolerance && std::abs(high) < tolerance, name.c_str());
            QCOMPARE(taps->low.size() % 2, std::size_t(0));
            ++count;
        };
        for (int order = 1; order <= 20; ++order)
            check("db" + std::to_string(order));
        for (int order = 2; order <= 20; ++order)
            check("sym" + std::to_string(order));
        for (int order = 1; order <= 5; ++order)
            check("coif" + std::to_string(order));
        for (const char* order : {"1.1", "1.3", "1.5", "2.2", "2.4", "2.6", "2.8", "3.1", "3.3", "3.5", "3.7", "3.9", "4.4", "5.5", "6.8"}) {
            check(std::string("bior") + order);
            check(std::string("rbio") + order);
        }
        check("haar");
        check("dmey");
        QCOMPARE(count, 76);
        QVERIFY(!waveletTaps("coif") && !waveletTaps("") && !waveletTaps("rbio") && !waveletTaps("mexh"));
    }
};

ANNULUS_TEST(FiltersTest);
#include "filters_test.moc"
