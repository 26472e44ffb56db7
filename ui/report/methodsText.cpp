#include "ui/report/methodsText.h"

#include <algorithm>

namespace annulus::ui {

namespace {

/// Sentences of one protocol; each function is one sentence.
struct Sentences {
    const Protocol& protocol;
    const PlotLook& look;

    [[nodiscard]] QString say(const char* source) const { return look.translate("report", source); }
    [[nodiscard]] static QString joined(const std::vector<std::string>& names)
    {
        QStringList list;
        for (const std::string& name : names)
            list += QString::fromStdString(name);
        return list.join(", ");
    }

    [[nodiscard]] QString split() const
    {
        const SplitChoice& split = protocol.split;
        const QString share = QString::number(100 * split.share, 'f', 0);
        switch (split.method) {
        case SplitChoice::Method::random: return look.translate("report", "%1% of the patients were drawn at random for training (seed %2); the others are the test set.").arg(share).arg(split.seed);
        case SplitChoice::Method::stratified: return look.translate("report", "%1% of the patients of each class were drawn at random for training (seed %2); the others are the test set.").arg(share).arg(split.seed);
        case SplitChoice::Method::blocks:
            return look.translate("report", "Patients were sorted by %1 and cut into blocks of %2; within each block %3% were drawn for training (seed %4).").arg(QString::fromStdString(split.column)).arg(split.blockSize).arg(share).arg(split.seed);
        case SplitChoice::Method::column: break;
        }
        return look.translate("report", "The column %1 says who trains (%2); the others are the test set.").arg(QString::fromStdString(split.column), joined(split.training));
    }

    QString operator()(const AgreeingReaders& step) const
    {
        const QString form = step.form == AgreeingReaders::Form::oneWay ? "ICC(1,1)" : step.form == AgreeingReaders::Form::absolute ? "ICC(2,1)" : "ICC(3,1)";
        return step.bound == AgreeingReaders::Bound::lower
                   ? look.translate("report", "Features were kept whose lower 95% limit of agreement between two readers, %1, was above %2.").arg(form).arg(step.above)
                   : look.translate("report", "Features were kept whose agreement between two readers, %1, was above %2.").arg(form).arg(step.above);
    }
    QString operator()(const ImputeMedian& step) const
    {
        return look.translate("report", "Missing values were replaced by the median of the training patients; features missing in more than %1% were dropped.").arg(100 * step.mostMissing);
    }
    QString operator()(const Standardise&) const { return look.translate("report", "Features were standardised with mean and standard deviation of the training patients."); }
    QString operator()(const DropCorrelated& step) const
    {
        if (step.retain)
            return look.translate("report", "Only features with |ρ| > %1 (Spearman) to another one were kept.").arg(step.limit);
        return look.translate("report", "Of two features with |ρ| > %1 (Spearman) the later one was dropped.").arg(step.limit);
    }
    [[nodiscard]] QString testName(KeepDifferent::Test test) const
    {
        switch (test) {
        case KeepDifferent::Test::welch: return look.translate("report", "Welch's t test");
        case KeepDifferent::Test::student: return look.translate("report", "Student's t test");
        case KeepDifferent::Test::mannWhitney: return look.translate("report", "the Mann-Whitney test");
        case KeepDifferent::Test::anova: return look.translate("report", "one-way analysis of variance");
        case KeepDifferent::Test::kruskal: break;
        }
        return look.translate("report", "the Kruskal-Wallis test");
    }
    QString operator()(const KeepDifferent& step) const
    {
        return look.translate("report", "Features with P ≤ %1 in %2 were kept.").arg(QString::number(step.p), testName(step.test));
    }
    QString operator()(const Harmonise&) const { return look.translate("report", "Sites (%1) were brought to one location and scale by ComBat, fitted on the training patients.").arg(QString::fromStdString(protocol.batchColumn)); }
    QString operator()(const SmoteChoice& step) const
    {
        return step.beforeSplit ? look.translate("report", "The smaller class was filled up by SMOTE (%1 neighbours) before the split; as published only.").arg(step.settings.neighbours)
                                : look.translate("report", "In training the smaller class was filled up by SMOTE (%1 neighbours).").arg(step.settings.neighbours);
    }
    QString operator()(const LassoChoice& step) const
    {
        const QString kind = step.settings.kind == SelectByLasso::Kind::gaussian ? look.translate("report", "on the outcome as 0 and 1") : look.translate("report", "with binomial deviance");
        return look.translate("report", "Features were selected by the LASSO %1; the penalty by %2-fold cross-validation (%3).").arg(kind).arg(step.settings.folds).arg(step.settings.oneStandardError ? QStringLiteral("λ 1se") : QStringLiteral("λ min"));
    }

