#include "bench/support/scaleProject.h"

#include "core/base/hash.h"
#include "core/base/parallelFor.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/features/definitions.h"
#include "core/features/parameterFile.h"
#include "core/features/presets.h"
#include "core/project/recipe.h"

#include <cmath>
#include <numbers>

namespace annulus::bench {
namespace {

std::string padded(int number, int digits)
{
    const std::string text = std::to_string(number);
    return std::string(static_cast<std::size_t>(std::max(0, digits - static_cast<int>(text.size()))), '0') + text;
}

/// Names as a large parameter file would give them: image types times the features of every class.
std::vector<std::string> featureNames(std::size_t count)
{
    std::vector<std::string> types{"original"};
    for (int sigma = 1; sigma <= 5; ++sigma)
        types.push_back("log-sigma-" + std::to_string(sigma) + "-0-mm-3D");
    for (const char* band : {"LLL", "LLH", "LHL", "LHH", "HLL", "HLH", "HHL", "HHH"})
        types.push_back(std::string("wavelet-") + band);
    for (const char* other : {"square", "squareroot", "logarithm", "exponential", "gradient", "lbp-2D", "lbp-3D-m1", "lbp-3D-m2", "lbp-3D-k"})
        types.emplace_back(other);
    for (int level = 2; types.size() < 64; ++level)
        types.push_back("wavelet" + std::to_string(level) + "-LLL");
    std::vector<std::string> names;
    for (const std::string& type : types)
        for (const FeatureClass* featureClass : allFeatureClasses())
            for (const FeatureDef& def : featureClass->features())
                if (names.size() < count && !def.deprecated && (type == "original" || !featureClass->isShape))
                    names.push_back(type + '_' + std::string(featureClass->name) + '_' + std::string(def.name));
    return names;
}

FeatureKindPtr kindOf(const Scale& scale, const RecipeBase& today)
{
    const auto names = featureNames(static_cast<std::size_t>(scale.features / scale.regions));
    std::vector<RegionColumns> regions{{"lesion", names}};
    for (int ring = 1; ring < scale.regions; ++ring)
        regions.push_back({"ring_0-" + std::to_string(ring) + "mm", names});
    return makeFeatureKind(std::make_shared<const FeatureColumns>(std::move(regions)), today.settingsText());
}

/// A closed curve around a point, as a reader draws it.
Outline drawnOutline(Random& random, double x, double y)
{
    constexpr int points = 60;
    const double radius = random.uniform(80, 300), wobble = random.uniform(0, 0.3);
    Outline outline{{{}}};
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * i / points;
        const double r = radius * (1 + wobble * std::sin(3 * angle) + random.normal(0, 0.01));
        outline.contours[0].push_back({x + r * std::cos(angle), y + r * std::sin(angle)});
    }
    return outline;
}

ImageRecord imageRecord(const std::string& patient, int number, bool isUltrasound, const Scale& scale, Random& random)
{
    constexpr const char* sides[] = {"R", "R", "L", "L"};
    constexpr const char* views[] = {"CC", "MLO", "CC", "MLO"};
    ImageRecord image;
    const std::string root = "1.2.826.0.1.3680043.10.54321." + std::to_string(std::stoi(patient.substr(4)));
    image.uid = root + ".1." + std::to_string(number);
    image.path = std::filesystem::path("/cohort") / patient / (image.uid + ".dcm");
    image.hash = Sha256().add(image.uid).hex();
    Facts& facts = image.facts;
    facts.sopClassUid = isUltrasound ? "1.2.840.10008.5.1.4.1.1.6.1" : "1.2.840.10008.5.1.4.1.1.1.2";
    facts.sopInstanceUid = image.uid;
    facts.studyUid = root;
    facts.seriesUid = root + (isUltrasound ? ".2" : ".1");
    facts.modality = isUltrasound ? "US" : "MG";
    facts.manufacturer = "Maker";
    facts.patientId = patient;
    facts.patientName = "Family" + std::to_string(random.below(800)) + "^Given";
    facts.patientSex = "F";
    facts.patientBirthDate = "19" + std::to_string(40 + random.below(50)) + "0" + std::to_string(1 + random.below(9)) + "15";
    facts.studyDate = "20" + std::to_string(15 + random.below(10)) + "0" + std::to_string(1 + random.below(9)) + "1" + std::to_string(random.below(10));
    facts.studyDescription = isUltrasound ? "Breast ultrasound" : "Mammography, both breasts";
    facts.characterSet = "ISO_IR 192";
    facts.imageType = "ORIGINAL\\PRIMARY";
    facts.photometric = "MONOCHROME2";
    facts.transferSyntax = "1.2.840.10008.1.2.1";
    facts.bitsStored = isUltrasound ? 8 : 12;
    facts.bitsAllocated = isUltrasound ? 8 : 16;
    if (isUltrasound) {
        facts.rows = 768, facts.columns = 1024;
        facts.patientSpacing = facts.detectorSpacing = {0.08, 0.08, SpacingBasis::calibrated, 1};
    } else {
        facts.rows = 3328, facts.columns = 2560;
        facts.intent = Intent::presentation;
        facts.laterality = sides[number % 4];
        facts.view = views[number % 4];
        facts.windows = {{2000, 1500, VoiFunction::sigmoid, "NORMAL"}, {2000, 1100, VoiFunction::sigmoid, "HARDER"}};
        facts.patientSpacing = {0.065, 0.065, SpacingBasis::inBreast, 1.07};
        facts.detectorSpacing = {0.07, 0.07, SpacingBasis::detector, 1};
        facts.spacingWords = message("dicom", "%1 mm at the detector divided by a magnification of %2", 0.07, 1.07);
    }
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(scale.thumbnailPixels) * static_cast<std::size_t>(scale.thumbnailPixels));
    for (std::uint8_t& pixel : pixels)
        pixel = static_cast<std::uint8_t>(random.below(256));
    image.thumbnail = std::make_shared<const Image>(Image{makeGrid(scale.thumbnailPixels, scale.thumbnailPixels), std::move(pixels)});
    return image;
}

