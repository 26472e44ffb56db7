#include "core/dicom/readFrame.h"

#include "core/base/files.h"
#include "core/dicom/dcmtkModality.h"
#include "core/dicom/dcmtkPixels.h"
#include "core/dicom/dcmtkVoi.h"
#include "core/dicom/remarks.h"

#include <algorithm>
#include <cmath>
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
        frame.warnings.push_back(colouredPixels(std::max(0.1, std::round(1000.0 * static_cast<double>(coloured) / static_cast<double>(grey.size())) / 10)));
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

struct FrameReader::State {
    dcmtk::Object object;
    Facts facts;
    std::string path;
};

FrameReader::FrameReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
FrameReader::~FrameReader() = default;
FrameReader::FrameReader(FrameReader&&) noexcept = default;
FrameReader& FrameReader::operator=(FrameReader&&) noexcept = default;

Result<FrameReader> FrameReader::open(const std::filesystem::path& path)
{
    auto object = dcmtk::openObject(path);
    if (!object)
        return std::move(object).error();
    Facts facts = dcmtk::factsOf(*object);
    return FrameReader(std::make_unique<State>(State{*std::move(object), std::move(facts), toUtf8(path)}));
}

const Facts& FrameReader::facts() const { return state_->facts; }

Result<Frame> FrameReader::read(int frame)
{
    auto decoded = dcmtk::frameOf(state_->object, state_->facts, frame);
    if (!decoded)
        return std::move(decoded).error().in(state_->path);
    return decoded;
}

Result<Opened> readFactsAndFrame(const std::filesystem::path& path, int frame)
{
    auto reader = FrameReader::open(path);
    if (!reader)
        return std::move(reader).error();
    auto decoded = reader->read(frame);
    if (!decoded)
        return std::move(decoded).error();
    return Opened{reader->facts(), *std::move(decoded)};
}

Result<Frame> readFrame(const std::filesystem::path& path, int frame)
{
    auto reader = FrameReader::open(path);
    if (!reader)
        return std::move(reader).error();
    return reader->read(frame);
}

}  // namespace annulus
