#include "core/dicom/readFrame.h"

#include "core/base/files.h"
#include "core/dicom/dcmtkModality.h"
#include "core/dicom/dcmtkPixels.h"
#include "core/dicom/dcmtkVoi.h"

#include <algorithm>
#include <cstdlib>

namespace annulus {
namespace dcmtk {
namespace {

/// ITU-R BT.601 luminance; equal channels give their own value.
std::uint8_t luminance(const std::uint8_t* rgb) { return static_cast<std::uint8_t>((299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2] + 500) / 1000); }

bool isGrey(const std::uint8_t* rgb)
{
    return std::abs(rgb[0] - rgb[1]) <= greyTolerance && std::abs(rgb[1] - rgb[2]) <= greyTolerance && std::abs(rgb[0] - rgb[2]) <= greyTolerance;
}

void greyFromColour(Frame& frame)
{
    std::vector<std::uint8_t> grey(frame.rgb.size() / 3);
    std::size_t coloured = 0;
    for (std::size_t at = 0; at < grey.size(); ++at) {
        const std::uint8_t* const pixel = &frame.rgb[3 * at];
        grey[at] = luminance(pixel);
        coloured += !isGrey(pixel);
    }
    frame.greyIsExact = coloured == 0;
    if (!frame.greyIsExact)
        frame.warnings.push_back(message("dicom", "%1 % of the pixels are coloured; grey values are their luminance (0.299 R + 0.587 G + 0.114 B).",
                                         std::max(0.01, 100.0 * static_cast<double>(coloured) / static_cast<double>(grey.size()))));
    frame.grey.pixels = std::move(grey);
}

void greyFromSamples(DcmDataset& dataset, int number, const Facts& facts, const Samples& samples, Frame& frame)
{
    const Modality modality = modalityOf(dataset, number, frame.warnings);
    frame.grey.pixels = modalityPixels(samples, modality);
    // One inversion: the shape INVERSE accompanies MONOCHROME1 and says the same (PS3.3 C.11.6.1.2).
    frame.isInverted = facts.photometric == "MONOCHROME1" || facts.presentationLutShape == "INVERSE";
    if (facts.paddingLow && facts.paddingHigh) {
        const double a = modality.apply(*facts.paddingLow);
        const double b = modality.apply(*facts.paddingHigh);
        frame.padding = Range{std::min(a, b), std::max(a, b)};
    }
}

Result<Frame> frameOf(const Object& object, const Facts& facts, int number)
{
    auto samples = readSamples(object, number);
    if (!samples)
        return std::move(samples).error();
    DcmDataset& dataset = object.dataset();
    Frame frame;
    frame.grey.grid = makeGrid(samples->layout.columns, samples->layout.rows, facts.patientSpacing);
    const std::string& model = samples->layout.photometric;
    frame.isColour = samples->layout.samples == 3 || model == "PALETTE COLOR";
    if (frame.isColour) {
        auto rgb = toRgb(dataset, *samples);
        if (!rgb)
            return std::move(rgb).error();
        frame.rgb = *std::move(rgb);
        greyFromColour(frame);
        return frame;
    }
    greyFromSamples(dataset, number, facts, *samples, frame);
    TextReader text(dataset, frame.warnings);
    frame.windows = windowsOf(dataset, number, text, frame.warnings);
    frame.luts = voiLutsOf(dataset, number, text, frame.warnings);
    return frame;
}

}  // namespace
}  // namespace dcmtk

Result<Opened> readFactsAndFrame(const std::filesystem::path& path, int frame)
{
    const auto object = dcmtk::openObject(path);
    if (!object)
        return object.error();
    Facts facts = dcmtk::factsOf(*object);
    auto decoded = dcmtk::frameOf(*object, facts, frame);
    if (!decoded)
        return std::move(decoded).error().in(toUtf8(path));
    return Opened{std::move(facts), *std::move(decoded)};
}

Result<Frame> readFrame(const std::filesystem::path& path, int frame)
{
    auto opened = readFactsAndFrame(path, frame);
    if (!opened)
        return std::move(opened).error();
    return std::move(opened->frame);
}

}  // namespace annulus
