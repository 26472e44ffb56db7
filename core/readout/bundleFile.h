#pragma once

#include "core/readout/Bundle.h"

#include <filesystem>
#include <string_view>

namespace annulus {

/// The version of the file's form. A file of another version is refused with a sentence.
inline constexpr int bundleFormat = 1;
/// "*.annulusmodel"
inline constexpr const char* bundleExtension = ".annulusmodel";

/// JSON with the SHA-256 of its content in front. Numbers read back to the bit.
std::string bundleText(const Bundle& bundle);
/// A text with one changed byte, of another version, or with places that do not fit together is refused.
Result<Bundle> parseBundle(std::string_view text);

Result<void> writeBundle(const Bundle& bundle, const std::filesystem::path& file);
Result<Bundle> readBundle(const std::filesystem::path& file);

/// The seal of the text: names the bundle in reports and provenance.
std::string bundleHash(const Bundle& bundle);

}  // namespace annulus
