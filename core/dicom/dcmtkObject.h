#pragma once

#include "core/base/Result.h"
#include "core/dicom/Facts.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmdata/dcspchrs.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// DCMTK as the reading files of core/dicom use it. Private to the .cpp files of this stage.
namespace annulus::dcmtk {

/// Registers the codecs, silences DCMTK's logger and makes its parser lenient; once per process, from any thread.
void prepare();

/// One opened object. Large elements stay in the file until somebody asks for them, so that opening a cine
/// does not read it.
struct Object {
    std::unique_ptr<DcmFileFormat> file;
    std::optional<Message> damage;  ///< the file could only be read up to a point

    [[nodiscard]] DcmDataset& dataset() const { return *file->getDataset(); }
    [[nodiscard]] std::string transferSyntax() const;  ///< as stored; what DCMTK detected where there is no meta group
    [[nodiscard]] std::string sopClass() const;        ///< of the data set; a DICOMDIR has it in its meta group only
};

/// Opens any regular file as DICOM: with or without preamble and meta group. What is not DICOM is refused.
Result<Object> openObject(const std::filesystem::path& path);

/// Everything readFacts says of an opened object.
Facts factsOf(const Object& object);

/// The bytes of a text element, all its values, without surrounding blanks; empty where absent. For ASCII codes and UIDs.
std::string rawText(DcmItem& item, const DcmTagKey& tag);
/// One value of a multi-valued element as a number, however the element is coded.
std::optional<double> number(DcmItem& item, const DcmTagKey& tag, unsigned long position = 0);
/// All values of an element; those that are no numbers are left out.
std::vector<double> numbers(DcmItem& item, const DcmTagKey& tag);
int integer(DcmItem& item, const DcmTagKey& tag, int otherwise = 0);
/// Item of a sequence or null.
DcmItem* itemOf(DcmItem& item, const DcmTagKey& sequence, long index = 0);
std::size_t itemCount(DcmItem& item, const DcmTagKey& sequence);

/// Where an attribute of one frame (counts from 1) is found: the macro `group` of the per-frame functional groups
/// (5200,9230), else of the shared ones (5200,9229), else the data set itself.
DcmItem& frameItem(DcmItem& dataset, int frame, const DcmTagKey& group);

/// Reads texts of an object as UTF-8 by its Specific Character Set (0008,0005), and says where that cannot be right.
class TextReader {
public:
    TextReader(DcmItem& dataset, std::vector<Message>& warnings);
    [[nodiscard]] std::string operator()(const DcmTagKey& tag) { return read(dataset_, tag); }
    [[nodiscard]] std::string read(DcmItem& item, const DcmTagKey& tag);
    /// Bytes of a text (ST) that came another way.
    [[nodiscard]] std::string decode(const std::string& bytes, const char* delimiters = "\\\r\n\f\t");

private:
    std::string guess(const std::string& bytes);
    void warnIfMislabelled(const std::string& bytes);
    void warn(const Message& message);

    DcmItem& dataset_;
    std::vector<Message>& warnings_;
    std::string declared_;
    std::vector<std::string> terms_;  ///< the defined terms that were meant
    DcmSpecificCharacterSet converter_;
    bool converts_ = false;
    bool hasOwnEscapes_ = false;  ///< read by textWithEscapes
};

}  // namespace annulus::dcmtk
