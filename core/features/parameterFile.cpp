#include "core/features/parameterFile.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/features/definitions.h"
#include "core/filters/imageFilters.h"
#include "core/filters/waveletTaps.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace annulus {
namespace {

int lineOf(const YAML::Node& node) { return node.Mark().line + 1; }

std::string textOf(const YAML::Node& node)
{
    if (node.IsNull())
        return "nothing";
    if (node.IsScalar())
        return node.Scalar();
    return node.IsSequence() ? "a list" : "a block";
}

/// Collects settings, refusals and the first value that cannot be meant.
struct Reader {
    Settings settings;
    std::vector<Message> refused;
    std::optional<Error> problem;

    void refuse(Message why) { refused.push_back(std::move(why)); }
    void fail(const std::string& key, const YAML::Node& node, const char* expected)
    {
        if (!problem)
            problem = Error{Errc::invalid, message("features", "Line %1: %2 is %3; %4 was expected.", lineOf(node), key, textOf(node), expected), {}};
    }
};

/// One setting: what it is called and how its value is taken over.
struct Value {
    Reader& reader;
    FeatureSettings& features;
    FilterSettings& filters;
    std::string key;
    YAML::Node node;

    void fail(const char* expected) const { reader.fail(key, node, expected); }

    template <class T>
    [[nodiscard]] std::optional<T> as(const YAML::Node& from, const char* expected) const
    {
        try {
            if (from.IsScalar())
                return from.as<T>();
        } catch (const YAML::Exception&) {
        }
        reader.fail(from.is(node) ? key : std::string("an entry of ").append(key), from, expected);
        return {};
    }
    void flag(bool& into) const { into = as<bool>(node, "true or false").value_or(into); }
    void number(double& into, double low, bool isOpen, const char* expected) const
    {
        const auto number = as<double>(node, expected);
        if (number && (!std::isfinite(*number) || *number < low || (isOpen && *number == low)))
            fail(expected);
        else if (number)
            into = *number;
    }
    void number(std::optional<double>& into, double low, bool isOpen, const char* expected) const
    {
        into.reset();
        if (node.IsNull())
            return;
        double value = 0;
        number(value, low, isOpen, expected);
        into = value;
    }
    void whole(int& into, int low, int high, const char* expected) const
    {
        const auto number = as<int>(node, expected);
        if (number && (*number < low || *number > high))
            fail(expected);
        else if (number)
            into = *number;
    }
    void whole(std::optional<int>& into, int low, int high, const char* expected) const
    {
        into.reset();
        if (node.IsNull())
            return;
        int value = low;
        whole(value, low, high, expected);
        into = value;
    }
    template <class T>
    void list(std::vector<T>& into, std::size_t least, std::size_t most, double low, const char* expected) const
    {
        into.clear();
        if (node.IsNull())
            return;
        if (!node.IsSequence() || node.size() < least || node.size() > most)
            return fail(expected);
        for (const auto& entry : node) {
            const auto number = as<T>(entry, expected);
            if (!number || !std::isfinite(static_cast<double>(*number)) || static_cast<double>(*number) < low)
                return reader.fail(std::string("an entry of ").append(key), entry, expected);
            into.push_back(*number);
        }
    }
    template <class T>
    void choice(T& into, const std::map<std::string, T>& choices, const char* expected) const
    {
        const auto found = node.IsScalar() ? choices.find(node.Scalar()) : choices.end();
        if (found == choices.end())
            fail(expected);
        else
            into = found->second;
    }
};

using Take = void (*)(const Value&);
constexpr int large = 1'000'000;

/// Settings that an image type may override.
const std::map<std::string, Take, std::less<>>& featureKeys()
{
    static const std::map<std::string, Take, std::less<>> keys{
        {"binWidth", [](const Value& v) { v.number(v.features.binWidth, 0, true, "a number above 0"); }},
        {"binCount", [](const Value& v) { v.whole(v.features.binCount, 1, large, "a whole number from 1"); }},
        {"voxelArrayShift", [](const Value& v) { v.number(v.features.voxelArrayShift, -1e300, false, "a number"); }},
        {"symmetricalGLCM", [](const Value& v) { v.flag(v.features.symmetricalGLCM); }},
        {"distances", [](const Value& v) { v.list(v.features.distances, 1, 100, 1, "a list of whole numbers from 1"); }},
        {"gldm_a", [](const Value& v) { v.whole(v.features.gldm_a, 0, large, "a whole number from 0"); }},
        {"force2D", [](const Value& v) { v.flag(v.features.force2D); }},
        {"force2Ddimension", [](const Value& v) { v.whole(v.features.force2Ddimension, 0, 2, "0, 1 or 2"); }},
        {"weightingNorm",
         [](const Value& v) {
             v.features.weightingNorm = WeightingNorm::none;
             if (!v.node.IsNull())
                 v.choice(v.features.weightingNorm,
                          {{"no_weighting", WeightingNorm::noWeighting}, {"manhattan", WeightingNorm::manhattan}, {"euclidean", WeightingNorm::euclidean}, {"infinity", WeightingNorm::infinity}},
                          "manhattan, euclidean, infinity or no_weighting");
         }},
    };
    return keys;
}

/// A number as Python prints it: PyRadiomics puts it into the names of derived images.
std::string pythonText(double number, const std::string& scalar)
{
    std::string text = formatNumber(number);
    const bool isWhole = scalar.find_first_not_of("+-0123456789_") == std::string::npos;
    if (!isWhole && text.find_first_of(".e") == std::string::npos)
        text += ".0";
    return text;
}

void takeSigma(const Value& v)
{
    std::vector<double> widths;
    v.list(widths, 0, 1000, 1e-6, "a list of widths in mm above 0");
    v.filters.sigma.clear();
    for (std::size_t at = 0; at < widths.size(); ++at)
        v.filters.sigma.push_back({widths[at], pythonText(widths[at], v.node[at].Scalar())});
}

/// Settings of the filters, each with the image type that it belongs to; all may stand among the general ones too.
struct FilterKey {
    std::string_view imageType;
    Take take;
};

const std::map<std::string, FilterKey, std::less<>>& filterKeys()
{
    static const std::map<std::string, FilterKey, std::less<>> keys{
        {"sigma", {"LoG", takeSigma}},
        {"start_level", {"Wavelet", [](const Value& v) { v.whole(v.filters.startLevel, 0, 20, "a whole number from 0 to 20"); }}},
        {"level", {"Wavelet", [](const Value& v) { v.whole(v.filters.level, 1, 20, "a whole number from 1 to 20"); }}},
        {"wavelet",
         {"Wavelet",
          [](const Value& v) {
              if (v.node.IsScalar() && waveletTaps(v.node.Scalar()))
                  v.filters.wavelet = v.node.Scalar();
              else
                  v.fail("haar, dmey, db1 to db20, sym2 to sym20, coif1 to coif5, bior1.1 to bior6.8 or rbio1.1 to rbio6.8");
          }}},
        {"gradientUseSpacing", {"Gradient", [](const Value& v) { v.flag(v.filters.gradientUseSpacing); }}},
        {"lbp2DRadius", {"LBP2D", [](const Value& v) { v.number(v.filters.lbp2DRadius, 0, true, "a number of pixels above 0"); }}},
        {"lbp2DSamples", {"LBP2D", [](const Value& v) { v.whole(v.filters.lbp2DSamples, 1, 50, "a whole number from 1 to 50"); }}},
        {"lbp2DMethod",
         {"LBP2D",
          [](const Value& v) {
              v.choice(v.filters.lbp2DMethod,
                       {{"default", Lbp2DMethod::standard}, {"ror", Lbp2DMethod::ror}, {"uniform", Lbp2DMethod::uniform}, {"var", Lbp2DMethod::var}},
                       "default, ror, uniform or var");
          }}},
        {"lbp3DLevels", {"LBP3D", [](const Value& v) { v.whole(v.filters.lbp3DLevels, 1, 20, "a whole number from 1 to 20"); }}},
        {"lbp3DIcosphereRadius",
         {"LBP3D",
          [](const Value& v) {
              double radius = 0;
              v.number(radius, 0, true, "a number of voxels above 0, at most 100");
              if (radius > 100)
                  v.fail("a number of voxels above 0, at most 100");
              v.filters.lbp3DIcosphereRadius = radius;
          }}},
        {"lbp3DIcosphereSubdivision", {"LBP3D", [](const Value& v) { v.whole(v.filters.lbp3DIcosphereSubdivision, 0, 4, "a whole number from 0 to 4"); }}},
    };
    return keys;
}

/// Settings of the pre-processing, said once for all image types.
const std::map<std::string, Take, std::less<>>& generalKeys()
{
    static const std::map<std::string, Take, std::less<>> keys{
        {"normalize", [](const Value& v) { v.flag(v.reader.settings.normalize); }},
        {"normalizeScale", [](const Value& v) { v.number(v.reader.settings.normalizeScale, 0, true, "a number above 0"); }},
        {"removeOutliers", [](const Value& v) { v.number(v.reader.settings.removeOutliers, 0, true, "a number above 0"); }},
        {"resampledPixelSpacing", [](const Value& v) { v.list(v.reader.settings.resampledPixelSpacing, 2, 3, 0, "a list of 2 or 3 spacings in mm"); }},
        {"interpolator",
         [](const Value& v) {
             v.reader.settings.interpolator.reset();
             if (v.node.IsNull())
                 return;
             Interpolator kind = Interpolator::bspline;
             v.choice(kind,
                      {{"sitkNearestNeighbor", Interpolator::nearest}, {"1", Interpolator::nearest}, {"sitkLinear", Interpolator::linear}, {"2", Interpolator::linear}, {"sitkBSpline", Interpolator::bspline}, {"3", Interpolator::bspline}},
                      "sitkNearestNeighbor, sitkLinear or sitkBSpline (what this version offers)");
             v.reader.settings.interpolator = kind;
         }},
        {"padDistance", [](const Value& v) { v.whole(v.reader.settings.padDistance, 0, large, "a whole number from 0"); }},
        {"preCrop", [](const Value& v) { v.flag(v.reader.settings.preCrop); }},
        {"label", [](const Value& v) { v.whole(v.reader.settings.label, 1, large, "a whole number from 1"); }},
        {"resegmentRange", [](const Value& v) { v.list(v.reader.settings.resegmentRange, 1, 2, -1e300, "a list of 1 or 2 numbers"); }},
        {"resegmentMode",
         [](const Value& v) {
             v.choice(v.reader.settings.resegmentMode, {{"absolute", ResegmentMode::absolute}, {"relative", ResegmentMode::relative}, {"sigma", ResegmentMode::sigma}},
                      "absolute, relative or sigma");
         }},
        {"resegmentShape", [](const Value& v) { v.flag(v.reader.settings.resegmentShape); }},
        {"minimumROIDimensions", [](const Value& v) { v.whole(v.reader.settings.minimumROIDimensions, 1, 3, "1, 2 or 3"); }},
        {"minimumROISize", [](const Value& v) { v.whole(v.reader.settings.minimumROISize, 1, 2'000'000'000, "a whole number from 1"); }},
        {"geometryTolerance", [](const Value& v) { v.number(v.reader.settings.geometryTolerance, 0, true, "a number above 0"); }},
        {"correctMask", [](const Value& v) { v.flag(v.reader.settings.correctMask); }},
        {"additionalInfo",
         [](const Value& v) {
             v.flag(v.reader.settings.additionalInfo);
             if (v.reader.settings.additionalInfo)
                 v.reader.refuse(message("features", "Line %1: additionalInfo has no effect; what was used is in the notes beside the table.", lineOf(v.node)));
         }},
    };
    return keys;
}

/// What PyRadiomics' file cannot say.
const std::map<std::string, Take, std::less<>>& annulusKeys()
{
    static const std::map<std::string, Take, std::less<>> keys{
        {"spacing",
         [](const Value& v) {
             AnnulusSettings& own = v.reader.settings.annulus;
             if (!v.node.IsSequence())
                 return v.choice(own.spacing, {{"patient", SpacingChoice::patient}, {"detector", SpacingChoice::detector}}, "patient, detector or [x, y] in mm");
             std::vector<double> given;
             v.list(given, 2, 2, 1e-9, "patient, detector or [x, y] in mm");
             if (given.size() == 2) {
                 own.spacing = SpacingChoice::given;
                 own.givenX = given[0];
                 own.givenY = given[1];
             }
         }},
        {"margins", [](const Value& v) { v.list(v.reader.settings.annulus.marginsMm, 0, 100, 1e-9, "a list of widths in mm above 0"); }},
        {"rings", [](const Value& v) { v.choice(v.reader.settings.annulus.cumulative, {{"cumulative", true}, {"disjoint", false}}, "cumulative or disjoint"); }},
        {"unions", [](const Value& v) { v.flag(v.reader.settings.annulus.unions); }},
        {"shapeFromOneSlice", [](const Value& v) { v.flag(v.reader.settings.annulus.shapeFromOneSlice); }},
        {"asVolume", [](const Value& v) { v.flag(v.reader.settings.annulus.asVolume); }},
        {"definitions", [](const Value& v) { v.choice(v.reader.settings.annulus.ibsiDefinitions, {{"pyradiomics", false}, {"ibsi", true}}, "pyradiomics or ibsi"); }},
    };
    return keys;
}

/// Visits key and value of a block; a key that comes twice is named, the last one counts as in PyYAML.
void forEachKey(Reader& reader, const std::string& block, const YAML::Node& node, const std::function<void(const std::string&, const YAML::Node& key, const YAML::Node& value)>& visit)
{
    if (!node || node.IsNull())
        return;
    if (!node.IsMap())
        return reader.fail(block, node, "a block of `name: value` lines");
    std::set<std::string> seen;
    for (const auto& entry : node) {
        if (!entry.first.IsScalar())
            return reader.fail(block, entry.first, "a name before the colon");
        const std::string key = entry.first.Scalar();
        if (!seen.insert(key).second)
            reader.refuse(message("features", "Line %1: %2 comes a second time in %3; the last one counts.", lineOf(entry.first), key, block));
        visit(key, entry.first, entry.second);
    }
}

void refuseKey(Reader& reader, const std::string& block, const std::string& key, const YAML::Node& at)
{
    if (key == "label_channel")
        reader.refuse(message("features", "Line %1: %2 in %3 is not supported by this version; it has no effect.", lineOf(at), key, block));
    else
        reader.refuse(message("features", "Line %1: %2 is not a known name in %3; it has no effect.", lineOf(at), key, block));
}

void takeSettings(Reader& reader, const YAML::Node& node)
{
    forEachKey(reader, "setting", node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        for (const auto* keys : {&featureKeys(), &generalKeys()})
            if (const auto found = keys->find(key); found != keys->end())
                return found->second({reader, reader.settings.features, reader.settings.filters, key, value});
        if (const auto found = filterKeys().find(key); found != filterKeys().end())
            return found->second.take({reader, reader.settings.features, reader.settings.filters, key, value});
        refuseKey(reader, "setting", key, at);
    });
}

void takeImageTypes(Reader& reader, const YAML::Node& node)
{
    std::vector<ImageType> types;
    bool isAny = false;
    forEachKey(reader, "imageType", node, [&](const std::string& name, const YAML::Node& at, const YAML::Node& value) {
        isAny = true;
        if (!findImageFilter(name))
            return reader.refuse(message("features", "Line %1: %2 is not a known image type; it is left out.", lineOf(at), name));
        ImageType type{name, reader.settings.features, reader.settings.filters};
        forEachKey(reader, name, value, [&](const std::string& key, const YAML::Node& keyAt, const YAML::Node& entry) {
            if (const auto found = featureKeys().find(key); found != featureKeys().end())
                return found->second({reader, type.settings, type.filter, key, entry});
            if (const auto found = filterKeys().find(key); found != filterKeys().end() && found->second.imageType == name)
                return found->second.take({reader, type.settings, type.filter, key, entry});
            refuseKey(reader, name, key, keyAt);
        });
        if (name == "LoG" && type.filter.sigma.empty())
            reader.refuse(message("features", "Line %1: LoG names no sigma; it makes no image.", lineOf(at)));
        std::erase_if(types, [&](const ImageType& earlier) { return earlier.name == name; });
        types.push_back(std::move(type));
    });
    reader.settings.imageTypes = isAny ? std::move(types) : std::vector{ImageType{"Original", reader.settings.features, reader.settings.filters}};
}

/// The features named in a list, as far as this version computes them.
ClassSelection selectionOf(Reader& reader, const FeatureClass& featureClass, const YAML::Node& list)
{
    ClassSelection selection{std::string(featureClass.name), {}};
    for (const auto& entry : list) {
        const std::string name = entry.IsScalar() ? entry.Scalar() : textOf(entry);
        const auto defs = featureClass.features();
        if (std::any_of(defs.begin(), defs.end(), [&](const FeatureDef& def) { return def.name == name; }))
            selection.features.push_back(name);
        else
            reader.refuse(message("features", "Line %1: %2 is not a feature of %3; it is left out.", lineOf(entry), name, featureClass.name));
    }
    return selection;
}

void takeFeatureClasses(Reader& reader, const YAML::Node& node)
{
    auto& selections = reader.settings.featureClasses;
    bool isAny = false;
    forEachKey(reader, "featureClass", node, [&](const std::string& name, const YAML::Node& at, const YAML::Node& value) {
        isAny = true;
        const FeatureClass* featureClass = findFeatureClass(name);
        if (!featureClass)
            return reader.refuse(message("features", "Line %1: %2 is not a known feature class; it is left out.", lineOf(at), name));
        if (!value.IsNull() && !value.IsSequence())
            return reader.fail(name, value, "a list of features, or nothing for all");
        auto selection = value.IsNull() ? ClassSelection{name, {}} : selectionOf(reader, *featureClass, value);
        std::erase_if(selections, [&](const ClassSelection& earlier) { return earlier.name == name; });
        if (!selection.features.empty() || value.IsNull() || value.size() == 0)
            selections.push_back(std::move(selection));
    });
    if (isAny)
        return;
    // As PyRadiomics: without the block every class but shape2D.
    for (const FeatureClass* featureClass : allFeatureClasses())
        if (featureClass->name != "shape2D")
            selections.push_back({std::string(featureClass->name), {}});
}

void takeAnnulus(Reader& reader, const YAML::Node& node)
{
    forEachKey(reader, "annulus", node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (const auto found = annulusKeys().find(key); found != annulusKeys().end())
            found->second({reader, reader.settings.features, reader.settings.filters, key, value});
        else
            refuseKey(reader, "annulus", key, at);
    });
}

Result<ParameterFile> parse(const YAML::Node& root)
{
    Reader reader;
    YAML::Node setting, imageType, featureClass, annulus;
    forEachKey(reader, "the file", root, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (key == "setting")
            setting.reset(value);
        else if (key == "imageType")
            imageType.reset(value);
        else if (key == "featureClass")
            featureClass.reset(value);
        else if (key == "annulus")
            annulus.reset(value);
        else if (key == "voxelSetting")
            reader.refuse(message("features", "Line %1: voxelSetting is for voxel-wise maps; it has no effect here.", lineOf(at)));
        else
            reader.refuse(message("features", "Line %1: %2 is not a known block; imageType, featureClass, setting and annulus are.", lineOf(at), key));
    });
    takeSettings(reader, setting);  // first: image types start from them
    takeImageTypes(reader, imageType);
    takeFeatureClasses(reader, featureClass);
    takeAnnulus(reader, annulus);
    if (reader.problem)
        return *reader.problem;
    return ParameterFile{std::move(reader.settings), std::move(reader.refused)};
}

}  // namespace

Result<ParameterFile> parseParameters(std::string_view yaml)
{
    constexpr std::size_t largestFile = 1 << 20;
    if (yaml.size() > largestFile)
        return Error{Errc::limit, message("features", "The parameter file has %1 bytes; at most %2 are read.", yaml.size(), largestFile), {}};
    try {
        return parse(YAML::Load(std::string(yaml)));
    } catch (const YAML::Exception& problem) {
        return Error{Errc::corrupt, message("features", "Line %1: this is not valid YAML: %2.", problem.mark.line + 1, problem.msg), {}};
    }
}

Result<ParameterFile> readParameterFile(const std::filesystem::path& file)
{
    auto text = readTextFile(file);
    if (!text)
        return std::move(text).error();
    auto parameters = parseParameters(*text);
    if (!parameters)
        return std::move(parameters).error().in(toUtf8(file));
    return parameters;
}

}  // namespace annulus
