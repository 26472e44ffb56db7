#include "core/methods/Method.h"
#include "core/methods/compareCases.h"
#include "tests/support/runTests.h"

#include <algorithm>
#include <iterator>
#include <set>

using namespace annulus;

// Truth: values of R 4.2.2 and scikit-learn 1.2.1 with the calls that made them, see tests/reference/stats/README.md. Every
// value is compared as tolerances.csv beside the cases says.
namespace {

/// Places where the reference is the one that is off, each with the reason. Ours have the same digits at tolerances 1e-10 and 1e-13.
constexpr struct {
    const char *method, *place, *why;
} departures[] = {
    {"glmnet", "rad_gauss_thresh1e-18 path_coef f080 60:", "a flat direction at the smallest lambda, where glmnet stops 3e-5 before the optimum"},
    {"glmnet", "rad_binom_dev_thresh1e-18 cvsd_given_lambda  1:", "fitted with thresh 1e-14; off by 1.2e-5 where 1e-5 is allowed"},
};

bool isDeparture(const std::string& method, const std::string& failure)
{
    return std::any_of(std::begin(departures), std::end(departures),
                       [&](const auto& one) { return method == one.method && failure.find(one.place) != std::string::npos; });
}

}  // namespace

class ReferenceTest : public QObject {
    Q_OBJECT

    /// lme4 stops its search some 1e-6 before the optimum of the restricted likelihood; for a balanced table that optimum is
    /// known in closed form, and it is what we give. agreement_test.cpp holds it against the analysis of variance.
    static bool isExempt(const std::string& failure)
    {
        return failure.starts_with("shrout_fleiss_lmer ") || failure.starts_with("negative_lmer ");
    }

    static void addFolder(const char* name, const std::filesystem::path& folder)
    {
        std::error_code failed;
        for (const auto& entry : std::filesystem::directory_iterator(folder / "cases", failed)) {
            const std::string method = entry.path().stem().string();
            if (findMethod(method))
                QTest::addRow("%s %s", name, method.c_str()) << QString::fromStdString(folder.string()) << QString::fromStdString(method);
        }
    }

private slots:
    void every_value_is_the_expected_one_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("method");
        addFolder("own", tests::sourceFolder() / "tests/reference/stats");
        addFolder("shared", tests::sharedFolder() / "reference/stats");
    }
    void every_value_is_the_expected_one()
    {
        QFETCH(QString, folder);
        QFETCH(QString, method);
        const auto run = runCases(folder.toStdString(), {method.toStdString()});
        QVERIFY2(run.ok(), run.ok() ? "" : run.error().sentence().c_str());
        const auto comparisons = compareCases(folder.toStdString(), *run);
        QVERIFY2(comparisons.ok(), comparisons.ok() ? "" : comparisons.error().sentence().c_str());
        QCOMPARE(comparisons->size(), std::size_t{1});
        MethodComparison comparison = comparisons->front();
        std::erase_if(comparison.failures, [&](const std::string& failure) { return isDeparture(comparison.method, failure); });
        QVERIFY(comparison.compared > 0);
        auto failures = comparison.failures;
        std::erase_if(failures, isExempt);
        for (std::size_t at = 0; at < std::min<std::size_t>(failures.size(), 10); ++at)
            qWarning("%s", failures[at].c_str());
        QVERIFY2(failures.empty(), qPrintable(QString("%1 of %2 differ").arg(failures.size()).arg(comparison.compared)));
    }
    void one_thread_gives_the_same_text_as_many()
    {
        const auto folder = tests::sourceFolder() / "tests/reference/stats";
        const auto one = runCases(folder, {}, {}, 1), many = runCases(folder, {}, {}, 4);
        QVERIFY(one.ok() && many.ok());
        QVERIFY(toCsv(*one) == toCsv(*many));
    }
    void methods_have_names_of_their_own_and_an_example()
    {
        std::set<std::string> names;
        for (const Method* method : allMethods()) {
            QVERIFY2(names.insert(method->name).second, method->name);
            QVERIFY2(std::string(method->example).size() > 3, method->name);
        }
    }
};

ANNULUS_TEST(ReferenceTest);
#include "reference_test.moc"
