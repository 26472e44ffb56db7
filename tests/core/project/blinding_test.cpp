#include "core/project/blinding.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

#include <algorithm>

using namespace annulus;
using namespace annulus::tests;

// Truth: properties - a permutation, the same one for the same reader, unmoved by who comes later.
class BlindingTest : public QObject {
    Q_OBJECT

    static Project cohort(int patients)
    {
        std::vector<ImageRecord> images;
        for (int number = 100; number < 100 + patients; ++number)
            images.push_back(imageRecord(std::string("P").append(std::to_string(number)), std::to_string(number)));
        return applied({}, AddImages{images});
    }
    static std::vector<std::string> namesIn(const Project& project, const std::string& reader, std::uint64_t seed = 1)
    {
        std::vector<std::string> names;
        for (const std::size_t at : readingOrder(project, reader, seed))
            names.push_back(project.patients[at]->id);
        return names;
    }

private slots:
    void every_reader_has_an_order_of_his_own()
    {
        const Project project = cohort(40);
        const auto anna = namesIn(project, "anna");
        QCOMPARE(namesIn(project, "anna"), anna);
        QVERIFY(anna != namesIn(project, "ben") && anna != namesIn(project, "anna", 2));
        auto sorted = anna;
        std::ranges::sort(sorted);
        QVERIFY(sorted != anna);
        QVERIFY(std::ranges::adjacent_find(sorted) == sorted.end() && sorted.size() == 40);
    }
    void who_comes_later_does_not_move_the_others()
    {
        const auto before = namesIn(cohort(30), "anna");
        auto after = namesIn(cohort(40), "anna");
        std::erase_if(after, [&](const std::string& name) { return std::ranges::find(before, name) == before.end(); });
        QCOMPARE(after, before);
    }
    void others_outlines_are_hidden_only_when_it_is_on()
    {
        Project project = cohort(1);
        for (const char* reader : {"anna", "ben"})
            project = applied(project, AddRoi{"P100", {newRoiId(project), "Lesion 1", "100", 1, reader, squareOutline(4)}});
        const Patient& patient = *project.patients.front();
        QCOMPARE(asSeen(patient, {false, "anna"}).rois.size(), std::size_t{2});
        QCOMPARE(asSeen(patient, {true, "anna"}).rois.size(), std::size_t{1});
        QCOMPARE(asSeen(patient, {true, "anna"}).rois.front().reader, std::string("anna"));
        QVERIFY(asSeen(patient, {true, "carl"}).rois.empty());
    }
};
ANNULUS_TEST(BlindingTest);

#include "blinding_test.moc"
