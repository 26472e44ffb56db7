#pragma once

#include "core/model/Nomogram.h"
#include "core/stats/descriptive.h"
#include "ui/plots/Figure.h"
#include "ui/plots/PlotLook.h"

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace annulus::ui {

// The numbers of each plot, a struct each, and the figure it makes of them. One file a plot; `allPlots` names them.
// Names are texts as they are shown; `colour` is the place of a series in the palette, the same model the same colour everywhere.

/// Receiver operating characteristic of models or sets.
struct RocPlot {
    struct Curve {
        QString name{};
        std::vector<double> falsePositive{}, sensitivity{};  ///< from (0, 0) to (1, 1)
        std::vector<double> bandAt{}, bandLow{}, bandHigh{};   ///< of the sensitivity, by false positives; may be empty
        double auc = 0;
        std::optional<Interval> interval{};
        struct Operating {
            double falsePositive = 0, sensitivity = 0, threshold = 0;
        };
        std::optional<Operating> operating{};
        int colour = 0;
        Qt::PenStyle line = Qt::SolidLine;
    };
    std::vector<Curve> curves{};
    std::size_t cases = 0, controls = 0;  ///< written below the curve where not 0
};

/// Predicted against observed, with the distribution of the risks below.
struct CalibrationPlot {
    struct Curve {
        QString name{};
        std::vector<double> x{}, y{};             ///< the smooth curve
        std::vector<double> predicted{}, observed{}, low{}, high{};  ///< of groups of equal size
        int colour = 0;
    };
    std::vector<Curve> curves{};
    std::vector<double> risks{}, outcome{};       ///< of the histogram
    QString words{};                            ///< test and slope, in the corner
    QString withOutcome{}, withoutOutcome{};
    double high = 1;
};

/// Net benefit against threshold.
struct DecisionPlot {
    struct Curve {
        QString name{};
        std::vector<double> netBenefit{}, low{}, high{};
        int colour = 0;
    };
    std::vector<double> thresholds{}, all{};
    std::vector<Curve> curves{};
    std::optional<Interval> range{};   ///< that the protocol reads
    double prevalence = 0;
};

/// Coefficients along the penalty.
struct LassoPathPlot {
    struct Path {
        QString name{};
        std::vector<double> coefficients{};  ///< at each lambda
    };
    std::vector<double> lambdas{};
    std::vector<Path> paths{};
    std::vector<double> nonZero{};
    std::optional<double> best{}, oneError{};
    std::size_t named = 8;  ///< how many are labelled, the largest at the chosen lambda
};

/// Cross-validated error along the penalty.
struct LassoCvPlot {
    std::vector<double> lambdas{}, mean{}, error{}, nonZero{};
    std::optional<double> best{}, oneError{};
    QString measure{};
};

/// Bars of coefficients, the longest first.
struct CoefficientPlot {
    std::vector<QString> names{};
    std::vector<double> values{};
    std::vector<int> colours{};       ///< a group each (region, view); empty: by sign
    std::vector<QString> groups{};    ///< names of the groups
    std::size_t shown = 40;
};

/// Each patient's score, in order.
struct WaterfallPlot {
    std::vector<std::string> patients{};
    std::vector<double> scores{};
    std::vector<int> outcome{};
    QString with{}, without{};
    QString scoreName{};
    std::optional<double> cut{};
};

/// Values by group: violin, box, points.
struct GroupsPlot {
    struct Group {
        QString name{};
        std::vector<double> values{};
        std::vector<std::string> patients{};
        int colour = 0;
    };
    std::vector<Group> groups{};
    QString valueName{}, words{};
};

struct ConfusionPlot {
    std::vector<QString> classes{};
    std::vector<std::vector<double>> counts{};  ///< row: true class, column: predicted
};

struct CorrelationPlot {
    std::vector<QString> names{};
    std::vector<double> rho{};      ///< row by row
    bool isClustered = true;
};

/// Reproducibility: how many features of each class and filter agree.
struct IccPlot {
    std::vector<QString> classes{}, filters{};
    struct Cell {
        std::size_t kept = 0, all = 0;
        double medianIcc = 0;
    };
    std::vector<Cell> cells{};      ///< filter by filter, of each all classes
    double threshold = 0.75;
};

/// Effect against P.
struct VolcanoPlot {
    std::vector<QString> names{};
    std::vector<double> effect{}, p{};
    std::vector<bool> chosen{};
    double limit = 0.05;
    QString effectName{};
};

struct ForestPlot {
    struct Row {
        QString name{};
        double ratio = 1, low = 1, high = 1, p = 1;
        bool isReference = false;
        bool isHeading = false;
    };
    std::vector<Row> rows{};
};

struct NomogramPlot {
    Nomogram nomogram{};
    std::vector<QString> names{};               ///< of the axes as they are shown; empty: the model's
    QString outcome{};                          ///< "Risk of metastasis"
    std::vector<std::optional<double>> linear{};  ///< the open case: beta x of each axis
    std::optional<Interval> interval{};         ///< of its probability
    bool canDrag = false;
};
/// What the live line says: points of an axis, their sum, the probability.
double nomogramPoints(const Nomogram& nomogram, std::size_t axis, double linear);
/// Share of the axis for total points that the widest scale has, as rms draws it.
double nomogramTotalScale(const Nomogram& nomogram);

/// STARD: boxes down the middle, those who leave at the side, the parts at the end.
struct FlowPlot {
    struct Step {
        QString text{};                 ///< "Assessed for eligibility"
        std::size_t count = 0;
        std::vector<std::pair<QString, std::size_t>> excluded{};  ///< before the next step
    };
    std::vector<Step> steps{};
    std::vector<Step> parts{};          ///< training and test
};

/// AUC against the width of the ring.
struct MarginPlot {
    struct Series {
        QString name{};
        std::vector<double> widthMm{}, auc{}, low{}, high{};
        int colour = 0;
        bool isPublished = false;
    };
    std::vector<Series> series{};
    std::optional<double> lesionOnly{};
};

/// Each model against each.
struct ComparisonPlot {
    std::vector<QString> names{};
    std::vector<double> auc{};
    std::vector<double> difference{}, p{};  ///< row by row; row minus column
};

/// What the published way of judging shows beyond the honest one.
struct OptimismPlot {
    struct Row {
        QString name{};
        std::optional<double> publishedTraining{}, publishedTest{}, honestCv{}, corrected{};
        std::optional<Interval> publishedInterval{}, honestInterval{};
        int colour = 0;
    };
    std::vector<Row> rows{};
};

using PlotNumbers = std::variant<RocPlot, CalibrationPlot, DecisionPlot, LassoPathPlot, LassoCvPlot, CoefficientPlot, WaterfallPlot, GroupsPlot, ConfusionPlot,
                                 CorrelationPlot, IccPlot, VolcanoPlot, ForestPlot, NomogramPlot, FlowPlot, MarginPlot, ComparisonPlot, OptimismPlot>;

Figure figureOf(const RocPlot& plot, const PlotLook& look);
Figure figureOf(const CalibrationPlot& plot, const PlotLook& look);
Figure figureOf(const DecisionPlot& plot, const PlotLook& look);
Figure figureOf(const LassoPathPlot& plot, const PlotLook& look);
Figure figureOf(const LassoCvPlot& plot, const PlotLook& look);
Figure figureOf(const CoefficientPlot& plot, const PlotLook& look);
Figure figureOf(const WaterfallPlot& plot, const PlotLook& look);
Figure figureOf(const GroupsPlot& plot, const PlotLook& look);
Figure figureOf(const ConfusionPlot& plot, const PlotLook& look);
Figure figureOf(const CorrelationPlot& plot, const PlotLook& look);
Figure figureOf(const IccPlot& plot, const PlotLook& look);
Figure figureOf(const VolcanoPlot& plot, const PlotLook& look);
Figure figureOf(const ForestPlot& plot, const PlotLook& look);
Figure figureOf(const NomogramPlot& plot, const PlotLook& look);
Figure figureOf(const FlowPlot& plot, const PlotLook& look);
Figure figureOf(const MarginPlot& plot, const PlotLook& look);
Figure figureOf(const ComparisonPlot& plot, const PlotLook& look);
Figure figureOf(const OptimismPlot& plot, const PlotLook& look);
Figure figureOf(const PlotNumbers& plot, const PlotLook& look);

/// What a kind of plot is called in files and lists, in the order of the variant.
struct PlotKind {
    const char* id;
    const char* title;  ///< context "plots"
};
std::span<const PlotKind> allPlots();
const PlotKind& kindOf(const PlotNumbers& plot);

/// Order in which alike columns stand side by side: average linkage on 1 - |rho|, and the tree that led there.
struct ClusterMerge {
    double left = 0, right = 0, leftHeight = 0, rightHeight = 0, height = 0;  ///< places in the order, and how far apart
};
struct Clustering {
    std::vector<std::size_t> order{};
    std::vector<ClusterMerge> merges{};
};
Clustering clusterColumns(const std::vector<double>& rho, std::size_t count);

/// Line of a model by its colour: combined is solid, so that the curve that matters is the plainest.
Qt::PenStyle modelLine(int colour);

/// "P < .001", "P = .03": American style of Radiology.
QString pWords(double p);

}  // namespace annulus::ui
