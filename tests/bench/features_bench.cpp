// Speed of the radiomics engine on one core, side by side with PyRadiomics where its Python is given:
//   features_bench [--peer build-peer/bin/python] [Google Benchmark's options]
// Rows of the design: a 620 x 620 image, a disc of 196,293 pixels, 14 image types, 1,311 features.
#include "core/base/files.h"
#include "core/base/memory.h"
#include "core/base/parallelFor.h"
#include "core/base/random.h"
#include "core/features/definitions.h"
#include "core/features/discretise.h"
#include "core/features/extract.h"
#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "core/filters/boxes.h"
#include "core/filters/imageFilters.h"
#include "core/image/imageFiles.h"

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <optional>
#include <span>

using namespace annulus;

namespace {

/// Octaves of smoothed noise and white noise on top, as tissue looks; values centred in the range.
Image texture(std::int64_t columns, std::int64_t rows, int bits)
{
    const Random seed(20260105);
    std::vector<double> values(static_cast<std::size_t>(columns * rows), 0);
    int octave = 0;
    for (double step = 64; step >= 1; step /= 2, ++octave) {
        Random random = seed.split(static_cast<std::uint64_t>(octave));
        const auto across = static_cast<std::size_t>(static_cast<double>(columns) / step) + 3, down = static_cast<std::size_t>(static_cast<double>(rows) / step) + 3;
        std::vector<double> knots(across * down);
        for (double& knot : knots)
            knot = random.uniform(-1, 1) * (step > 1 ? std::sqrt(step) : 0.7);
        for (std::int64_t j = 0; j < rows; ++j)
            for (std::int64_t i = 0; i < columns; ++i) {
                const double x = static_cast<double>(i) / step, y = static_cast<double>(j) / step;
                const auto left = static_cast<std::size_t>(x), top = static_cast<std::size_t>(y);
                const double u = x - std::floor(x), v = y - std::floor(y);
                const double* knot = &knots[top * across + left];
                values[static_cast<std::size_t>(j * columns + i)] += (1 - v) * ((1 - u) * knot[0] + u * knot[1]) + v * ((1 - u) * knot[across] + u * knot[across + 1]);
            }
    }
    const double scale = std::ldexp(1.0, bits) / 50;
    std::vector<std::uint16_t> wide;
    std::vector<std::uint8_t> narrow;
    for (const double value : values) {
        const double stored = std::clamp(std::ldexp(0.5, bits) + scale * value, 0.0, std::ldexp(1.0, bits) - 1);
        bits == 8 ? narrow.push_back(static_cast<std::uint8_t>(stored)) : wide.push_back(static_cast<std::uint16_t>(stored));
    }
    return {makeGrid(columns, rows, {1, 1, SpacingBasis::given, 1}), bits == 8 ? Pixels(std::move(narrow)) : Pixels(std::move(wide))};
}

/// The pixels nearest to the middle, `count` of them up to those at the same distance.
Mask disc(const Grid& grid, std::int64_t middleI, std::int64_t middleJ, double radius)
{
    std::vector<Run> runs;
    for (std::int64_t j = middleJ - static_cast<std::int64_t>(radius); j <= middleJ + static_cast<std::int64_t>(radius); ++j) {
        const auto half = static_cast<std::int32_t>(std::sqrt(radius * radius - static_cast<double>((j - middleJ) * (j - middleJ))));
        runs.push_back({static_cast<std::int32_t>(j), static_cast<std::int32_t>(middleI) - half, static_cast<std::int32_t>(middleI) + half + 1});
    }
    return {grid, std::move(runs)};
}

struct Row {
    const char* name;
    int bits;
    std::optional<int> binCount;
    double binWidth;
    double floor, aimMs;
};
constexpr Row rows[] = {{"8 bit, binCount 32", 8, 32, 25, 25, 70}, {"12 bit, binWidth 25", 12, {}, 25, 40, 75}, {"12 bit, binWidth 5", 12, {}, 5, 100, 270}};

constexpr double discRadius = 249.97;

Settings settingsOf(const Row& row)
{
    Settings settings = parseParameters(findPreset("2d-1311")->yaml)->settings;
    settings.features.binWidth = row.binWidth;
    settings.features.binCount = row.binCount;
    for (ImageType& type : settings.imageTypes) {
        type.settings.binWidth = row.binWidth;
        type.settings.binCount = row.binCount;
    }
    return settings;
}

/// A row's image and region, made once.
struct Case {
    Image image;
    Mask region;
};
const Case& caseOf(const Row& row)
{
    static std::map<int, Case> made;
    auto found = made.find(row.bits);
    if (found == made.end()) {
        Image image = texture(620, 620, row.bits);
        Mask region = disc(image.grid, 310, 310, discRadius);
        found = made.emplace(row.bits, Case{std::move(image), std::move(region)}).first;
    }
    return found->second;
}

void wholeRow(benchmark::State& state, const Row& row, int threads)
{
    const Case& one = caseOf(row);
    const Settings settings = settingsOf(row);
    std::vector<NamedMask> regions{{"lesion", one.region}};
    if (threads > 1)  // one region a core
        regions.assign(static_cast<std::size_t>(threads), {"lesion", one.region});
    std::size_t features = 0;
    for (auto _ : state)
        features = extract(one.image, regions, settings, {}, threads)->size();
    state.counters["features"] = static_cast<double>(features);
    state.counters["pixels"] = static_cast<double>(one.region.count());
}

void oneFilter(benchmark::State& state, const ImageType& type)
{
    const Case& one = caseOf(rows[1]);
    const double largest = largestMagnitude(one.image);
    const Box box = one.region.box();
    const ImageFilter* filter = findImageFilter(type.name);
    for (auto _ : state)
        filter->derive({one.image, one.region, box, type.filter, largest, {}, 2}, [](const std::string&, Result<Image> made) { benchmark::DoNotOptimize(made.ok()); });
}

/// A class on the original image and on a smooth image of floating point.
void oneClass(benchmark::State& state, const Row& row, const FeatureClass& featureClass, bool isFloat)
{
    const Case& one = caseOf(row);
    const Box box = one.region.box();
    Image image = cropTo(one.image, box);
    if (isFloat) {
        std::vector<double> values = toDoubles(image);
        for (std::size_t at = 1; at < values.size(); ++at)
            values[at] = values[at] + 1e-3 * values[at - 1];
        image.pixels = std::move(values);
    }
    const Settings settings = settingsOf(row);
    const RoiPixels roi = gather(image, cropTo(one.region, box)).value();
    const Levels levels = discretise(roi, settings.features);
    std::vector<std::size_t> wanted;
    for (std::size_t index = 0; index < featureClass.features().size(); ++index)
        if (!featureClass.features()[index].deprecated)
            wanted.push_back(index);
    const auto plane = levelPlane(levels, roi.box.size(), settings.features);
    for (auto _ : state) {
        if (plane)
            plane->made.reset();  // what two classes share counts for each
        benchmark::DoNotOptimize(featureClass.compute({roi, levels, settings.features, false, false, plane ? &*plane : nullptr}, wanted).size());
    }
    state.counters["levels"] = levels.highest();
}

void gathering(benchmark::State& state, const Row& row, bool isFloat)
{
    const Case& one = caseOf(row);
    const Box box = one.region.box();
    Image image = cropTo(one.image, box);
    if (isFloat)
        image.pixels = toDoubles(image);
    const Mask region = cropTo(one.region, box);
    const Settings settings = settingsOf(row);
    for (auto _ : state)
        benchmark::DoNotOptimize(discretise(gather(image, region).value(), settings.features).highest());
}

/// A lesion of 20 mm on a full field at 0.065 mm.
const Case& fullField()
{
    static const Case one = [] {
        Image image = texture(3328, 4096, 12);
        image.grid = withSpacing(image.grid, {0.065, 0.065, SpacingBasis::given, 1});
        Mask region = disc(image.grid, 1200, 2000, 154);
        return Case{std::move(image), std::move(region)};
    }();
    return one;
}

/// What a published signature asks for: a few features of a few images.
Settings modelSettings()
{
    return parseParameters("imageType:\n  Original: {}\n  Wavelet: {}\n  LoG: {sigma: [1]}\n"
                           "featureClass:\n  firstorder: [Mean, Skewness, 10Percentile]\n  glcm: [Idn, Imc1, ClusterShade]\n  glszm: [ZoneEntropy]\n"
                           "setting: {binWidth: 25}\n")->settings;
}

void ofFullField(benchmark::State& state, const Settings& settings)
{
    const Case& one = fullField();
    const std::vector<NamedMask> regions{{"lesion", one.region}};
    for (auto _ : state)
        state.counters["features"] = static_cast<double>(extract(one.image, regions, settings, {}, 1)->size());
}

/// Processor seconds of the fastest of three runs on one thread: what else runs on the machine counts least.
double fastest(const Case& one, const Settings& settings)
{
    const std::vector<NamedMask> regions{{"lesion", one.region}};
    double best = 1e9;
    for (int repeat = 0; repeat < 3; ++repeat) {
        const std::clock_t started = std::clock();
        (void)extract(one.image, regions, settings, {}, 1);
        best = std::min(best, static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC);
    }
    return best;
}

/// What a peer answers for a row; nothing where it cannot run.
std::optional<nlohmann::json> askPeer(const std::string& python, const std::filesystem::path& folder, const Case& one, const Row& row)
{
    std::string yaml(findPreset("2d-1311")->yaml);
    const std::string replaced = row.binCount ? "binCount: " + std::to_string(*row.binCount) : "binWidth: " + std::to_string(static_cast<int>(row.binWidth));
    yaml.replace(yaml.rfind("binWidth: 25"), 12, replaced);
    if (!writeImageFile(folder / "image.nrrd", one.image) || !writeMaskFile(folder / "mask.nrrd", one.region) || !writeFileAtomically(folder / "parameters.yaml", yaml))
        return {};
    const std::string command = python + " " + ANNULUS_SOURCE_DIR + "/tools/pyradiomicsTime.py " + (folder / "image.nrrd").string() + " " + (folder / "mask.nrrd").string() + " " + (folder / "parameters.yaml").string();
    std::FILE* pipe = popen(command.c_str(), "r");
    std::string text;
    for (int c = pipe != nullptr ? std::fgetc(pipe) : EOF; c != EOF; c = std::fgetc(pipe))
        text += static_cast<char>(c);
    if (pipe == nullptr || pclose(pipe) != 0)
        return {};
    return nlohmann::json::parse(text, nullptr, false);
}

/// Largest relative difference of the features that both have, and its name.
std::pair<double, std::string> worstDifference(const Case& one, const Settings& settings, const nlohmann::json& peer)
{
    std::pair<double, std::string> worst{0, "none"};
    const auto values = extract(one.image, std::vector<NamedMask>{{"lesion", one.region}}, settings, {}, 1);
    for (const FeatureValue& value : *values)
        if (const auto theirs = peer["values"].find(value.feature); value.value && theirs != peer["values"].end() && theirs->is_number()) {
            const double difference = std::abs(*value.value - theirs->get<double>());
            if (const double relative = difference / std::max(std::abs(theirs->get<double>()), 1e-3); relative > worst.first)
                worst = {relative, value.feature};
        }
    return worst;
}

void compareWithPeer(const std::string& python)
{
    if (python.empty()) {
        std::printf("\nNo peer was measured: make one with tools/pyradiomics-peer.sh and give its Python with --peer.\n");
        return;
    }
    std::string pattern = (std::filesystem::temp_directory_path() / "annulus-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        return;
    std::printf("\n%-22s %10s %10s %8s %7s %9s  %s\n", "processor time", "ours ms", "theirs ms", "ratio", "floor", "aim ms", "worst difference");
    for (const Row& row : rows) {
        const Case& one = caseOf(row);
        const auto peer = askPeer(python, pattern, one, row);
        if (!peer || !peer->contains("seconds")) {
            std::printf("%-22s the peer could not be run\n", row.name);
            continue;
        }
        const Settings settings = settingsOf(row);
        const double ours = fastest(one, settings), theirs = (*peer)["seconds"];
        const auto [difference, name] = worstDifference(one, settings, *peer);
        std::printf("%-22s %10.1f %10.1f %7.1fx %6.0fx %9.0f  %.1e %s (PyRadiomics %s, %d features)\n", row.name, 1e3 * ours, 1e3 * theirs, theirs / ours, row.floor, row.aimMs, difference,
                    name.c_str(), (*peer)["version"].get<std::string>().c_str(), (*peer)["features"].get<int>());
    }
    std::filesystem::remove_all(pattern);
}

/// Peak memory of a process that makes the full field and extracts from it, less the image itself.
void printPeakMemory()
{
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        (void)extract(fullField().image, std::vector<NamedMask>{{"lesion", fullField().region}}, settingsOf(rows[1]), {}, 1);
        std::_Exit(0);
    }
    rusage used{};
    wait4(child, nullptr, 0, &used);
    std::printf("Peak memory of 1,311 features of a lesion on 3328 x 4096, image included and made in the same process (it takes 109 MB for a moment): %ld MB\n\n", used.ru_maxrss / 1024);
}

}  // namespace

