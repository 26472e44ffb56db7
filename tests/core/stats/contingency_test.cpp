#include "core/stats/contingency.h"

#include "core/stats/fisherTables.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

Eigen::MatrixXd matrix(Eigen::Index rows, Eigen::Index columns, const std::vector<double>& values)
{
    Eigen::MatrixXd result(rows, columns);
    for (Eigen::Index row = 0; row < rows; ++row)
        for (Eigen::Index column = 0; column < columns; ++column)
            result(row, column) = values[static_cast<std::size_t>(row * columns + column)];
    return result;
}

double logChance(const Eigen::MatrixXd& counts)
{
    double log = -std::lgamma(counts.sum() + 1);
    for (Eigen::Index row = 0; row < counts.rows(); ++row)
        log += std::lgamma(counts.row(row).sum() + 1);
    for (Eigen::Index column = 0; column < counts.cols(); ++column)
        log += std::lgamma(counts.col(column).sum() + 1);
    for (Eigen::Index at = 0; at < counts.size(); ++at)
        log -= std::lgamma(counts.reshaped()(at) + 1);
    return log;
}

/// Fisher's P by looking at every table with the margins, cell by cell.
double enumerated(const Eigen::MatrixXd& observed)
{
    const double limit = logChance(observed) + 1e-7;
    const Eigen::VectorXd rows = observed.rowwise().sum();
    const Eigen::RowVectorXd columns = observed.colwise().sum();
    Eigen::MatrixXd table = Eigen::MatrixXd::Zero(observed.rows(), observed.cols());
    double sum = 0;
    const auto place = [&](auto&& self, Eigen::Index at) -> void {
        if (at == table.size()) {
            if ((table.rowwise().sum() - rows).cwiseAbs().maxCoeff() == 0 && (table.colwise().sum() - columns).cwiseAbs().maxCoeff() == 0) {
                const double log = logChance(table);
                sum += log <= limit ? std::exp(log) : 0;
            }
            return;
        }
        const Eigen::Index row = at / table.cols(), column = at % table.cols();
        const double most = std::min(rows(row) - table.row(row).sum(), columns(column) - table.col(column).sum());
        for (double count = 0; count <= most; ++count) {
            table(row, column) = count;
            self(self, at + 1);
        }
        table(row, column) = 0;
    };
    place(place, 0);
    return sum;
}

}  // namespace

