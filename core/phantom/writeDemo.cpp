#include "core/phantom/writeDemo.h"

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/parallelFor.h"
#include "core/image/imageFiles.h"
#include "core/phantom/truth.h"
#include "core/roi/editOutline.h"
#include "core/roi/traceOutline.h"

#include <atomic>
#include <cmath>
#include <numbers>
#include <optional>
#include <system_error>

namespace annulus::phantom {
namespace {

using Json = nlohmann::ordered_json;  // keeps the order in which things are said
namespace fs = std::filesystem;

struct Written {
    std::vector<fs::path> images;
    std::vector<DrawnOutline> outlines;
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

/// A mask's pixel edges as a reader would have drawn them: few enough vertices to take hold of.
Outline drawnOutline(const Mask& mask)
{
    constexpr double tolerancePixels = 1.2;
    return simplify(smooth(traceOutline(mask)), tolerancePixels);
}

/// Masks of the truth and both readers of the image that was written last.
Result<void> writeMasks(const fs::path& folder, const std::string& name, const StarShape& shape, const Mask& truth,
                        const PixelFrame& frame, const Random& random, Written& written)
{
    const Mask masks[] = {truth, rasterise(readBy(shape, firstReader(), random.split(1)), truth.grid(), frame),
                          rasterise(readBy(shape, secondReader(), random.split(2)), truth.grid(), frame)};
    const char* const folders[] = {"truth", "reader1", "reader2"};
    for (std::size_t k = 0; k < 3; ++k) {
        if (auto done = writeMaskFile(folder / "masks" / folders[k] / (name + ".png"), masks[k]); !done)
            return done;
        if (k > 0 && !masks[k].isEmpty())
            written.outlines.push_back({written.images.size() - 1, folders[k], drawnOutline(masks[k])});
    }
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
                      patient.random.split(view == View::cc ? 61 : 62), written);
}

Result<void> writeFrame(const DemoPatient& patient, const DemoOptions& options, Written& written)
{
    const Ultrasound frame = makeUltrasound(patient.ultrasoundLesion, patient.ultrasoundSettings);
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
    return writeMasks(options.folder, name, frame.lesion, frame.lesionMask, frame.frame, patient.random.split(63), written);
}

Result<Written> writePatient(int index, const DemoOptions& options, const Progress& progress)
{
    const DemoPatient patient = drawDemoPatient(options.seed, index);
    Written written;
    written.row = patient.row;
    written.truth = patientTruth(patient);
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

    DemoReport report{.patients = options.patients, .images = {}, .outlines = {}, .clinicalTable = options.folder / "clinical.csv", .truth = options.folder / "truth.json"};
    std::string table = csvLine(clinicalColumns());
    Json truth = plantedTruth();
    truth["seed"] = options.seed;
    truth["patients"] = Json::array();
    for (const auto& result : results) {
        if (!*result)
            return result->error();
        const Written& written = result->value();
        for (const DrawnOutline& drawn : written.outlines)
            report.outlines.push_back({report.images.size() + drawn.image, drawn.reader, drawn.outline});
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