Numbers drawnNumbers(Random& random, std::size_t count)
{
    const Message reason = message("features", "The definition has no finite value for this region (a division by zero).");
    Numbers numbers;
    numbers.reserve(count);
    for (std::size_t place = 0; place < count; ++place)
        if (random.below(500) == 0)
            numbers.addMissing(reason);
        else
            numbers.add(random.uniform(-1, 1) * std::ldexp(1.0, static_cast<int>(random.below(24))));
    return numbers;
}

Patient patientOf(int index, const Scale& scale, const RecipeBase& today, const FeatureKindPtr& kind)
{
    Random random = Random(scale.seed).split(static_cast<std::uint64_t>(index));
    Patient patient;
    patient.id = "BRC-" + padded(index + 1, 6);
    const bool hasUltrasound = index % 5 == 4;
    Study study;
    for (int number = 0; number < scale.imagesPerPatient; ++number) {
        ImageRecord image = imageRecord(patient.id, number, hasUltrasound && number % 4 >= 2, scale, random);
        if (study.series.empty() || study.series.back().uid != image.facts.seriesUid)
            study.series.push_back({image.facts.seriesUid, image.facts.modality, image.facts.modality == "US" ? "Frames" : "Standard views", {}});
        const int outline = index * scale.imagesPerPatient + number + 1;
        patient.rois.push_back({"roi-" + std::to_string(outline), "Lesion 1", image.uid, 1, "reader1",
                                drawnOutline(random, image.facts.columns / 2.0, image.facts.rows / 2.0)});
        if (number == 0) {
            study.uid = image.facts.studyUid, study.date = image.facts.studyDate, study.description = image.facts.studyDescription;
            patient.name = image.facts.patientName, patient.sex = image.facts.patientSex, patient.birthDate = image.facts.patientBirthDate;
        }
        study.series.back().images.push_back(std::move(image));
    }
    patient.studies.push_back(std::move(study));
    for (Roi& roi : patient.rois) {
        patient.features.push_back(std::make_shared<const FeatureResult>(
            FeatureResult{roi.id, today.recipeOf(patient, roi), kind, drawnNumbers(random, kind->columns->size())}));
        if (random.below(100) == 0)
            roi.outline.contours[0][0].x += 3;
    }
    return patient;
}

}  // namespace

Project scaleProject(const Scale& scale)
{
    Project project;
    project.name = "Made up, " + std::to_string(scale.patients) + " patients";
    project.nextRoi = scale.patients * scale.imagesPerPatient + 1;
    const RecipeBase today(project.rings, {}, parseParameters(findPreset(defaultPreset)->yaml).value().settings);
    const FeatureKindPtr kind = kindOf(scale, today);
    project.patients.resize(static_cast<std::size_t>(scale.patients));
    parallelFor(project.patients.size(), [&](std::size_t index) {
        project.patients[index] = std::make_shared<const Patient>(patientOf(static_cast<int>(index), scale, today, kind));
    });
    return project;
}

}  // namespace annulus::bench