// Truth: full enumeration, Fisher's tea tasting (The Design of Experiments, 1935), formulas worked by hand.
class ContingencyTest : public QObject {
    Q_OBJECT
private slots:
    void the_lady_tasting_tea()
    {
        const auto test = fisherTest2x2(matrix(2, 2, {3, 1, 1, 3}));
        QVERIFY(test.ok());
        QVERIFY(std::abs(test->pGreater - 17.0 / 70) < 1e-14);
        QVERIFY(std::abs(test->p - 34.0 / 70) < 1e-14);
        // The conditional mean is the observed 3: (16 w + 2 * 36 w^2 + 3 * 16 w^3 + 4 w^4) / (1 + 16 w + 36 w^2 + 16 w^3 + w^4).
        const double w = test->oddsRatio;
        const double mean = (16 * w + 72 * w * w + 48 * std::pow(w, 3) + 4 * std::pow(w, 4)) / (1 + 16 * w + 36 * w * w + 16 * std::pow(w, 3) + std::pow(w, 4));
        QVERIFY(std::abs(mean - 3) < 1e-12);
    }
    void fishers_test_agrees_with_enumeration()
    {
        Random random(3);
        for (int trial = 0; trial < 40; ++trial) {
            const auto rows = static_cast<Eigen::Index>(2 + random.below(2)), columns = static_cast<Eigen::Index>(3 + random.below(2));
            std::vector<double> counts;
            for (Eigen::Index at = 0; at < rows * columns; ++at)
                counts.push_back(static_cast<double>(random.below(4)));
            const auto table = matrix(rows, columns, counts);
            if (table.sum() == 0)
                continue;
            const auto p = fisherTest(table);
            QVERIFY(p.ok());
            QVERIFY2(std::abs(*p - enumerated(table)) < 1e-10, qPrintable(QString("%1 against %2").arg(*p).arg(enumerated(table))));
        }
    }
    void the_network_and_the_search_agree()
    {
        Random random(5);
        int both = 0;
        for (int trial = 0; trial < 60; ++trial) {
            const auto rows = static_cast<Eigen::Index>(2 + random.below(3)), columns = static_cast<Eigen::Index>(3 + random.below(2));
            std::vector<double> counts;
            for (Eigen::Index at = 0; at < rows * columns; ++at)
                counts.push_back(static_cast<double>(random.below(5)));
            const auto table = matrix(rows, columns, counts);
            if (table.rowwise().sum().minCoeff() == 0 || table.colwise().sum().minCoeff() == 0)
                continue;
            const auto search = fisherBySearch(table, 2'000'000), network = fisherByNetwork(table);
            if (!search || !network)
                continue;
            ++both;
            QVERIFY2(std::abs(*search - *network) < 1e-9 * *network, qPrintable(QString("%1 against %2").arg(*search).arg(*network)));
        }
        QVERIFY(both > 40);
    }
    void tables_of_hundreds_of_patients_have_the_p_of_r()
    {
        // fisher.test(matrix(c(...), rows, byrow = TRUE), workspace = 2e7)$p.value of R 4.2.2
        const std::vector<std::tuple<Eigen::Index, std::vector<double>, double>> tables{
            {3, {5, 10, 15, 20, 12, 15, 10, 8, 14, 15, 16, 9}, 0.0383878106344812},
            {3, {60, 80, 106, 70, 120, 107, 55, 90, 150}, 0.00567493079885789},
            {3, {15, 30, 45, 50, 60, 40, 58, 59, 62}, 0.00230623625086874},
            {3, {20, 35, 50, 50, 60, 40, 30, 59, 62}, 0.00284371904395655},
            {2, {30, 1, 5, 40, 4, 12, 9, 2, 6, 30, 20, 19}, 4.08742394103666e-05},
            {4, {1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11}, 0.782684938966546},
        };
        for (const auto& [rows, counts, expected] : tables) {
            const auto p = fisherTest(matrix(rows, std::ssize(counts) / rows, counts));
            QVERIFY(p.ok());
            QVERIFY2(std::abs(*p - expected) < 1e-10 * expected, qPrintable(QString("%1 against %2").arg(*p, 0, 'g', 15).arg(expected, 0, 'g', 15)));
        }
    }
    void rows_and_columns_may_be_exchanged()
    {
        const auto table = matrix(3, 4, {4, 7, 9, 1, 12, 3, 5, 2, 2, 8, 11, 3});
        QVERIFY(std::abs(*fisherTest(table) - *fisherTest(table.transpose())) < 1e-12);
    }
    void a_table_too_large_is_refused_with_the_way_out()
    {
        Eigen::MatrixXd table = Eigen::MatrixXd::Constant(8, 8, 40);
        for (Eigen::Index at = 0; at < 8; ++at)
            table(at, at) += static_cast<double>(7 * at);
        const auto p = fisherTest(table);
        QVERIFY(!p.ok());
        QVERIFY(p.error().code == Errc::limit);
    }
    void yates_never_overshoots()
    {
        // Every cell is 0.24 from what is expected: corrected to nothing, not to the other side.
        const auto test = chiSquareTest(matrix(2, 2, {10, 10, 10, 11}), true);
        QVERIFY(test.ok());
        QCOMPARE(test->chi2, 0.0);
    }
    void mcnemar_by_hand()
    {
        const auto test = mcNemarTest(15, 5);
        QVERIFY(test.has_value());
        QCOMPARE(test->chi2, 81.0 / 20);
        QCOMPARE(test->chi2Uncorrected, 5.0);
        // Twice P(X <= 5) of 20 tosses: 2 (1 + 20 + 190 + 1140 + 4845 + 15504) / 2^20.
        QVERIFY(std::abs(test->pExact - 2 * 21700.0 / 1048576) < 1e-14);
        QVERIFY(!mcNemarTest(0, 0));
    }
    void what_is_no_count_is_named_by_its_place()
    {
        QCOMPARE(chiSquareTest(matrix(2, 2, {1, 2, 3, 0.5}), false).error().sentence(), std::string("The table holds 0.5 in row 2, column 2; a count is expected."));
    }
};

ANNULUS_TEST(ContingencyTest);
#include "contingency_test.moc"
