#include "core/selection/UpdatedFactor.h"

#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <Eigen/Cholesky>

using namespace annulus;

// Truth: a new factorisation by Eigen of the same rows and columns.
class UpdatedFactorTest : public QObject {
    Q_OBJECT

    static bool append(UpdatedFactor& factor, const Eigen::MatrixXd& a, std::size_t name)
    {
        std::vector<double> column;
        for (const std::size_t other : factor.names())
            column.push_back(a(static_cast<Eigen::Index>(other), static_cast<Eigen::Index>(name)));
        return factor.append(name, column, a(static_cast<Eigen::Index>(name), static_cast<Eigen::Index>(name)));
    }

private slots:
    void columns_that_come_and_go_leave_the_factor_of_those_that_are_there()
    {
        constexpr Eigen::Index size = 90;  // more than the first room
        Random random(3);
        Eigen::MatrixXd x(120, size);
        for (double& value : x.reshaped())
            value = random.normal();
        const Eigen::MatrixXd a = x.transpose() * x;
        UpdatedFactor factor;
        for (std::size_t name = 0; name < size; ++name)
            QVERIFY(append(factor, a, name));
        for (int removed = 0; removed < 40; ++removed)
            factor.remove(random.below(factor.names().size()));
        factor.remove(factor.names().size() - 1);
        factor.remove(0);
        std::vector<Eigen::Index> left;
        for (const std::size_t name : factor.names())
            left.push_back(static_cast<Eigen::Index>(name));
        QCOMPARE(left.size(), std::size_t{48});
        std::vector<double> values;
        for (std::size_t at = 0; at < left.size(); ++at)
            values.push_back(random.normal());
        const Eigen::VectorXd wanted = Eigen::MatrixXd(a(left, left)).llt().solve(Eigen::Map<const Eigen::VectorXd>(values.data(), 48));
        factor.solve(values);
        for (Eigen::Index at = 0; at < 48; ++at)
            QVERIFY(std::abs(values[static_cast<std::size_t>(at)] - wanted[at]) < 1e-10);
    }
    void a_column_that_the_others_explain_is_refused()
    {
        Eigen::MatrixXd x(4, 3);
        x << 1, 2, 3, 0, 1, 1, 2, 0, 2, 1, 1, 2;  // the third is the sum of the others
        const Eigen::MatrixXd a = x.transpose() * x;
        UpdatedFactor factor;
        QVERIFY(append(factor, a, 0) && append(factor, a, 1) && !append(factor, a, 2));
        QCOMPARE(factor.names(), (std::vector<std::size_t>{0, 1}));
    }
};

ANNULUS_TEST(UpdatedFactorTest);
#include "updatedFactor_test.moc"
