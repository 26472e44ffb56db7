#include "core/evaluation/splits.h"

#include "tests/support/runTests.h"

#include <algorithm>
#include <numeric>
#include <set>

using namespace annulus;

// Truth: what each scheme promises about counts; scikit-learn's KFold for neighbouring folds.
class SplitsTest : public QObject {
    Q_OBJECT
private slots:
    void neighbouring_folds_are_those_of_kfold()
    {
        QCOMPARE(neighbouringFolds(10, 3)->fold, (std::vector<int>{0, 0, 0, 0, 1, 1, 1, 2, 2, 2}));
        QCOMPARE(QString::fromStdString(neighbouringFolds(4, 5).error().sentence()), QString("There are 4 patients for 5 folds; each fold needs at least one."));
    }
    void stratified_folds_hold_each_class_evenly_and_a_seed_means_the_same()
    {
        std::vector<int> label(103, 0);
        std::fill(label.begin() + 70, label.end(), 1);
        const auto folds = shuffledFolds(103, 10, 5, label);
        QVERIFY(folds.ok());
        for (int fold = 0; fold < 10; ++fold) {
            int ones = 0, all = 0;
            for (std::size_t row = 0; row < 103; ++row)
                if (folds->fold[row] == fold) {
                    ++all;
                    ones += label[row];
                }
            QVERIFY(all == 10 || all == 11);
            QVERIFY(ones == 3 || ones == 4);
        }
        QCOMPARE(shuffledFolds(103, 10, 5, label)->fold, folds->fold);
        QVERIFY(shuffledFolds(103, 10, 6, label)->fold != folds->fold);
        const auto repeats = repeatedFolds(103, 10, 3, 5, label);
        QVERIFY((*repeats)[0].fold != (*repeats)[1].fold);
    }
    void images_of_one_patient_stay_together()
    {
        std::vector<int> group;
        for (int row = 0; row < 60; ++row)
            group.push_back(row / 4);
        const auto folds = shuffledFolds(60, 5, 1, {}, group);
        for (int row = 0; row < 60; ++row)
            QCOMPARE(folds->fold[static_cast<std::size_t>(row)], folds->fold[static_cast<std::size_t>(row / 4 * 4)]);
        const auto split = randomSplit(60, 0.7, 1, {}, group);
        std::set<int> train;
        for (const std::size_t row : split->train)
            train.insert(group[row]);
        for (const std::size_t row : split->test)
            QVERIFY(!train.count(group[row]));
    }
    void seven_to_three_comes_out_as_paper_a_has_it()
    {
        std::vector<int> label(838, 0);
        std::fill(label.begin(), label.begin() + 413, 1);
        for (const auto& split : {randomSplit(838, 0.7, 15), randomSplit(838, 0.7, 15, label)}) {
            QVERIFY(split.ok());
            QCOMPARE(split->train.size(), std::size_t{586});
            QCOMPARE(split->test.size(), std::size_t{252});
            std::set<std::size_t> all(split->train.begin(), split->train.end());
            all.insert(split->test.begin(), split->test.end());
            QCOMPARE(all.size(), std::size_t{838});
        }
    }
    void blocks_by_age_draw_seven_or_eight_of_ten_and_the_total_comes_out()
    {
        std::vector<double> age;
        for (int row = 0; row < 209; ++row)
            age.push_back((row * 37) % 61);
        const auto split = blockSplit(age, 209, 155, 10, 4);
        QVERIFY(split.ok());
        QCOMPARE(split->train.size(), std::size_t{155});
        std::vector<std::size_t> order(209);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return age[a] < age[b]; });
        for (std::size_t block = 0; block < 20; ++block) {
            const auto count = std::count_if(order.begin() + static_cast<std::ptrdiff_t>(10 * block), order.begin() + static_cast<std::ptrdiff_t>(10 * block + 10),
                                             [&](std::size_t row) { return std::binary_search(split->train.begin(), split->train.end(), row); });
            QVERIFY(count == 7 || count == 8);
        }
        age[3] = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(QString::fromStdString(blockSplit(age, 209, 155, 10, 4).error().sentence()),
                 QString("Row 4 has no value to sort by; it cannot be put into a block."));
    }
};

ANNULUS_TEST(SplitsTest);
#include "splits_test.moc"
