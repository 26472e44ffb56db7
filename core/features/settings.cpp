#include "core/features/settings.h"

#include "core/base/hash.h"
#include "core/base/text.h"

#include <type_traits>

namespace annulus {
namespace {

/// "name=value;" for each field, in a fixed order.
class Writer {
public:
    template <class T>
    Writer& add(std::string_view name, const T& value)
    {
        text_ += name;
        text_ += '=';
        put(value);
        text_ += ';';
        return *this;
    }
    [[nodiscard]] std::string text() && { return std::move(text_); }

private:
    template <class T>
    void put(const T& value)
    {
        if constexpr (std::is_same_v<T, bool>)
            text_ += value ? "true" : "false";
        else if constexpr (std::is_enum_v<T>)
            text_ += std::to_string(static_cast<int>(value));
        else if constexpr (std::is_floating_point_v<T>)
            text_ += formatNumber(value);
        else if constexpr (std::is_integral_v<T>)
            text_ += std::to_string(value);
        else
            text_.append(1, '"').append(value).append(1, '"');
    }
    template <class T>
    void put(const std::optional<T>& value)
    {
        if (value)
            put(*value);
        else
            text_ += "none";
    }
    template <class T>
    void put(const std::vector<T>& values)
    {
        text_ += '[';
        for (const T& value : values) {
            put(value);
            text_ += ',';
        }
        text_ += ']';
    }

    std::string text_;
};

void write(Writer& writer, const FeatureSettings& settings)
{
    writer.add("binWidth", settings.binWidth)
        .add("binCount", settings.binCount)
        .add("voxelArrayShift", settings.voxelArrayShift)
        .add("symmetricalGLCM", settings.symmetricalGLCM)
        .add("weightingNorm", settings.weightingNorm)
        .add("distances", settings.distances)
        .add("gldm_a", settings.gldm_a)
        .add("force2D", settings.force2D)
        .add("force2Ddimension", settings.force2Ddimension);
}

void write(Writer& writer, const FilterSettings& settings)
{
    for (const Sigma& sigma : settings.sigma)
        writer.add("sigma", sigma.text);
    writer.add("start_level", settings.startLevel)
        .add("level", settings.level)
        .add("wavelet", settings.wavelet)
        .add("gradientUseSpacing", settings.gradientUseSpacing)
        .add("lbp2DRadius", settings.lbp2DRadius)
        .add("lbp2DSamples", settings.lbp2DSamples)
        .add("lbp2DMethod", settings.lbp2DMethod)
        .add("lbp3DLevels", settings.lbp3DLevels)
        .add("lbp3DIcosphereRadius", settings.lbp3DIcosphereRadius)
        .add("lbp3DIcosphereSubdivision", settings.lbp3DIcosphereSubdivision);
}

}  // namespace

std::string canonicalText(const Settings& settings)
{
    Writer writer;
    writer.add("normalize", settings.normalize)
        .add("normalizeScale", settings.normalizeScale)
        .add("removeOutliers", settings.removeOutliers)
        .add("resampledPixelSpacing", settings.resampledPixelSpacing)
        .add("interpolator", settings.interpolator)
        .add("padDistance", settings.padDistance)
        .add("preCrop", settings.preCrop)
        .add("label", settings.label)
        .add("resegmentRange", settings.resegmentRange)
        .add("resegmentMode", settings.resegmentMode)
        .add("resegmentShape", settings.resegmentShape)
        .add("minimumROIDimensions", settings.minimumROIDimensions)
        .add("minimumROISize", settings.minimumROISize)
        .add("geometryTolerance", settings.geometryTolerance)
        .add("correctMask", settings.correctMask)
        .add("additionalInfo", settings.additionalInfo);
    write(writer, settings.features);
    for (const auto& type : settings.imageTypes) {
        writer.add("imageType", type.name);
        write(writer, type.settings);
        if (type.name != "Original")
            write(writer, type.filter);
    }
    for (const auto& selection : settings.featureClasses)
        writer.add("featureClass", selection.name).add("features", selection.features);
    const auto& own = settings.annulus;
    writer.add("spacing", own.spacing)
        .add("givenX", own.givenX)
        .add("givenY", own.givenY)
        .add("margins", own.marginsMm)
        .add("cumulative", own.cumulative)
        .add("unions", own.unions)
        .add("ibsiDefinitions", own.ibsiDefinitions)
        .add("shapeFromOneSlice", own.shapeFromOneSlice)
        .add("asVolume", own.asVolume);
    return std::move(writer).text();
}

std::string hashOf(const Settings& settings)
{
    return Sha256().add(definitionsVersion).add(canonicalText(settings)).hex();
}

}  // namespace annulus