    [[nodiscard]] QString model(const ModelChoice& model) const
    {
        const QString name = QString::fromStdString(model.name);
        switch (model.kind) {
        case ModelChoice::Kind::clinical: return look.translate("report", "%1: logistic regression on the clinical variables.").arg(name);
        case ModelChoice::Kind::combined: return look.translate("report", "%1: logistic regression on the clinical variables and the scores %2.").arg(name, joined(model.scores));
        case ModelChoice::Kind::radiomics: break;
        }
        const QString classifier = model.classifier == ModelChoice::Classifier::svm ? look.translate("report", "a support vector machine with radial kernel")
                                   : model.classifier == ModelChoice::Classifier::score ? look.translate("report", "the LASSO's linear score")
                                                                                          : look.translate("report", "logistic regression");
        return look.translate("report", "%1: features of %2; %3.").arg(name, joined(model.regions), classifier);
    }
};

}  // namespace

std::vector<MethodsParagraph> methodsText(const Protocol& protocol, const RunResult& run, const PlotLook& look)
{
    const Sentences say{protocol, look};
    const auto training = std::ranges::count_if(run.patients, &RunPatient::training);
    std::vector<MethodsParagraph> text;
    QStringList counts;
    for (std::size_t i = 0; i < run.classes.size(); ++i)
        counts += QString("%1 = %2: %3").arg(QString::fromStdString(run.outcome), QString::fromStdString(run.classes[i])).arg(std::ranges::count(run.patients, static_cast<int>(i), &RunPatient::outcome));
    text.push_back({look.translate("report", "Patients"),
                    look.translate("report", "Of %1 patients assessed %2 were included (%3).").arg(run.assessed).arg(run.patients.size()).arg(counts.join("; ")) + " " + say.split() + " " +
                        look.translate("report", "%1 patients trained the models and %2 tested them.").arg(training).arg(static_cast<qsizetype>(run.patients.size()) - training)});
    const QString lesion = protocol.rows.lesion == ViewChoice::Lesion::index ? look.translate("report", "the index lesion") : protocol.rows.lesion == ViewChoice::Lesion::largest ? look.translate("report", "the largest lesion")
                           : protocol.rows.lesion == ViewChoice::Lesion::mean ? look.translate("report", "the mean over the lesions") : look.translate("report", "the maximum over the lesions");
    QString features = look.translate("report", "Views: %1; where a patient had several lesions %2 was taken.").arg(Sentences::joined(protocol.rows.which), lesion);
    for (const FeatureStep& step : protocol.steps)
        features += " " + std::visit(say, step);
    text.push_back({look.translate("report", "Features"), features});
    QString clinical = look.translate("report", "Each clinical variable was tested alone by logistic regression; those with P < %1 entered a multivariable model.").arg(protocol.clinical.univariableP);
    clinical += " " + (protocol.clinical.missing == ClinicalChoice::Missing::complete ? look.translate("report", "Patients with a missing clinical value were left out.") : look.translate("report", "Missing clinical values were replaced by the median, of factors by the commonest level, of the training patients."));
    text.push_back({look.translate("report", "Clinical variables"), clinical});
    QString models;
    for (const ModelChoice& model : protocol.models)
        models += (models.isEmpty() ? QString() : QStringLiteral(" ")) + say.model(model);
    text.push_back({look.translate("report", "Models"), models});
    QString judged;
    if (std::ranges::find(run.modes, "published") != run.modes.end())
        judged += look.translate("report", "As published: each step was fitted once on the training patients; discrimination is told for training and test patients.") + " ";
    if (std::ranges::find(run.modes, "honest") != run.modes.end()) {
        judged += look.translate("report", "Honest: %1-fold cross-validation repeated %2 times on the training patients, every step that learns refitted within each fold; the test patients were judged once, after everything was fixed.").arg(protocol.honest.folds).arg(protocol.honest.repeats) + " ";
        if (protocol.honest.bootstrap > 0)
            judged += look.translate("report", "Optimism of the whole pipeline was estimated from %1 bootstrap replicates.").arg(protocol.honest.bootstrap) + " ";
    }
    judged += look.translate("report", "Areas under the ROC curve with 95% intervals and their differences are by DeLong; proportions have Wilson's intervals; calibration is shown by a smooth curve and the Hosmer-Lemeshow test in %1 groups; decision curves are read from %2% to %3%.")
                  .arg(protocol.evaluation.calibrationGroups).arg(100 * run.decisionFrom).arg(100 * run.decisionTo);
    text.push_back({look.translate("report", "Evaluation"), judged});
    text.push_back({look.translate("report", "Software"), look.translate("report", "Annulus, version %1, protocol %2, seed %3. The run's folder holds the protocol, the hashes of all inputs and what is needed to repeat it to the last bit.")
                                                              .arg(ANNULUS_VERSION, QString::fromStdString(run.protocol)).arg(run.seed)});
    return text;
}

}  // namespace annulus::ui
