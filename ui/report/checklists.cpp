#include "ui/report/checklists.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace annulus::ui {

namespace {

using enum Answer;

// Which items a run can answer follows what each guideline asks (Collins et al., BMJ 2024;385:e078378).
constexpr ChecklistItem tripod[] = {
    {"1", "Title names development or evaluation, outcome, population"},
    {"2", "Abstract by TRIPOD+AI for Abstracts"},
    {"3a-c", "Context, rationale, known health inequalities"},
    {"4", "Objectives"},
    {"5a", "Sources of data"},
    {"5b", "Dates of the data", numbersOnly, "flow"},
    {"6a", "Setting: number and location of centres"},
    {"6b", "Eligibility", numbersOnly, "flow"},
    {"6c", "Treatments received"},
    {"7", "Data preparation and quality checks", automatic, "methods"},
    {"8a", "Outcome: definition and time", numbersOnly, "outcome"},
    {"8b", "Outcome assessors and their qualification"},
    {"8c", "Blinding of the outcome"},
    {"9a", "Choice of the initial predictors", automatic, "protocol"},
    {"9b", "Definition and measurement of predictors", automatic, "protocol"},
    {"9c", "Predictor assessors and blinding"},
    {"10", "Sample size", numbersOnly, "size"},
    {"11", "Missing data", automatic, "methods"},
    {"12a", "Use of the data: partition", automatic, "split"},
    {"12b", "Handling of predictors", automatic, "methods"},
    {"12c", "Type of model, building, tuning, internal validation", automatic, "methods"},
    {"12d", "Heterogeneity between clusters", numbersOnly, "subgroups"},
    {"12e", "Measures of performance", automatic, "methods"},
    {"12f", "Updating of the model", automatic, "none"},
    {"12g", "How predictions were calculated", automatic, "model"},
    {"13", "Class imbalance", automatic, "methods"},
    {"14", "Fairness", numbersOnly, "subgroups"},
    {"15", "Output of the model and thresholds", automatic, "performance"},
    {"16", "Differences between training and evaluation", automatic, "tables"},
    {"17", "Ethical approval and consent"},
    {"18a", "Funding"},
    {"18b", "Conflicts of interest"},
    {"18c", "Protocol availability", numbersOnly, "protocol"},
    {"18d", "Registration"},
    {"18e", "Data sharing"},
    {"18f", "Code sharing", numbersOnly, "software"},
    {"19", "Patient and public involvement"},
    {"20a", "Flow of participants", automatic, "flow"},
    {"20b", "Characteristics of participants", automatic, "tables"},
    {"20c", "Comparison with the development data", automatic, "tables"},
    {"21", "Participants and events in each analysis", automatic, "split"},
    {"22", "Full specification of the model", automatic, "model"},
    {"23a", "Performance with confidence intervals", automatic, "performance"},
    {"23b", "Performance across clusters", numbersOnly, "subgroups"},
    {"24", "Results of model updating", automatic, "none"},
    {"25", "Interpretation"},
    {"26", "Limitations", numbersOnly, "warnings"},
    {"27a", "Handling of poor or missing input when used", numbersOnly, "model"},
    {"27b", "Interaction of the user"},
    {"27c", "Next steps of research"},
};

// CLAIM 2024 update (Tejani et al., Radiology: Artificial Intelligence 2024;6:e240300).
constexpr ChecklistItem claim[] = {
    {"1", "Title or abstract names the AI methodology"},
    {"2", "Structured abstract"},
    {"3", "Background and clinical role"},
    {"4", "Aims and hypotheses"},
    {"5", "Prospective or retrospective"},
    {"6", "Goal of the study"},
    {"7", "Data sources"},
    {"8", "Inclusion and exclusion", automatic, "flow"},
    {"9", "Preprocessing", automatic, "methods"},
    {"10", "Selection of subsets of the data", automatic, "flow"},
    {"11", "De-identification", numbersOnly, "none"},
    {"12", "Missing data", automatic, "methods"},
    {"13", "Image acquisition protocol"},
    {"14", "Method of the reference standard", numbersOnly, "outcome"},
    {"15", "Rationale of the reference standard"},
    {"16", "Source of reference annotations"},
    {"17", "Annotation of the test set"},
    {"18", "Inter- and intrarater variability", numbersOnly, "agreement"},
    {"19", "How data were assigned to partitions", automatic, "split"},
    {"20", "Level at which partitions are disjoint", automatic, "patientLevel"},
    {"21", "Intended sample size", numbersOnly, "size"},
    {"22", "Detailed description of the model", automatic, "methods"},
    {"23", "Software and versions", automatic, "software"},
    {"24", "Initialisation of parameters", automatic, "software"},
    {"25", "Training approach", automatic, "methods"},
    {"26", "Selection of the final model", automatic, "methods"},
    {"27", "Ensembling", automatic, "none"},
    {"28", "Metrics of performance", automatic, "methods"},
    {"29", "Measures of uncertainty", automatic, "methods"},
    {"30", "Robustness or sensitivity analysis", numbersOnly, "agreement"},
    {"31", "Explainability", numbersOnly, "model"},
    {"32", "Evaluation on internal data", automatic, "performance"},
    {"33", "Testing on external data"},
    {"34", "Registration"},
    {"35", "Flow of participants", automatic, "flow"},
    {"36", "Demographic and clinical characteristics", automatic, "tables"},
    {"37", "Performance of the model", automatic, "performance"},
    {"38", "Estimates of accuracy and their precision", automatic, "performance"},
    {"39", "Failure analysis", numbersOnly, "predictions"},
    {"40", "Limitations", numbersOnly, "warnings"},
    {"41", "Implications for practice"},
    {"42", "Full protocol", numbersOnly, "protocol"},
    {"43", "Availability of software and model", numbersOnly, "model"},
    {"44", "Funding"},
};

// METhodological RadiomICs Score (Kocak et al., Insights into Imaging 2024;15:8).
constexpr ChecklistItem metrics[] = {
    {"1", "Adherence to radiomics or machine-learning guidelines", numbersOnly, "checklists"},
    {"2", "Eligibility that describes a representative population", numbersOnly, "flow"},
    {"3", "High-quality reference standard", numbersOnly, "outcome"},
    {"4", "Several centres"},
    {"5", "Clinical translatability of the imaging source"},
    {"6", "Imaging protocol with acquisition parameters"},
    {"7", "Interval between imaging and reference standard"},
    {"8", "Transparent description of segmentation", numbersOnly, "agreement"},
    {"9", "Formal evaluation of automatic segmentation"},
    {"10", "Test set masks by a single reader or tool"},
    {"11", "Preprocessing", automatic, "extraction"},
    {"12", "Standardised extraction software", automatic, "software"},
    {"13", "Transparent extraction parameters", automatic, "extraction"},
    {"14", "Removal of non-robust features", automatic, "agreement"},
    {"15", "Removal of redundant features", automatic, "methods"},
    {"16", "Dimensionality against the size of the data", automatic, "size"},
    {"17", "Robustness of deep-learning pipelines", automatic, "none"},
    {"18", "Proper partition", automatic, "split"},
    {"19", "Handling of confounders", numbersOnly, "tables"},
    {"20", "Metrics that fit the task", automatic, "performance"},
    {"21", "Uncertainty", automatic, "performance"},
    {"22", "Calibration", automatic, "performance"},
    {"23", "Uni-parametric or proof-of-concept comparison", numbersOnly, "comparison"},
    {"24", "Comparison with a non-radiomic approach", automatic, "comparison"},
    {"25", "Comparison with simple or classic models", automatic, "comparison"},
    {"26", "Internal testing", automatic, "performance"},
    {"27", "External testing"},
    {"28", "Data availability"},
    {"29", "Code availability", numbersOnly, "software"},
    {"30", "Model availability", numbersOnly, "model"},
};

// IBSI reporting guidelines (Zwanenburg et al., reference manual, chapter 4); the parts a table of features can answer.
constexpr ChecklistItem ibsi[] = {
    {"patient", "Region of interest, preparation"},
    {"acquisition", "Scanner, modality, contrast, projection"},
    {"reconstruction", "In-plane resolution, processing by the vendor"},
    {"registration", "Registration of images", automatic, "none"},
    {"conversion", "Data conversion", automatic, "extraction"},
    {"noise", "Noise and inhomogeneity correction", automatic, "extraction"},
    {"segmentation", "How regions were drawn, by whom, how often", numbersOnly, "agreement"},
    {"interpolation", "Interpolation of image and mask", automatic, "extraction"},
    {"resegmentation", "Resegmentation", automatic, "extraction"},
    {"discretisation", "Discretisation: method, bins, width", automatic, "extraction"},
    {"filters", "Filters and their parameters", automatic, "extraction"},
    {"features", "Which features, with their definitions", automatic, "model"},
    {"software", "Software and version", automatic, "software"},
    {"texture", "Distances, symmetry, aggregation of texture matrices", automatic, "extraction"},
    {"robustness", "Robustness of features", automatic, "agreement"},
    {"comparison", "Comparison with known factors", automatic, "comparison"},
    {"multicollinearity", "Multicollinearity", automatic, "inflation"},
    {"model", "The model itself", automatic, "model"},
    {"data", "Availability of data"},
};

constexpr Checklist lists[] = {
    {"TRIPOD+AI", "Collins et al., BMJ 2024;385:e078378", tripod},
    {"CLAIM 2024", "Tejani et al., Radiol Artif Intell 2024;6:e240300", claim},
    {"METRICS", "Kocak et al., Insights Imaging 2024;15:8", metrics},
    {"IBSI", "Zwanenburg et al., Radiology 2020;295:328-338", ibsi},
};

QString sizeWords(const RunResult& run, const PlotLook& look)
{
    const auto training = std::ranges::count_if(run.patients, &RunPatient::training);
    const auto events = std::ranges::count_if(run.patients, [](const RunPatient& patient) { return patient.training && patient.outcome > 0; });
    std::size_t most = 0;
    for (const ModelResult& model : run.models)
        most = std::max(most, model.features.size());
    QString words = look.translate("report", "%1 training patients, %2 events").arg(training).arg(std::min(events, training - events));
    if (most > 0)
        words += look.translate("report", "; at most %1 features in a model").arg(most);
    return words;
}

}  // namespace

