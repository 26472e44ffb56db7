#include "core/dicom/presentation.h"

#include "core/base/files.h"
#include "core/dicom/dcmtkPresentation.h"

#include <dcmtk/dcmpstat/dvpsda.h>
#include <dcmtk/dcmpstat/dvpssv.h>

#include <algorithm>
#include <cmath>

namespace annulus {
namespace dcmtk {
namespace {

bool isGreyState(std::string_view sopClass) { return sopClass == UID_GrayscaleSoftcopyPresentationStateStorage; }

void addImages(DcmItem& series, std::map<std::string, std::vector<int>>& images)
{
    for (std::size_t at = 0; at < itemCount(series, DCM_ReferencedImageSequence); ++at)
        if (DcmItem* const image = itemOf(series, DCM_ReferencedImageSequence, static_cast<long>(at))) {
            auto& frames = images[rawText(*image, DCM_ReferencedSOPInstanceUID)];
            for (const double frame : numbers(*image, DCM_ReferencedFrameNumber))
                frames.push_back(static_cast<int>(frame));
        }
}

PresentationTitle titleOf(const Object& object, const std::filesystem::path& path)
{
    DcmDataset& dataset = object.dataset();
    std::vector<Message> warnings;
    TextReader read(dataset, warnings);
    PresentationTitle title{path, rawText(dataset, DCM_SOPInstanceUID), read(DCM_ContentLabel), read(DCM_ContentDescription), read(DCM_ContentCreatorName),
                            read(DCM_PresentationCreationDate), {}};
    for (std::size_t at = 0; at < itemCount(dataset, DCM_ReferencedSeriesSequence); ++at)
        if (DcmItem* const series = itemOf(dataset, DCM_ReferencedSeriesSequence, static_cast<long>(at)))
            addImages(*series, title.images);
    return title;
}

Result<Object> openState(const std::filesystem::path& path)
{
    auto object = openObject(path);
    if (!object)
        return object;
    if (object->damage)
        return Error{Errc::corrupt, *object->damage, toUtf8(path)};
    if (!isGreyState(object->sopClass()))
        return Error{Errc::unsupported, message("dicom", "This is no Grayscale Softcopy Presentation State."), toUtf8(path)};
    return object;
}

/// The window in values after the image's own rescale: the state's transformation replaces the image's, and where the state
/// has none it means stored values (PS3.4 N.2.1).
void readVoi(State& state, DcmDataset& dataset, const Picture& picture, TextReader& read, Presentation& shown)
{
    DVPSSoftcopyVOI* const voi = state.softcopyVOIList.findSoftcopyVOI(picture.uid.c_str(), static_cast<unsigned long>(picture.frame));
    if (voi == nullptr)
        return;
    DcmItem item;
    if (voi->write(item).bad())
        return;
    const Modality own = modalityOf(dataset, 1, shown.warnings);
    const bool isSame = !own.table && !picture.modality.table && own.slope == picture.modality.slope && own.intercept == picture.modality.intercept;
    if (!isSame && (own.table || picture.modality.table)) {
        shown.warnings.push_back(message("dicom", "The presentation state has another modality LUT than the image; its window is not used."));
        return;
    }
    const double factor = picture.modality.slope / own.slope;
    const auto windows = windowsOf(item, 1, read, shown.warnings);
    const auto luts = voiLutsOf(item, 1, read, shown.warnings);
    if (!luts.empty() && isSame)
        shown.lut = luts.front();
    else if (!luts.empty())
        shown.warnings.push_back(message("dicom", "The presentation state has another rescale than the image; its lookup table is not used."));
    else if (!windows.empty()) {
        Window window = windows.front();
        window.centre = (window.centre - own.intercept) * factor + picture.modality.intercept;
        window.width = std::abs(window.width * factor);
        shown.window = window;
    }
}

void readOutputs(State& state, Presentation& shown)
{
    switch (state.getPresentationLUT()) {
    case DVPSP_inverse: shown.inverted = true; break;
    case DVPSP_identity: break;
    case DVPSP_table: {
        DcmItem holder;
        DcmItem* item = nullptr;
        if (state.getPresentationLUTData()->write(holder, OFFalse).good() && (item = itemOf(holder, DCM_PresentationLUTSequence)) != nullptr)
            if (auto table = lutTableOf(*item, DCM_LUTDescriptor, DCM_LUTData, false))
                shown.outputs = std::make_shared<const VoiLut>(VoiLut{table->firstMapped, table->bits, std::move(table->values), {}});
        break;
    }
    default: shown.warnings.push_back(message("dicom", "The presentation state asks for optical density of film, which a screen does not have.")); break;
    }
}

/// Rotation clockwise, then a flip left to right (PS3.3 C.10.6).
Turn turnOf(State& state)
{
    Turn turn;
    switch (state.getRotation()) {
    case DVPSR_0_deg: break;
    case DVPSR_90_deg: turn = {true, true, false}; break;
    case DVPSR_180_deg: turn = {false, true, true}; break;
    case DVPSR_270_deg: turn = {true, false, true}; break;
    }
    turn.flipX = turn.flipX != (state.getFlip() == OFTrue);
    return turn;
}

void readArea(State& state, const Picture& picture, Presentation& shown)
{
    DVPSDisplayedArea* const area = state.displayedAreaSelectionList.findDisplayedArea(picture.uid.c_str(), static_cast<unsigned long>(picture.frame));
    if (area == nullptr)
        return;
    Sint32 x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    area->getDisplayedArea(x0, y0, x1, y1);
    // Corners are told as they stand after turning, the first pixel being 1\1; it may reach beyond the image.
    const Box box{std::min(x0, x1) - 1, std::min(y0, y1) - 1, 0, std::max(x0, x1) - 1, std::max(y0, y1) - 1, 0};
    if (box != Box{0, 0, 0, picture.size.i - 1, picture.size.j - 1, 0})
        shown.area = box;
    double ratio = 1;
    switch (area->getPresentationSizeMode()) {
    case DVPSD_magnify:
        if (area->getPresentationPixelMagnificationRatio(ratio).good() && ratio > 0)
            shown.magnified = ratio;
        break;
    case DVPSD_trueSize: shown.isTrueSize = true; break;
    case DVPSD_scaleToFit: break;
    }
}

bool isActive(const OverlayPlane& plane) { return !plane.layer.empty(); }

Result<Presentation> presentationOf(const Object& object, PresentationTitle title, const Object& image, int frame)
{
    DcmDataset& dataset = object.dataset();
    State state;
    if (const OFCondition read = state.read(dataset); read.bad())
        return Error{Errc::corrupt, message("dicom", "The presentation state lacks or repeats something that the standard asks for; DCMTK cannot use it."), toUtf8(title.path)};
    Presentation shown;
    DcmDataset& pixels = image.dataset();
    const Picture picture{rawText(pixels, DCM_SOPInstanceUID), {integer(pixels, DCM_Columns), integer(pixels, DCM_Rows), 1}, frame,
                          integer(pixels, DCM_PixelRepresentation) == 1, modalityOf(pixels, frame, shown.warnings)};
    if (!title.isFor(picture.uid, frame))
        return Error{Errc::conflict, message("dicom", "The presentation state is not for this image and frame."), toUtf8(title.path)};
    shown.title = std::move(title);
    std::vector<Message> told;
    TextReader read(dataset, told);
    Overlays planes = overlaysOf(dataset, picture.size, frame, read);
    shown.warnings.insert(shown.warnings.end(), planes.warnings.begin(), planes.warnings.end());
    shown.overlays = Mask(makeGrid(picture.size.i, picture.size.j));
    for (const OverlayPlane& plane : planes.planes)
        if (isActive(plane))
            shown.overlays = unite(shown.overlays, plane.pixels);
    readVoi(state, dataset, picture, read, shown);
    readOutputs(state, shown);
    shown.turn = turnOf(state);
    readArea(state, picture, shown);
    readShutter(state, picture, planes.planes, shown);
    readGraphics(state, picture, read, shown);
    if (dataset.tagExists(DCM_MaskSubtractionSequence))
        shown.warnings.push_back(message("dicom", "The presentation state subtracts a mask image, which is not done here."));
    return shown;
}

/// The class of a file from its first elements; empty where it is no DICOM file with a mark.
std::string classOf(const std::filesystem::path& path)
{
    DcmFileFormat file;
    if (file.loadFileUntilTag(path.c_str(), EXS_Unknown, EGL_noChange, 1 << 12, ERM_fileOnly, DCM_SOPInstanceUID).bad())
        return {};
    return rawText(*file.getDataset(), DCM_SOPClassUID);
}

}  // namespace
}  // namespace dcmtk

bool PresentationTitle::isFor(const std::string& image, int frame) const
{
    const auto found = images.find(image);
    return found != images.end() && (found->second.empty() || std::ranges::find(found->second, frame) != found->second.end());
}

Result<PresentationTitle> readPresentationTitle(const std::filesystem::path& state)
{
    auto object = dcmtk::openState(state);
    if (!object)
        return std::move(object).error();
    return dcmtk::titleOf(*object, state);
}

std::vector<PresentationTitle> findPresentations(const std::vector<std::filesystem::path>& files, const Progress& progress)
{
    dcmtk::prepare();
    std::vector<PresentationTitle> found;
    for (const auto& file : files) {
        if (progress.cancelled())
            break;
        if (dcmtk::isGreyState(dcmtk::classOf(file)))
            if (auto title = readPresentationTitle(file))
                found.push_back(*std::move(title));
    }
    return found;
}

Result<Presentation> readPresentation(const std::filesystem::path& state, const std::filesystem::path& image, int frame)
{
    auto object = dcmtk::openState(state);
    if (!object)
        return std::move(object).error();
    auto picture = dcmtk::openObject(image);
    if (!picture)
        return std::move(picture).error();
    return dcmtk::presentationOf(*object, dcmtk::titleOf(*object, state), *picture, frame);
}

Display displayOf(const Presentation& presentation, const Display& asStored)
{
    Display display = asStored;
    display.source = DisplaySource::presentationState;
    display.inverted = presentation.inverted;
    display.outputs = presentation.outputs;
    if (presentation.lut) {
        display.lut = presentation.lut;
        display.window = linearWindowOf(display);
    } else if (presentation.window) {
        display.lut.reset();
        display.window = *presentation.window;
    }
    return display;
}

void cover(Picture& picture, const Presentation& presentation)
{
    const auto paint = [&](const Mask& mask, std::uint8_t level) {
        for (const Run& run : mask.runs())
            for (std::int64_t i = run.begin; i < run.end; ++i)
                for (int channel = 0; channel < picture.channels; ++channel)
                    picture.bytes[static_cast<std::size_t>((run.row * picture.columns + i) * picture.channels + channel)] = level;
    };
    paint(presentation.overlays, 255);
    paint(presentation.shutter, static_cast<std::uint8_t>(std::floor(255 * presentation.shutterLevel + 0.5)));
}

}  // namespace annulus