int main(int argc, char** argv)
{
    keepFreedMemory();  // as the programs do
    std::string peer;
    for (int at = 1; at + 1 < argc; ++at)
        if (std::string(argv[at]) == "--peer") {
            peer = argv[at + 1];
            std::copy(argv + at + 2, argv + argc, argv + at);
            argc -= 2;
        }
    const auto add = [](const std::string& name, auto function) { benchmark::RegisterBenchmark(name.c_str(), function)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(0.2); };
    for (const Row& row : rows)
        add(std::string("row/") + row.name, [&row](benchmark::State& state) { wholeRow(state, row, 1); });
    for (int threads = 2; threads <= hardwareThreads(); threads *= 2)
        add("cores/" + std::to_string(threads) + " regions on as many cores", [threads](benchmark::State& state) { wholeRow(state, rows[1], threads); });
    for (const ImageType& type : settingsOf(rows[1]).imageTypes)
        add("filter/" + type.name, [type](benchmark::State& state) { oneFilter(state, type); });
    for (const Row& row : rows)
        for (const bool isFloat : {false, true}) {
            add(std::string("binning/") + row.name + (isFloat ? ", float" : ", integer"), [&row, isFloat](benchmark::State& state) { gathering(state, row, isFloat); });
            for (const FeatureClass* featureClass : allFeatureClasses())
                if (!featureClass->isShape)
                    add(std::string("class/") + std::string(featureClass->name) + "/" + row.name + (isFloat ? ", float" : ", integer"),
                        [&row, featureClass, isFloat](benchmark::State& state) { oneClass(state, row, *featureClass, isFloat); });
        }
    add("field/a model's features", [](benchmark::State& state) { ofFullField(state, modelSettings()); });
    add("field/1311 features", [](benchmark::State& state) { ofFullField(state, settingsOf(rows[1])); });
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    printPeakMemory();
    benchmark::RunSpecifiedBenchmarks();
    compareWithPeer(peer);
}
