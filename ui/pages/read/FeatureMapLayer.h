#pragma once

#include "core/features/featureMap.h"
#include "core/features/settings.h"
#include "ui/Workspace.h"
#include "ui/pages/read/OutlineChoice.h"
#include "ui/view/ImageLoader.h"
#include "ui/view/OverlayMap.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <string>

namespace annulus::ui {

class Job;

/// A feature in the neighbourhood of each pixel of the lesion in hand, made by a job and laid over its picture. The grey
/// levels are those of the project's extraction, of the original image. A map is a derived view and never stored; where
/// the outline or the settings have changed since, it says so.
class FeatureMapLayer : public QObject {
    Q_OBJECT
public:
    FeatureMapLayer(const Workspace& workspace, const OutlineChoice& choice, QObject* parent = nullptr);
    ~FeatureMapLayer() override;

    /// What the next map shows: a feature that has maps ("glcm_Idn") and the radius of its neighbourhood.
    struct Wish {
        std::string feature = "firstorder_Entropy";
        double radiusMm = 1;
        bool operator==(const Wish&) const = default;
    };
    [[nodiscard]] const Wish& wish() const { return wish_; }
    void setWish(Wish wish);
    [[nodiscard]] double opacity() const { return opacity_; }
    void setOpacity(double opacity);
    [[nodiscard]] bool isShown() const { return shown_; }
    void setShown(bool shown);

    /// Of the lesion in hand on this frame; one that runs is given up for it.
    void compute(LoadedFramePtr frame);
    void cancel();
    [[nodiscard]] bool isRunning() const { return job_ != nullptr; }
    [[nodiscard]] double fraction() const;
    [[nodiscard]] const QString& problem() const { return problem_; }  ///< why the last one was not made
    [[nodiscard]] bool hasMap() const { return made_.has_value(); }

    /// What lies on the picture of this frame.
    [[nodiscard]] std::optional<OverlayMap> on(const std::string& image, int frame) const;
    void refresh();  ///< the document has changed

signals:
    void changed();

private:
    /// Everything that the values of a map depend on, but the pixels.
    struct Recipe {
        Roi roi;
        std::optional<Spacing> calibrated;
        annulus::Settings extraction;  ///< what a map takes of it
        Wish wish;
        bool operator==(const Recipe&) const = default;
    };
    struct Placed {
        FeatureMap map;
        QRectF area;  ///< in pixels of the image
    };
    struct Made {
        Recipe recipe;
        std::shared_ptr<const QImage> picture;
        QRectF area;
        double low = 0, high = 0;
    };
    [[nodiscard]] std::optional<Recipe> recipeNow() const;
    [[nodiscard]] QString warning() const;
    void take(const Recipe& recipe, Result<Placed> placed);

    Workspace workspace_;
    const OutlineChoice& choice_;
    Wish wish_;
    double opacity_ = 0.6;
    bool shown_ = true;
    QPointer<Job> job_;
    int started_ = 0;  ///< which job is the newest: one that was given up brings nothing
    std::optional<Made> made_;
    QString problem_;
};

/// Features that have maps, "class_Feature", in the order of the table.
std::vector<std::string> mappedFeatures();

}  // namespace annulus::ui
