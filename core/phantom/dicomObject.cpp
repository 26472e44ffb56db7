#include "core/phantom/dicomObject.h"

#include "core/base/files.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpeg/djrplol.h>
#include <dcmtk/dcmjpls/djencode.h>
#include <dcmtk/dcmjpls/djrparam.h>

#include <cassert>
#include <mutex>
#include <system_error>
#include <unordered_map>

namespace annulus::phantom {
namespace {

Error refused(const OFCondition& why, std::string_view keyword)
{
    return {Errc::invalid, message("phantom", "The DICOM attribute %1 could not be set: %2.", keyword, why.text()), {}};
}

Result<void> put(DcmItem& item, const Attributes& attributes);

Result<void> putSequence(DcmItem& item, const DcmTag& tag, const Attribute& attribute)
{
    OFCondition done = item.insertEmptyElement(tag, OFTrue);
    for (std::size_t k = 0; done.good() && k < attribute.items.size(); ++k) {
        DcmItem* inner = nullptr;
        done = item.findOrCreateSequenceItem(tag, inner, static_cast<long>(k));
        if (done.good())
            if (auto result = put(*inner, attribute.items[k]); !result)
                return result;
    }
    if (done.bad())
        return refused(done, attribute.keyword);
    return {};
}

/// DCMTK's dictionary is searched line by line for a keyword: each thread remembers what it found.
OFCondition findTag(const std::string& keyword, DcmTag& tag)
{
    static thread_local std::unordered_map<std::string, DcmTag> known;
    if (const auto found = known.find(keyword); found != known.end()) {
        tag = found->second;
        return EC_Normal;
    }
    const OFCondition found = DcmTag::findTagFromName(keyword.c_str(), tag);
    if (found.good())
        known.emplace(keyword, tag);
    return found;
}

Result<void> put(DcmItem& item, const Attributes& attributes)
{
    for (const Attribute& attribute : attributes) {
        DcmTag tag;
        if (const OFCondition found = findTag(attribute.keyword, tag); found.bad())
            return refused(found, attribute.keyword);
        if (tag.getEVR() == EVR_xs)  // follows Pixel Representation, which is unsigned here
            tag.setVR(EVR_US);
        if (attribute.isSequence) {
            if (auto result = putSequence(item, tag, attribute); !result)
                return result;
            continue;
        }
        const OFCondition set = attribute.value.empty() ? item.insertEmptyElement(tag, OFTrue)
                                                        : item.putAndInsertString(tag, attribute.value.c_str());
        if (set.bad())
            return refused(set, attribute.keyword);
    }
    return {};
}

Attributes pixelAttributes(const Grid& grid, bool sixteen, int bitsStored, bool asRgb)
{
    Attributes result{{"SamplesPerPixel", asRgb ? "3" : "1"},
                      {"PhotometricInterpretation", asRgb ? "RGB" : "MONOCHROME2"},
                      {"Rows", std::to_string(grid.size.j)},
                      {"Columns", std::to_string(grid.size.i)},
                      {"BitsAllocated", sixteen ? "16" : "8"},
                      {"BitsStored", std::to_string(bitsStored)},
                      {"HighBit", std::to_string(bitsStored - 1)},
                      {"PixelRepresentation", "0"}};
    if (asRgb)
        result.push_back({"PlanarConfiguration", "0"});
    return result;
}

OFCondition putPixels(DcmDataset& dataset, const Image& image, bool asRgb)
{
    if (const auto* words = std::get_if<std::vector<std::uint16_t>>(&image.pixels))
        return dataset.putAndInsertUint16Array(DCM_PixelData, words->data(), static_cast<unsigned long>(words->size()));
    const auto& bytes = std::get<std::vector<std::uint8_t>>(image.pixels);
    if (!asRgb)
        return dataset.putAndInsertUint8Array(DCM_PixelData, bytes.data(), static_cast<unsigned long>(bytes.size()));
    std::vector<std::uint8_t> colour;
    colour.reserve(bytes.size() * 3);
    for (const std::uint8_t grey : bytes)
        colour.insert(colour.end(), 3, grey);
    return dataset.putAndInsertUint8Array(DCM_PixelData, colour.data(), static_cast<unsigned long>(colour.size()));
}

void registerEncoders()
{
    // DCMTK keeps its codecs in one global list; entering them twice is harmless but not thread-safe.
    static std::once_flag once;
    std::call_once(once, [] {
        DJEncoderRegistration::registerCodecs();
        DJLSEncoderRegistration::registerCodecs(0, 0, 0, 0, OFFalse);  // as stored: the cooked encoder knows no RGB
    });
}

OFCondition encode(DcmDataset& dataset, Compression compression, E_TransferSyntax& syntax)
{
    syntax = EXS_LittleEndianExplicit;
    if (compression == Compression::none)
        return EC_Normal;
    registerEncoders();
    if (compression == Compression::jpegLossless) {
        syntax = EXS_JPEGProcess14SV1;
        const DJ_RPLossless parameters;
        return dataset.chooseRepresentation(syntax, &parameters);
    }
    syntax = EXS_JPEGLSLossless;
    const DJLSRepresentationParameter parameters(0, OFTrue);
    return dataset.chooseRepresentation(syntax, &parameters);
}

}  // namespace

Attribute sequence(std::string keyword, std::vector<Attributes> items)
{
    return {std::move(keyword), {}, std::move(items), true};
}

Attribute code(std::string keyword, std::string value, std::string scheme, std::string meaning, Attributes more)
{
    Attributes item{{"CodeValue", std::move(value)}, {"CodingSchemeDesignator", std::move(scheme)}, {"CodeMeaning", std::move(meaning)}};
    item.insert(item.end(), more.begin(), more.end());
    return sequence(std::move(keyword), {std::move(item)});
}

Result<void> writeDicom(const Attributes& attributes, const Image& image, int bitsStored, bool asRgb, Compression compression,
                        const std::filesystem::path& file)
{
    const bool sixteen = std::holds_alternative<std::vector<std::uint16_t>>(image.pixels);
    if (!sixteen && !std::holds_alternative<std::vector<std::uint8_t>>(image.pixels))
        return Error{Errc::unsupported, message("phantom", "Only 8- and 16-bit unsigned images become DICOM files, found %1.", image.typeName()), toUtf8(file)};
    if (image.grid.size.i > 65535 || image.grid.size.j > 65535 || image.grid.size.k != 1 || (asRgb && sixteen))
        return Error{Errc::unsupported, message("phantom", "Only flat images of up to 65535 pixels a side become DICOM files."), toUtf8(file)};
    DcmFileFormat object;
    DcmDataset& dataset = *object.getDataset();
    if (auto done = put(dataset, attributes); !done)
        return done.error().in(toUtf8(file));
    if (auto done = put(dataset, pixelAttributes(image.grid, sixteen, bitsStored, asRgb)); !done)
        return done.error().in(toUtf8(file));
    E_TransferSyntax syntax = EXS_LittleEndianExplicit;
    OFCondition done = putPixels(dataset, image, asRgb);
    if (done.good())
        done = encode(dataset, compression, syntax);
    if (done.bad())
        return refused(done, "PixelData").in(toUtf8(file));

    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    done = object.saveFile(OFFilename(file.c_str()), syntax, EET_UndefinedLength, EGL_recalcGL, EPD_withoutPadding);
    if (done.bad())
        return Error{Errc::io, message("phantom", "The DICOM file could not be written; the folder must be writable and have free space."), toUtf8(file)};
    return {};
}

}  // namespace annulus::phantom
