#include "core/phantom/demoPatient.h"

#include "core/base/text.h"
#include "core/phantom/plantedEffects.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace annulus::phantom {
namespace {

constexpr std::array chineseNames{"Wang^Xiaoli=王^晓丽", "Li^Guiying=李^桂英", "Zhang^Min=张^敏",   "Liu^Yulan=刘^玉兰",
                                  "Chen^Jing=陈^静",     "Yang^Xiuzhen=杨^秀珍", "Zhao^Hong=赵^红", "Huang^Meiling=黄^美玲"};
constexpr std::array latinNames{"Lindqvist^Astrid", "Moreau^Hélène",    "Okafor^Ngozi",   "Schröder^Ute",
                                "García^Inés",      "Tursun^Aygül",     "Rossi^Carla",    "Nurlan^Aigerim"};

std::string padded(long long number, std::size_t digits)
{
    std::string text = std::to_string(number);
    return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

std::string dicomDate(std::chrono::sys_days day)
{
    const std::chrono::year_month_day date(day);
    return padded(int(date.year()), 4) + padded(unsigned(date.month()), 2) + padded(unsigned(date.day()), 2);
}

/// Scale, label and what a sonographer measures with callipers.
void setUltrasound(DemoPatient& patient, Random draw)
{
    UltrasoundSettings& settings = patient.ultrasoundSettings;
    settings.seed = draw.bits();
    settings.mmPerPixel = fittingScale(patient.ultrasoundLesion.diameterMm, settings, draw.split(1));
    settings.label = std::string(patient.row.side == Side::right ? "RT" : "LT") + " BREAST";
    const StarShape shape = placeLesion(patient.ultrasoundLesion, settings);
    const auto measured = [&](double mm) { return mm * (1 + 0.025 * std::clamp(draw.normal(), -2.0, 2.0)); };
    patient.row.longMm = measured(shape.longestMm());
    patient.row.shortMm = measured(shape.shortestMm());
    // Front to back in the second plane, where a tumour is usually flatter (18, 14 and 11 mm in the paper's Table 1).
    patient.row.anteroposteriorMm = patient.row.shortMm * draw.uniform(0.68, 0.92);
}

std::string isoDate(const std::string& dicom) { return dicom.substr(0, 4) + "-" + dicom.substr(4, 2) + "-" + dicom.substr(6, 2); }

}  // namespace

Site siteOf(int index) { return index % 5 == 1 || index % 5 == 3 ? Site::b : Site::a; }

DemoPatient drawDemoPatient(std::uint64_t seed, int index)
{
    DemoPatient patient;
    patient.random = Random(seed).split(static_cast<std::uint64_t>(index));
    const Random& own = patient.random;
    patient.row = drawPredictors(siteOf(index), own.split(1));
    drawOutcomes(patient.row, own.split(2));
    patient.latents = drawLatents(patient.row, own.split(8));
    drawMissing(patient.row, own.split(9));
    patient.row.patient = "DEMO-" + padded(index + 1, 4);

    Random draw = own.split(3);
    using namespace std::chrono;
    const sys_days day = sys_days(year{2023} / 3 / 1) + days(static_cast<int>(draw.below(640)));
    const sys_days birth = day - days(patient.row.age * 36525 / 100 + static_cast<int>(draw.below(360)));
    const auto name = draw.below(8);
    const std::string key = "annulus-demo/" + std::to_string(seed) + "/" + patient.row.patient;
    // Two of three names are Chinese, as most of the first users' patients are.
    patient.person = {.id = patient.row.patient,
                      .name = index % 3 == 2 ? latinNames[name] : chineseNames[name],
                      .birthDate = dicomDate(birth),
                      .ageYears = patient.row.age};
    const auto time = [&] { return padded(8 + static_cast<int>(draw.below(9)), 2) + padded(static_cast<int>(draw.below(60)), 2) + "00"; };
    patient.mammography = {.uid = uidFrom(key + "/mg"), .id = "MG1", .date = dicomDate(day), .time = time(),
                           .accession = "MG" + padded(index + 1, 6), .description = "Mammography bilateral"};
    patient.ultrasound = {.uid = uidFrom(key + "/us"), .id = "US1", .date = dicomDate(day + days(static_cast<int>(draw.below(6)))),
                          .time = time(), .accession = "US" + padded(index + 1, 6), .description = "Ultrasound breast"};
    patient.row.studyDate = isoDate(patient.mammography.date);
    patient.look = draw.uniform() < 0.6 ? WindowLook::sigmoid : WindowLook::linear;

    patient.row.scanner = patient.look == WindowLook::sigmoid ? "MG-S" : "MG-L";

    const ClinicalRow& row = patient.row;
    patient.breasts = drawBreasts(own.split(4), row.density, row.sizeCm * 10);
    const Breast& affected = row.side == Side::right ? patient.breasts.right : patient.breasts.left;
    patient.lesion = drawLesion(affected,
                                {.diameterMm = row.sizeCm * 10, .margin = row.margin, .round = row.round, .highDensity = row.highDensity,
                                 .distortion = row.distortion, .calcifications = row.calcification},
                                own.split(5));
    patient.lesion.texture = {patient.latents.heterogeneity, patient.latents.coarseness, patient.latents.skew};
    patient.ultrasoundLesion = {.diameterMm = row.sizeCm * 10 * draw.uniform(0.88, 1.04),
                                .parallel = row.parallel,
                                .circumscribed = row.circumscribed,
                                .posterior = row.shadowing ? Posterior::shadow : row.circumscribed ? Posterior::enhancement : Posterior::none,
                                .calcifications = row.ultrasoundCalcification,
                                .echoDb = row.hypoechoic ? draw.uniform(-17, -13) : draw.uniform(-13.5, -9.5),
                                .uniformity = patient.latents.uniformity,
                                .rim = patient.latents.rim};
    setUltrasound(patient, own.split(7));
    return patient;
}

}  // namespace annulus::phantom
