#include "core/phantom/writeDemo.h"

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/parallelFor.h"
#include "core/image/imageFiles.h"
#include "core/phantom/demoPatient.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <cmath>
#include <numbers>
#include <optional>
#include <system_error>

namespace annulus::phantom {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

struct Written {
    std::vector<fs::path> images;
    ClinicalRow row;
    Json truth;
};

Json truthOf(const StarShape& shape, const Mask& mask, const PixelFrame& frame, bool spiculated)
{
    const Point pixel = frame.pixel(shape.centre);
    const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
    return {{"centre_pixel", {rounded(pixel.x), rounded(pixel.y)}},
            {"long_mm", rounded(shape.longestMm())},
            {"short_mm", rounded(shape.shortestMm())},
            {"area_mm2", rounded(shape.areaMm2())},
            {"pixels", mask.count()},
            {"pixel_mm", {rounded(std::abs(frame.stepX) * 1000) / 1000, rounded(std::abs(frame.stepY) * 1000) / 1000}},
            {"spiculated", spiculated}};
}

Result<void> writeMasks(const fs::path& folder, const std::string& name, const StarShape& shape, const Mask& truth,
                        const PixelFrame& frame, const Random& random)
{
    const Mask masks[] = {truth, rasterise(readBy(shape, firstReader(), random.split(1)), truth.grid(), frame),
                          rasterise(readBy(shape, secondReader(), random.split(2)), truth.grid(), frame)};
    const char* const folders[] = {"truth", "reader1", "reader2"};
    for (std::size_t k = 0; k < 3; ++k)
        if (auto done = writeMaskFile(folder / "masks" / folders[k] / (name + ".png"), masks[k]); !done)
            return done;
    return {};
}

MammogramSettings scaleOf(const DemoPatient& patient, MammogramSettings detector)
{
    // Two makers: one leaves tissue on a high pedestal for sigmoid windows, one starts low for linear ones.
    if (patient.look == WindowLook::linear) {
        detector.offset = 420;
        detector.gain = 1900;
    }
    return detector;
}

Result<void> writeView(const DemoPatient& patient, Side side, View view, const DemoOptions& options, Written& written)
{
    const bool affected = side == patient.row.side;
    const MammogramSettings detector = scaleOf(patient, options.detector);
    const Breast& breast = side == Side::right ? patient.breasts.right : patient.breasts.left;
    const Mammogram mammogram = makeMammogram(breast, side, view, affected ? &patient.lesion : nullptr, detector);
    const std::string name = patient.row.patient + "_" + viewName(side, view);

    MammogramAttributes attributes;
    attributes.patient = patient.person;
    attributes.study = patient.mammography;
    attributes.side = side;
    attributes.view = view;
    // One series for each view, as mammography units send them.
    const int number = (view == View::mlo ? 3 : 1) + (side == Side::left ? 1 : 0);
    attributes.instance = {uidFrom(patient.mammography.uid + "/" + viewName(side, view)),
                           uidFrom(patient.mammography.uid + "/" + viewName(side, view) + "/1"), number, 1};
    attributes.imagerSpacingMm = detector.imagerSpacingMm;
    attributes.magnification = detector.magnification;
    attributes.look = patient.look;
    attributes.windowCentre = detector.offset + 0.57 * detector.gain;
    attributes.windowWidth = (patient.look == WindowLook::sigmoid ? 1.0 : 1.05) * detector.gain;
    attributes.thicknessMm = 2.2 * breast.edgeRolloff;
    attributes.compression = options.compression;
    const fs::path file = options.folder / "dicom" / patient.row.patient / (name + ".dcm");
    if (auto done = writeMammogram(mammogram.image, attributes, file); !done)
        return done;
    written.images.push_back(file);
    if (!mammogram.lesion)
        return {};
    written.truth["images"][name] = truthOf(*mammogram.lesion, mammogram.lesionMask, mammogram.frame, patient.lesion.margin == Margin::spiculated);
    return writeMasks(options.folder, name, *mammogram.lesion, mammogram.lesionMask, mammogram.frame,
                      patient.random.split(view == View::cc ? 61 : 62));
}

Result<void> writeFrame(const DemoPatient& patient, const DemoOptions& options, Written& written)
{
    Random draw = patient.random.split(7);
    UltrasoundSettings settings;
    settings.seed = draw.bits();
    // Sonographers set the depth to the patient: 33 to 42 mm, so that the frames' scales differ.
    constexpr double scales[] = {0.055, 0.06, 0.065, 0.07};
    settings.mmPerPixel = scales[draw.below(4)];
    settings.label = std::string(patient.row.side == Side::right ? "RT" : "LT") + " BREAST";
    const Ultrasound frame = makeUltrasound(patient.ultrasoundLesion, settings);
    const std::string name = patient.row.patient + "_US";

    UltrasoundAttributes attributes;
    attributes.patient = patient.person;
    attributes.study = patient.ultrasound;
    attributes.instance = {uidFrom(patient.ultrasound.uid + "/series"), uidFrom(patient.ultrasound.uid + "/1"), 1, 1};
    attributes.side = patient.row.side;
    attributes.region = frame.region;
    attributes.compression = options.compression;
    const fs::path file = options.folder / "dicom" / patient.row.patient / (name + ".dcm");
    if (auto done = writeUltrasound(frame.image, attributes, file); !done)
        return done;
    written.images.push_back(file);
    written.truth["images"][name] = truthOf(frame.lesion, frame.lesionMask, frame.frame, !patient.row.circumscribed);
    // A sonographer's callipers: long and short axis of the frame, front to back by a second plane.
    written.row.longMm = frame.lesion.longestMm();
    written.row.shortMm = frame.lesion.shortestMm();
    written.row.anteroposteriorMm = frame.lesion.shortestMm() * draw.uniform(0.9, 1.1);
    return writeMasks(options.folder, name, frame.lesion, frame.lesionMask, frame.frame, patient.random.split(63));
}

Result<Written> writePatient(int index, const DemoOptions& options, const Progress& progress)
{
    const DemoPatient patient = drawDemoPatient(options.seed, index);
    Written written;
    written.row = patient.row;
    written.truth = {{"patient", patient.row.patient},
                     {"side", patient.row.side == Side::right ? "R" : "L"},
                     {"diameter_mm", 2 * patient.lesion.radiusMm},
                     {"margin", patient.lesion.margin == Margin::spiculated ? "spiculated" : "smooth"},
                     {"calcifications", patient.lesion.calcifications.size()},
                     {"images", Json::object()}};
    for (const View view : {View::cc, View::mlo})
        for (const Side side : {Side::right, Side::left}) {
            if (progress.cancelled())
                return stopped();
            if (auto done = writeView(patient, side, view, options, written); !done)
                return done.error();
        }
    if (auto done = writeFrame(patient, options, written); !done)
        return done.error();
    return written;
}

}  // namespace

