#pragma once

#include "core/base/Result.h"
#include "core/dicom/uidFromText.h"
#include "core/image/Image.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace annulus::phantom {

/// One attribute as people write it: keyword of the data dictionary and value as text (backslash between values),
/// or items of a sequence. An empty value is an attribute that is present and empty (type 2).
struct Attribute {
    std::string keyword;
    std::string value;
    std::vector<std::vector<Attribute>> items = {};
    bool isSequence = false;
};
using Attributes = std::vector<Attribute>;

Attribute sequence(std::string keyword, std::vector<Attributes> items = {});

/// Code Sequence Macro (PS3.3 8.8): one item.
Attribute code(std::string keyword, std::string value, std::string scheme, std::string meaning, Attributes more = {});

enum class Compression { none, jpegLossless, jpegLs };

/// Writes a DICOM file of these attributes and a grey 8- or 16-bit image (or, with `asRgb`, the same grey in three
/// interleaved samples). Image Pixel attributes are set from the image, `bitsStored` from the caller.
Result<void> writeDicom(const Attributes& attributes, const Image& image, int bitsStored, bool asRgb, Compression compression,
                        const std::filesystem::path& file);

inline std::string uidFrom(std::string_view text) { return uidFromText(text); }

}  // namespace annulus::phantom
