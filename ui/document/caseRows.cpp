#include "ui/document/caseRows.h"

#include "core/base/text.h"
#include "core/dicom/breastView.h"
#include "ui/document/worklist.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <string_view>

namespace annulus::ui {

namespace {

struct CaseWords {
    Q_DECLARE_TR_FUNCTIONS(CaseWords)
};

constexpr std::size_t mostThumbnails = 5;

QString imagesWords(int count) { return CaseWords::tr("%n image(s)", nullptr, count); }

/// What is missing of a usual examination, and how often something needs a look.
std::vector<Chip> patientChips(const Patient& patient, const std::vector<const ImageRecord*>& images)
{
    std::vector<Chip> chips;
    const WorklistRow row = worklistRow(patient);
    const bool anyMammogram = std::ranges::any_of(images, [](const ImageRecord* image) { return isMammogram(image->facts); });
    if (row.state == OutlineState::complete)
        chips.push_back({CaseWords::tr("outlined"), CaseWords::tr("Every view that is there has an outline."), Chip::Tone::good});
    else if (row.state == OutlineState::partly)
        chips.push_back({CaseWords::tr("partly outlined"), CaseWords::tr("Some views have no outline yet."), Chip::Tone::plain});
    if (anyMammogram)
        for (const std::size_t view : {0, 1})
            if (row.views[view] == ViewState::absent)
                chips.push_back({CaseWords::tr("no %1").arg(worklistViews[view]),
                                 CaseWords::tr("There are mammograms, but none with view %1.").arg(worklistViews[view]),
                                 Chip::Tone::warning});
    const auto flagged = std::ranges::count_if(images, [](const ImageRecord* image) {
        return std::ranges::any_of(qualityChips(*image), [](const Chip& chip) { return chip.tone == Chip::Tone::warning; });
    });
    if (flagged > 0)
        chips.push_back({CaseWords::tr("%n to check", nullptr, static_cast<int>(flagged)),
                         CaseWords::tr("Images with something a reader should know: unfold to see them."), Chip::Tone::warning});
    return chips;
}

/// Of images of one spacing as at an image; else the range of those that have one.
QString spacingRange(const std::vector<const ImageRecord*>& images)
{
    std::set<QString> words;
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (const ImageRecord* image : images) {
        words.insert(spacingWords(*image));
        const Spacing& spacing = image->spacing();
        if (!spacing.isCalibrated())
            continue;
        least = std::min({least, spacing.x, spacing.y});
        most = std::max({most, spacing.x, spacing.y});
    }
    if (words.size() == 1)
        return *words.begin();
    return most > 0 ? CaseWords::tr("%1 to %2 mm").arg(text(formatFixed(least, 3)), text(formatFixed(most, 3))) : QString();
}

}  // namespace

int readingRank(const Facts& facts)
{
    const int view = worklistView(facts);
    return (view < 0 ? 3 : view) * 2 + (facts.laterality == "L" ? 1 : 0);
}

CaseRow caseRow(const Patient& patient)
{
    auto images = imagesOf(patient);
    CaseRow row;
    row.title = text(patient.id);
    QStringList person;
    for (const QString& word : {personName(patient.name), sexWords(patient.sex), birthWords(patient.birthDate)})
        if (!word.isEmpty())
            person += word;
    row.subtitle = person.join(QStringLiteral("  "));

    std::set<QString> modalities;
    for (const ImageRecord* image : images)
        modalities.insert(text(image->facts.modality));
    row.modality = QStringList(modalities.begin(), modalities.end()).join(QStringLiteral(", "));
    if (!patient.studies.empty()) {
        const auto latest = std::ranges::max_element(patient.studies, {}, &Study::date);
        row.date = dateWords(latest->date);
    }
    row.size = imagesWords(static_cast<int>(images.size()));
    row.spacing = spacingRange(images);
    std::set<QString> intents;
    for (const ImageRecord* image : images)
        if (isMammogram(image->facts))
            intents.insert(intentWords(image->facts.intent));
    row.intent = intents.size() > 1 ? CaseWords::tr("mixed") : intents.empty() ? QString() : *intents.begin();
    row.chips = patientChips(patient, images);
    std::ranges::stable_sort(images, {}, [](const ImageRecord* image) { return readingRank(image->facts); });
    for (const ImageRecord* image : images)
        if (image->thumbnail && row.thumbnails.size() < mostThumbnails)
            row.thumbnails.push_back(image->thumbnail);
    return row;
}

CaseRow caseRow(const Study& study)
{
    std::size_t images = 0;
    std::set<QString> modalities;
    for (const Series& series : study.series) {
        images += series.images.size();
        modalities.insert(text(series.modality));
    }
    const QString date = dateWords(study.date);
    CaseRow row;
    row.title = date.isEmpty() ? CaseWords::tr("Study without a date") : CaseWords::tr("Study of %1").arg(date);
    row.subtitle = text(study.description);
    row.modality = QStringList(modalities.begin(), modalities.end()).join(QStringLiteral(", "));
    row.date = date;
    row.size = imagesWords(static_cast<int>(images));
    return row;
}

CaseRow caseRow(const Series& series)
{
    CaseRow row;
    row.title = series.description.empty() ? CaseWords::tr("Series") : text(series.description);
    row.modality = text(series.modality);
    row.size = imagesWords(static_cast<int>(series.images.size()));
    return row;
}

CaseRow caseRow(const ImageRecord& image, const Patient& patient)
{
    const Facts& facts = image.facts;
    CaseRow row;
    const auto names = imageNames(patient);
    const auto name = names.find(image.uid);
    row.title = name == names.end() ? imageName(facts) : name->second;
    row.subtitle = text(image.path.filename());
    row.modality = text(facts.modality);
    row.date = dateWords(facts.studyDate);
    row.size = QString("%1 \u00d7 %2").arg(facts.columns).arg(facts.rows);
    if (facts.frames > 1)
        row.size = CaseWords::tr("%1, %2").arg(row.size, CaseWords::tr("%n frame(s)", nullptr, facts.frames));
    row.spacing = spacingWords(image);
    row.intent = intentWords(facts.intent);
    std::set<std::string_view> lesions;  // by name: two readers outline the same one
    for (const Roi& roi : patient.rois)
        if (roi.imageUid == image.uid && !roi.outline.isEmpty())
            lesions.insert(roi.name);
    if (!lesions.empty())
        row.chips.push_back({CaseWords::tr("%n lesion(s)", nullptr, static_cast<int>(lesions.size())), CaseWords::tr("Outlined on this image."), Chip::Tone::good});
    std::ranges::move(qualityChips(image), std::back_inserter(row.chips));
    if (image.thumbnail)
        row.thumbnails.push_back(image.thumbnail);
    return row;
}

Chip missingChip(int files)
{
    return {CaseWords::tr("%n file(s) missing", nullptr, files), CaseWords::tr("Moved, renamed or deleted: looking for missing images finds what was moved or renamed."), Chip::Tone::warning};
}

QString sexWords(const std::string& sex)
{
    if (sex == "F")
        return CaseWords::tr("female");
    if (sex == "M")
        return CaseWords::tr("male");
    if (sex == "O")
        return CaseWords::tr("other");
    return text(sex);
}

QString dateWords(const std::string& dicomDate)
{
    if (dicomDate.find_first_not_of("0 ") == std::string::npos)
        return {};  // zeros stand where a date was taken out
    if (dicomDate.size() == 10 && dicomDate[4] == '.' && dicomDate[7] == '.')
        return text(dicomDate).replace('.', '-');  // as ACR-NEMA 300 wrote it (PS3.5 6.2, note on DA)
    if (dicomDate.size() != 8)
        return text(dicomDate);
    return QString("%1-%2-%3").arg(text(dicomDate.substr(0, 4)), text(dicomDate.substr(4, 2)), text(dicomDate.substr(6, 2)));
}

QString spacingWords(const ImageRecord& image)
{
    const Spacing& spacing = image.spacing();
    const auto millimetres = [](const Spacing& s) {
        const QString x = text(formatFixed(s.x, 3)), y = text(formatFixed(s.y, 3));
        return x == y ? CaseWords::tr("%1 mm").arg(x) : CaseWords::tr("%1 \u00d7 %2 mm").arg(x, y);
    };
    if (!spacing.isCalibrated()) {
        for (const UltrasoundRegion& region : image.facts.regions)
            if (region.spacing)
                return CaseWords::tr("by region");
        return CaseWords::tr("not calibrated");
    }
    const QString length = millimetres(spacing);
    switch (spacing.basis) {
    case SpacingBasis::inBreast: return CaseWords::tr("%1, in the breast").arg(length);
    case SpacingBasis::detector: return CaseWords::tr("%1, at the detector").arg(length);
    case SpacingBasis::calibrated: return CaseWords::tr("%1, calibrated").arg(length);
    case SpacingBasis::ultrasoundRegion: return CaseWords::tr("%1, of the region").arg(length);
    case SpacingBasis::manual: return CaseWords::tr("%1, by hand").arg(length);
    case SpacingBasis::uncalibrated:
    case SpacingBasis::file:
    case SpacingBasis::given: break;
    }
    return length;
}

QString intentWords(Intent intent)
{
    switch (intent) {
    case Intent::presentation: return CaseWords::tr("For Presentation");
    case Intent::processing: return CaseWords::tr("For Processing");
    case Intent::unknown: break;
    }
    return {};
}

std::vector<Chip> qualityChips(const ImageRecord& image)
{
    const Facts& facts = image.facts;
    std::vector<Chip> chips;
    const bool byRegion = std::ranges::any_of(facts.regions, [](const UltrasoundRegion& region) { return region.spacing.has_value(); });
    if (!image.spacing().isCalibrated() && !byRegion)
        chips.push_back({CaseWords::tr("no mm"), text(facts.spacingWords), Chip::Tone::warning});
    else if (image.manualSpacing)
        chips.push_back({CaseWords::tr("mm by hand"), CaseWords::tr("The spacing was set by two clicks and a length."), Chip::Tone::warning});
    if (facts.intent == Intent::processing)
        chips.push_back({CaseWords::tr("raw"), CaseWords::tr("For Processing: raw detector values, not meant for reading."), Chip::Tone::plain});
    if (facts.lossy)
        chips.push_back({CaseWords::tr("lossy"), CaseWords::tr("Compressed with loss: texture features may differ."), Chip::Tone::warning});
    if (facts.burnedIn == "YES")
        chips.push_back({CaseWords::tr("burned-in text"), CaseWords::tr("The file says that text is part of the pixels (0028,0301)."), Chip::Tone::warning});
    if (facts.modality == "MG" && (facts.laterality.empty() || facts.view.empty()))
        chips.push_back({CaseWords::tr("view unknown"), CaseWords::tr("The file does not say which side or view it shows."), Chip::Tone::warning});
    if (!facts.warnings.empty()) {
        QStringList sentences;
        for (const Message& warning : facts.warnings)
            sentences += text(warning);
        chips.push_back({CaseWords::tr("%n note(s)", nullptr, static_cast<int>(facts.warnings.size())), sentences.join('\n'), Chip::Tone::plain});
    }
    return chips;
}

}  // namespace annulus::ui