Result<DemoReport> writeDemo(const DemoOptions& options, const Progress& progress)
{
    if (options.patients < 1 || options.patients > 9999)
        return Error{Errc::invalid, message("phantom", "A demo cohort has 1 to 9999 patients, %1 were asked for.", options.patients), {}};
    std::error_code failed;
    for (const char* sub : {"dicom", "masks/truth", "masks/reader1", "masks/reader2"}) {
        fs::create_directories(options.folder / sub, failed);
        if (failed)
            return Error{Errc::io, message("phantom", "The folder could not be made: %1.", failed.message()), toUtf8(options.folder / sub)};
    }

    const auto count = static_cast<std::size_t>(options.patients);
    std::vector<std::optional<Result<Written>>> results(count);
    std::atomic<int> finished = 0;
    parallelFor(count, [&](std::size_t k) {
        if (!progress.cancelled())
            results[k] = writePatient(static_cast<int>(k), options, progress);
        progress.report(static_cast<double>(++finished) / static_cast<double>(count), message("phantom", "%1 of %2 patients", finished.load(), count));
    }, options.threads);
    if (progress.cancelled())
        return stopped();

    DemoReport report{.patients = options.patients, .images = {}, .clinicalTable = options.folder / "clinical.csv", .truth = options.folder / "truth.json"};
    std::string table = csvLine(clinicalColumns());
    Json truth{{"seed", options.seed}, {"patients", Json::array()}};
    for (const auto& result : results) {
        if (!*result)
            return result->error();
        const Written& written = result->value();
        report.images.insert(report.images.end(), written.images.begin(), written.images.end());
        table += csvLine(clinicalCells(written.row));
        truth["patients"].push_back(written.truth);
    }
    for (const fs::path& image : report.images)
        report.bytes += fs::file_size(image, failed);
    if (auto done = writeFileAtomically(report.clinicalTable, table); !done)
        return done.error();
    if (auto done = writeFileAtomically(report.truth, truth.dump(1) + "\n"); !done)
        return done.error();
    return report;
}

}  // namespace annulus::phantom