std::span<const Checklist> allChecklists() { return lists; }

QString answerOf(const ChecklistItem& item, const Protocol& protocol, const RunResult& run, const PlotLook& look)
{
    const std::string_view from = item.from;
    const QString author = look.translate("report", "[author]");
    if (item.answer == Answer::author)
        return author;
    QString words;
    if (from == "flow")
        words = look.translate("report", "Flow diagram: %1 assessed, %2 included; flow.csv").arg(run.assessed).arg(run.patients.size());
    else if (from == "methods")
        words = look.translate("report", "Methods text");
    else if (from == "protocol")
        words = look.translate("report", "Protocol %1, whole text in result.json").arg(QString::fromStdString(protocol.name));
    else if (from == "outcome")
        words = look.translate("report", "Column %1").arg(QString::fromStdString(run.outcome));
    else if (from == "size")
        words = sizeWords(run, look);
    else if (from == "split" || from == "patientLevel") {
        const auto training = std::ranges::count_if(run.patients, &RunPatient::training);
        words = look.translate("report", "By patient: %1 training, %2 test; seal %3").arg(training).arg(static_cast<qsizetype>(run.patients.size()) - training).arg(QString::fromStdString(run.splitHash).left(12));
    } else if (from == "subgroups")
        words = run.subgroups.empty() ? look.translate("report", "No subgroups in this protocol") : look.translate("report", "Table of subgroups, %1 lines").arg(run.subgroups.size());
    else if (from == "model")
        words = look.translate("report", "Coefficients in selected.csv, models in the folder model/");
    else if (from == "performance")
        words = look.translate("report", "Tables and figures of performance; metrics.csv");
    else if (from == "tables")
        words = look.translate("report", "Tables, %1 in all").arg(run.tables.size());
    else if (from == "software")
        words = look.translate("report", "Annulus %1, seed %2, manifest.json").arg(ANNULUS_VERSION).arg(run.seed);
    else if (from == "warnings")
        words = look.translate("report", "%1 warnings of this report").arg(run.warnings.size());
    else if (from == "agreement") {
        const auto kept = std::ranges::count_if(run.agreement, &ReaderAgreement::kept);
        words = run.agreement.empty() ? look.translate("report", "No second reader in this run") : look.translate("report", "ICC of %1 features, %2 above the limit").arg(run.agreement.size()).arg(kept);
    } else if (from == "comparison")
        words = run.comparisons.empty() ? look.translate("report", "Areas of all models side by side") : look.translate("report", "DeLong comparison of all models");
    else if (from == "inflation")
        words = look.translate("report", "Variance inflation in the tables of coefficients");
    else if (from == "extraction")
        words = look.translate("report", "Settings travel with the features (features.notes.json)");
    else if (from == "predictions")
        words = look.translate("report", "predictions.csv: score of every patient");
    else if (from == "checklists")
        words = look.translate("report", "These checklists");
    else
        words = look.translate("report", "Not done by this program");
    return item.answer == Answer::numbersOnly ? words + "; " + author : words;
}

}  // namespace annulus::ui
