#include "ui/pages/read/FeatureMapLayer.h"

#include "core/features/definitions.h"
#include "core/features/parameterFile.h"
#include "core/project/chosenExtraction.h"
#include "core/project/extraction.h"
#include "core/project/regions.h"
#include "ui/Settings.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/jobs/JobRunner.h"
#include "ui/text.h"

#include <QLocale>

#include <algorithm>

namespace annulus::ui {
namespace {

const QString featureKey = QStringLiteral("read/map/feature");
const QString radiusKey = QStringLiteral("read/map/radiusMm");
const QString opacityKey = QStringLiteral("read/map/opacity");

std::shared_ptr<const QImage> pictureOf(const FeatureMap& map, double low, double high)
{
    const Size size = map.box.size();
    auto picture = std::make_shared<QImage>(static_cast<int>(size.i), static_cast<int>(size.j), QImage::Format_ARGB32);
    picture->fill(Qt::transparent);
    const double scale = high > low ? 1 / (high - low) : 0;
    for (int j = 0; j < picture->height(); ++j) {
        auto* row = reinterpret_cast<QRgb*>(picture->scanLine(j));
        const std::size_t first = static_cast<std::size_t>(j) * static_cast<std::size_t>(size.i);
        for (std::size_t i = 0; i < static_cast<std::size_t>(size.i); ++i)
            if (map.known[first + i] != 0)
                row[i] = mapColour((map.values[first + i] - low) * scale);
    }
    return picture;
}

/// What a map takes of the settings that the project extracts with: everything but other images and the choice of features.
Result<annulus::Settings> settingsOf(const Project& project)
{
    auto parameters = parseParameters(chosenExtraction(project).parameters);
    if (!parameters)
        return std::move(parameters).error();
    annulus::Settings settings = std::move(parameters->settings);
    for (const ImageType& type : settings.imageTypes)
        if (type.name == "Original")
            settings.features = type.settings;
    settings.imageTypes.clear();
    settings.featureClasses.clear();
    return settings;
}

/// Where the map's pixels lie in those of the image it was made from; both grids have the same axes.
QRectF areaOf(const FeatureMap& map, const Grid& image)
{
    const auto edge = [&](std::int64_t index, std::size_t axis) {
        const double along = map.grid.origin[axis] + (static_cast<double>(index) - 0.5) * map.grid.spacing[axis] - image.origin[axis];
        return along / image.spacing[axis];
    };
    return {QPointF(edge(map.box.i0, 0), edge(map.box.j0, 1)), QPointF(edge(map.box.i1 + 1, 0), edge(map.box.j1 + 1, 1))};
}

}  // namespace

std::vector<std::string> mappedFeatures()
{
    std::vector<std::string> names;
    for (const FeatureClass* featureClass : allFeatureClasses())
        for (const FeatureDef& def : featureClass->features())
            if (!featureClass->isShape && !def.deprecated)
                names.push_back(std::string(featureClass->name) + '_' + std::string(def.name));
    return names;
}

FeatureMapLayer::FeatureMapLayer(const Workspace& workspace, const OutlineChoice& choice, QObject* parent) : QObject(parent), workspace_(workspace), choice_(choice)
{
    const std::string feature = workspace_.settings.value(featureKey, text(wish_.feature)).toString().toStdString();
    if (std::ranges::count(mappedFeatures(), feature) > 0)
        wish_.feature = feature;
    wish_.radiusMm = std::clamp(workspace_.settings.value(radiusKey, wish_.radiusMm).toDouble(), 0.05, 50.0);
    opacity_ = std::clamp(workspace_.settings.value(opacityKey, opacity_).toDouble(), 0.0, 1.0);
}

FeatureMapLayer::~FeatureMapLayer()
{
    if (job_) {
        disconnect(job_, nullptr, this, nullptr);  // the page that listens is already half gone
        job_->cancel();
    }
}

void FeatureMapLayer::setWish(Wish wish)
{
    if (wish == wish_)
        return;
    wish_ = std::move(wish);
    workspace_.settings.setValue(featureKey, text(wish_.feature));
    workspace_.settings.setValue(radiusKey, wish_.radiusMm);
    emit changed();
}

void FeatureMapLayer::setOpacity(double opacity)
{
    opacity_ = opacity;
    workspace_.settings.setValue(opacityKey, opacity_);
    emit changed();
}

void FeatureMapLayer::setShown(bool shown)
{
    shown_ = shown;
    emit changed();
}

std::optional<FeatureMapLayer::Recipe> FeatureMapLayer::recipeNow() const
{
    const Project& project = workspace_.document.project();
    const Roi* roi = choice_.told();
    const Patient* patient = project.findPatient(workspace_.selection.patient());
    const ImageRecord* image = roi && patient ? patient->findImage(roi->imageUid) : nullptr;
    const auto settings = settingsOf(project);
    if (!image || !settings)
        return {};
    return Recipe{*roi, image->manualSpacing, *settings, wish_};
}

void FeatureMapLayer::compute(LoadedFramePtr frame)
{
    cancel();
    problem_.clear();
    const Project& project = workspace_.document.project();
    const auto settings = settingsOf(project);
    const auto recipe = recipeNow();
    if (!settings)
        problem_ = text(settings.error());
    else if (!recipe || !frame || !frame->grey)
        problem_ = tr("Outline a lesion on this image first.");
    if (!problem_.isEmpty()) {
        emit changed();
        return;
    }
    shown_ = true;
    const auto patient = std::ranges::find(project.patients, workspace_.selection.patient(), [](const auto& one) -> const std::string& { return one->id; });
    const auto work = [patient = *patient, recipe = *recipe, frame](const Progress& progress) -> Result<Placed> {
        auto regions = regionsOf(*patient, recipe.roi, RingSettings{.marginsMm = {}}, Breast(), progress);
        if (!regions)
            return std::move(regions).error();
        const ImageRecord* record = patient->findImage(recipe.roi.imageUid);
        Image image = *frame->grey;
        image.grid = withSpacing(image.grid, featureSpacing(*record, regions->spacing, recipe.extraction.annulus));
        auto maps = featureMaps(image, withGrid(regions->lesion, image.grid), {recipe.extraction, {recipe.wish.feature}, recipe.wish.radiusMm}, progress);
        if (!maps)
            return std::move(maps).error();
        const QRectF area = areaOf(maps->front(), image.grid);
        return Placed{std::move(maps->front()), area};
    };
    job_ = workspace_.jobs.start<Placed>(
        [feature = text(recipe->wish.feature), name = lesionName(recipe->roi.name)] { return tr("Map of %1 in %2").arg(feature, name); }, this, work,
        [this, recipe = *recipe, number = ++started_](Result<Placed> map) {
            if (number == started_)
                take(recipe, std::move(map));
        });
    connect(job_, &Job::updated, this, &FeatureMapLayer::changed);
    emit changed();
}

void FeatureMapLayer::take(const Recipe& recipe, Result<Placed> placed)
{
    job_ = nullptr;
    if (placed) {
        const FeatureMap* const map = &placed->map;
        Made made{recipe, {}, placed->area};
        bool isFirst = true;
        for (std::size_t at = 0; at < map->values.size(); ++at)
            if (map->known[at] != 0) {
                made.low = isFirst ? map->values[at] : std::min(made.low, map->values[at]);
                made.high = isFirst ? map->values[at] : std::max(made.high, map->values[at]);
                isFirst = false;
            }
        if (isFirst) {
            problem_ = tr("%1 has no value in any neighbourhood of this lesion.").arg(text(recipe.wish.feature));
        } else {
            made.picture = pictureOf(*map, made.low, made.high);
            made_ = std::move(made);
        }
    } else if (placed.error().code != Errc::cancelled) {
        problem_ = text(placed.error());
    }
    emit changed();
}

void FeatureMapLayer::cancel()
{
    if (!job_)
        return;
    disconnect(job_, nullptr, this, nullptr);
    job_->cancel();
    job_ = nullptr;
    ++started_;
    emit changed();
}

double FeatureMapLayer::fraction() const { return job_ ? job_->fraction() : 0; }

QString FeatureMapLayer::warning() const
{
    const Project& project = workspace_.document.project();
    const Roi& then = made_->recipe.roi;
    for (const auto& patient : project.patients)
        for (const Roi& roi : patient->rois)
            if (roi.id == then.id) {
                const ImageRecord* image = patient->findImage(roi.imageUid);
                const auto settings = settingsOf(project);
                if (roi.outline != then.outline)
                    return tr("out of date: the outline has changed");
                if (image && image->manualSpacing != made_->recipe.calibrated)
                    return tr("out of date: the calibration has changed");
                if (settings && *settings != made_->recipe.extraction)
                    return tr("out of date: the extraction settings have changed");
                return {};
            }
    return tr("out of date: the outline is gone");
}

std::optional<OverlayMap> FeatureMapLayer::on(const std::string& image, int frame) const
{
    if (!shown_ || !made_ || made_->recipe.roi.imageUid != image || made_->recipe.roi.frame != frame)
        return {};
    const FeatureDef* def = findDefinition("original_" + made_->recipe.wish.feature);
    const QString unit = def ? QString::fromUtf8(def->unit.data(), static_cast<qsizetype>(def->unit.size())) : QString();
    const auto number = [&](double value) {
        const QString digits = QLocale().toString(value, 'g', 4);
        return unit.isEmpty() ? digits : digits + ' ' + unit;
    };
    QString feature = text(made_->recipe.wish.feature);
    feature.replace('_', ' ');
    return OverlayMap{made_->picture, made_->area, opacity_, tr("%1, radius %2 mm").arg(feature, QLocale().toString(made_->recipe.wish.radiusMm, 'g', 3)), number(made_->low), number(made_->high), warning()};
}

void FeatureMapLayer::refresh()
{
    if (made_)
        emit changed();
}

}  // namespace annulus::ui
