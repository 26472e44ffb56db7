#include "app/commands/lesionInput.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/image/imageFiles.h"

#include <cmath>
#include <set>

namespace annulus {
namespace {

/// The values of a file other than zero, "1, 3" (at most eight).
std::string labelsIn(const Image& image)
{
    constexpr std::size_t most = 8;
    std::set<double> labels;
    for (const double value : toDoubles(image))
        if (value != 0 && labels.size() <= most)
            labels.insert(value);
    std::vector<std::string> texts;
    for (const double label : labels)
        texts.push_back(texts.size() < most ? formatNumber(label) : "...");
    return join(texts, ", ");
}

}  // namespace

Result<Mask> readLesion(const std::filesystem::path& file, std::optional<int> label)
{
    auto mask = readMaskFile(file, label);
    if (!mask || !mask->isEmpty())
        return mask;
    const auto image = readImageFile(file);
    if (!image)
        return image.error();
    const std::string labels = labelsIn(*image);
    if (labels.empty())
        return Error{Errc::invalid, message("app", "The mask is empty: all its pixels are zero."), toUtf8(file)};
    return Error{Errc::notFound, message("app", "Label %1 does not occur in the mask; it holds %2. Choose one with --label.", label.value_or(1), labels), toUtf8(file)};
}

Result<std::optional<Spacing>> givenSpacing(const std::vector<double>& values)
{
    if (values.empty())
        return std::optional<Spacing>();
    if (values.size() != 2)
        return Error{Errc::invalid, message("app", "--spacing has %1 numbers; two in millimetres were expected, X,Y: column spacing, row spacing.", values.size()), {}};
    for (const double value : values)
        if (!(value > 0) || !std::isfinite(value))
            return Error{Errc::invalid, message("app", "--spacing has the number %1; two above zero were expected.", value), {}};
    return std::optional<Spacing>(Spacing{values[0], values[1], SpacingBasis::given, 1});
}

}  // namespace annulus
