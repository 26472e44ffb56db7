#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <memory>
#include <utility>

namespace annulus {

/// A NIfTI file as ITK's reader, which knows NIfTI-1 alone, can read it: the file itself, or a NIfTI-2 file's header and
/// pixels in a temporary one that goes with this object.
class ReadableNifti {
public:
    explicit ReadableNifti(std::filesystem::path file) : path_(std::move(file)) {}
    /// After checkNiftiHeader. What NIfTI-1 cannot hold (more than 32,767 pixels along an axis) is refused.
    static Result<ReadableNifti> of(const std::filesystem::path& file);
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    std::shared_ptr<const void> folder_;  ///< removes it
};

}  // namespace annulus
