#include "core/dicom/dcmtkObject.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <dcmtk/dcmdata/dcistrmf.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <mutex>

namespace annulus::dcmtk {
namespace {

/// Elements longer than this stay in the file: LUTs and texts fit, pixel data do not.
constexpr Uint32 longestElementInMemory = 1 << 16;

bool hasDicomPrefix(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    char word[4] = {};
    stream.seekg(128).read(word, 4);
    return stream && std::string_view(word, 4) == "DICM";
}

/// DCMTK parses any bytes as implicit VR when there is no meta group. What it found is DICOM when it names its
/// class or claims to be an image.
bool looksLikeDicom(DcmFileFormat& file)
{
    DcmDataset& dataset = *file.getDataset();
    return rawText(dataset, DCM_SOPClassUID).starts_with("1.") || !rawText(dataset, DCM_Modality).empty() ||
           (integer(dataset, DCM_Rows) > 0 && integer(dataset, DCM_Columns) > 0);
}

/// A value that the file cuts short is loaded with bytes that were never read: out it goes, with all it holds.
void removeUnfinishedElements(DcmDataset& dataset)
{
    for (unsigned long at = dataset.card(); at-- > 0;)
        if (dataset.getElement(at)->transferState() != ERW_ready)
            delete dataset.remove(at);  // DCMTK hands the ownership over
}

/// An element that texts and numbers may be read from. Nothing that stayed in the file is one: a damaged length of a
/// text can claim gigabytes, and DCMTK would go through them byte by byte.
DcmElement* smallElement(DcmItem& item, const DcmTagKey& tag)
{
    DcmElement* element = nullptr;
    const bool found = item.findAndGetElement(tag, element).good() && element != nullptr;
    return found && element->getLengthField() <= longestElementInMemory ? element : nullptr;
}

/// "Pixel Data (7fe0,0010)".
std::string nameOf(const DcmElement& element)
{
    DcmTag tag = element.getTag();
    return std::string(tag.getTagName()) + " " + tag.toString().c_str();
}

/// An element that stays in the file is skipped before anybody knows whether all of it is there: its last byte tells.
bool isWhole(DcmElement& element)
{
    const Uint32 length = element.getLengthField();
    if (element.transferState() != ERW_ready || length == DCM_UndefinedLength || length <= longestElementInMemory)
        return element.transferState() == ERW_ready;
    Uint8 byte = 0;
    return element.getPartialValue(&byte, length - 1, 1).good();
}

/// Where reading ended and what was expected there; DCMTK's own words speak of streams.
Message damageOf(DcmDataset& dataset, const OFCondition& read, std::uintmax_t bytes)
{
    const bool hasEnded = read == EC_StreamNotifyClient || read == EC_InvalidStream || read == EC_EndOfStream;
    DcmElement* const last = dataset.card() > 0 ? dataset.getElement(dataset.card() - 1) : nullptr;
    if (last == nullptr && hasEnded)
        return message("dicom", "The file is cut short: it ends after %1 bytes, before its data set begins.", bytes);
    if (last == nullptr)
        return message("dicom", "The file is damaged: no DICOM element could be read from its %1 bytes.", bytes);
    if (!hasEnded)
        return message("dicom", "The file is damaged in or after %1; a DICOM element was expected there.", nameOf(*last));
    if (isWhole(*last))
        return message("dicom", "The file is cut short: it ends after %1 bytes behind %2, where a whole element was expected.", bytes, nameOf(*last));
    const Uint32 length = last->getLengthField();
    if (length == DCM_UndefinedLength)
        return message("dicom", "The file is cut short: it ends after %1 bytes inside %2.", bytes, nameOf(*last));
    return message("dicom", "The file is cut short: it ends after %1 bytes inside %2, which should have %3 bytes.", bytes, nameOf(*last), length);
}

/// DcmFileFormat::loadFile with a look at what was not finished, which is only known before the transfer ends.
std::optional<Message> load(DcmFileFormat& file, const std::filesystem::path& path, E_FileReadMode mode)
{
    DcmInputFileStream stream(path.c_str());
    if (stream.status().bad())
        return message("dicom", "The file cannot be opened for reading.");
    file.setReadMode(mode);
    file.transferInit();
    const OFCondition read = file.read(stream, EXS_Unknown, EGL_noChange, longestElementInMemory);
    std::optional<Message> damage;
    if (read.bad()) {
        std::error_code code;
        damage = damageOf(*file.getDataset(), read, std::filesystem::file_size(path, code));
        removeUnfinishedElements(*file.getDataset());
    }
    file.transferEnd();
    return damage;
}

}  // namespace

void prepare()
{
    static std::once_flag once;
    std::call_once(once, [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        // By-pixel order for all colour, and YCbCr to RGB where the object (not a guess) says so.
        DJDecoderRegistration::registerCodecs(EDC_photometricInterpretation, EUC_never, EPC_colorByPixel);
        DJLSDecoderRegistration::registerCodecs(EJLSUC_never, EJLSPC_colorByPixel);
        DcmRLEDecoderRegistration::registerCodecs();
        dcmEnableUnknownVRConversion.set(OFTrue);
        dcmAcceptUnexpectedImplicitEncoding.set(OFTrue);
        dcmReplaceWrongDelimitationItem.set(OFTrue);
        dcmConvertVOILUTSequenceOWtoSQ.set(OFTrue);
    });
}

std::string Object::transferSyntax() const
{
    const std::string stored = rawText(*file->getMetaInfo(), DCM_TransferSyntaxUID);
    return stored.empty() ? DcmXfer(dataset().getOriginalXfer()).getXferID() : stored;
}

std::string Object::sopClass() const
{
    const std::string stored = rawText(dataset(), DCM_SOPClassUID);
    return stored.empty() ? rawText(*file->getMetaInfo(), DCM_MediaStorageSOPClassUID) : stored;
}

Result<Object> openObject(const std::filesystem::path& path)
{
    prepare();
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (!std::filesystem::exists(status))
        return Error{Errc::notFound, message("dicom", "There is no such file."), toUtf8(path)};
    if (!std::filesystem::is_regular_file(status))
        return Error{Errc::io, message("dicom", "This is no regular file; a DICOM file was expected."), toUtf8(path)};
    if (std::filesystem::file_size(path, code) == 0)
        return Error{Errc::corrupt, message("dicom", "The file is empty; a DICOM object was expected."), toUtf8(path)};

    Object object{std::make_unique<DcmFileFormat>(), {}};
    object.damage = load(*object.file, path, ERM_autoDetect);
    if (object.damage && !looksLikeDicom(*object.file)) {
        // A bare data set may hold the letters DICM where a preamble would end.
        Object bare{std::make_unique<DcmFileFormat>(), {}};
        bare.damage = load(*bare.file, path, ERM_dataset);
        if (looksLikeDicom(*bare.file))
            object = std::move(bare);
    }
    const bool found = looksLikeDicom(*object.file);
    if (!found && !hasDicomPrefix(path))
        return Error{Errc::invalid, message("dicom", "The file is not DICOM: it has no DICM mark and no data set could be made out."), toUtf8(path)};
    if (!found && object.damage)
        return Error{Errc::corrupt, *object.damage, toUtf8(path)};
    return object;
}

std::string rawText(DcmItem& item, const DcmTagKey& tag)
{
    DcmElement* const element = smallElement(item, tag);
    if (element == nullptr)
        return {};
    if (element->ident() == EVR_OB || element->ident() == EVR_UN || element->ident() == EVR_OW) {
        Uint8* bytes = nullptr;
        if (element->getUint8Array(bytes).bad() || bytes == nullptr)
            return {};
        return std::string(trim({reinterpret_cast<const char*>(bytes), element->getLength()}));
    }
    OFString value;
    if (element->getOFStringArray(value, OFFalse).bad())
        return {};
    return std::string(trim({value.data(), value.size()}));
}

std::optional<double> number(DcmItem& item, const DcmTagKey& tag, unsigned long position)
{
    DcmElement* const element = smallElement(item, tag);
    OFString value;
    if (element == nullptr || element->getOFString(value, position).bad())
        return {};
    std::string text(value.data(), value.size());
    std::replace(text.begin(), text.end(), ',', '.');  // a decimal comma is a common slip in DS
    const auto parsed = parseNumber(text);
    return parsed && std::isfinite(*parsed) ? parsed : std::nullopt;
}

std::vector<double> numbers(DcmItem& item, const DcmTagKey& tag)
{
    DcmElement* const element = smallElement(item, tag);
    std::vector<double> all;
    if (element == nullptr)
        return all;
    for (unsigned long position = 0; position < element->getVM(); ++position)
        if (const auto value = number(item, tag, position))
            all.push_back(*value);
    return all;
}

int integer(DcmItem& item, const DcmTagKey& tag, int otherwise)
{
    const auto value = number(item, tag);
    return value && std::abs(*value) < 2147483648.0 ? static_cast<int>(*value) : otherwise;
}

DcmItem* itemOf(DcmItem& item, const DcmTagKey& sequence, long index)
{
    DcmItem* found = nullptr;
    return item.findAndGetSequenceItem(sequence, found, index).good() ? found : nullptr;
}

std::size_t itemCount(DcmItem& item, const DcmTagKey& sequence)
{
    DcmSequenceOfItems* found = nullptr;
    return item.findAndGetSequence(sequence, found).good() && found != nullptr ? found->card() : 0;
}

DcmItem& frameItem(DcmItem& dataset, int frame, const DcmTagKey& group)
{
    DcmItem* const own = itemOf(dataset, DCM_PerFrameFunctionalGroupsSequence, frame - 1);
    DcmItem* const shared = itemOf(dataset, DCM_SharedFunctionalGroupsSequence);
    for (DcmItem* const groups : {own, shared})
        if (groups != nullptr)
            if (DcmItem* const found = itemOf(*groups, group))
                return *found;
    return dataset;
}

}  // namespace annulus::dcmtk
