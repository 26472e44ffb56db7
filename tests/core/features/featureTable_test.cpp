// Truth: tables worked out by hand from the rows that went in.
#include "core/features/featureTable.h"
#include "core/base/csv.h"
#include "core/base/random.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

namespace {

FeatureTableItem item(const std::string& patient, const std::string& view, const std::vector<FeatureValue>& values)
{
    FeatureTableRow row = rowOf(values);
    return {{patient + "/" + view, patient, "R", view, "Lesion 1", "reader", "1.2", "1"}, row.columns, std::move(row.numbers)};
}

const Message noPixels = message("t", "no pixels");

std::vector<FeatureTableItem> twoPatients()
{
    return {item("P1", "CC", {{"lesion", "mean", 1.5, {}}, {"ring_0-1mm", "mean", {}, noPixels}, {"lesion", "energy", 2.0, {}}}),
            item("P1", "MLO", {{"lesion", "mean", 3.0, {}}}), item("P2", "CC", {{"lesion", "mean", 4.0, {}}, {"lesion", "energy", 5.0, {}}})};
}

TextSink into(std::string& text)
{
    return [&text](std::string_view lines) -> Result<void> {
        text += lines;
        return {};
    };
}

struct LostSource : NumbersSource {
    Result<std::shared_ptr<const Numbers>> load(const Digest&, Keep) const override { return Error{Errc::io, message("t", "lost"), {}}; }
    std::shared_ptr<const Numbers> ifLoaded(const Digest&) const override { return nullptr; }
};

}  // namespace

class FeatureTableTest : public QObject {
    Q_OBJECT
private slots:
    void columns_of_a_region_stand_together_and_known_ones_are_shared()
    {
        const std::vector<FeatureValue> values{{"lesion", "a", 1.0, {}}, {"ring", "a", 2.0, {}}, {"lesion", "b", 3.0, {}}, {"ring", "b", {}, noPixels}};
        const FeatureTableRow row = rowOf(values);
        QCOMPARE(row.columns->regions(), (std::vector<RegionColumns>{{"lesion", {"a", "b"}}, {"ring", {"a", "b"}}}));
        QCOMPARE(row.columns->first(1), std::size_t{2});
        QCOMPARE(*row.numbers.value(1), 3.0);
        QCOMPARE(row.numbers.reason(3), noPixels);
        QCOMPARE(rowOf(values, row.columns).columns, row.columns);
        QVERIFY(rowOf(std::span(values).first(3), row.columns).columns != row.columns);
    }
    void the_long_form_has_a_line_for_each_value()
    {
        std::string csv;
        QVERIFY(writeLong(twoPatients(), into(csv)).ok());
        QCOMPARE(csv, std::string("case,patient,laterality,view,lesion,reader,image_uid,frame,region,feature,value,reason\n"
                                  "P1/CC,P1,R,CC,Lesion 1,reader,1.2,1,lesion,mean,1.5,\n"
                                  "P1/CC,P1,R,CC,Lesion 1,reader,1.2,1,lesion,energy,2,\n"
                                  "P1/CC,P1,R,CC,Lesion 1,reader,1.2,1,ring_0-1mm,mean,,no pixels\n"
                                  "P1/MLO,P1,R,MLO,Lesion 1,reader,1.2,1,lesion,mean,3,\n"
                                  "P2/CC,P2,R,CC,Lesion 1,reader,1.2,1,lesion,mean,4,\n"
                                  "P2/CC,P2,R,CC,Lesion 1,reader,1.2,1,lesion,energy,5,\n"));
    }
    void the_wide_form_has_a_row_for_each_patient()
    {
        std::string csv;
        QVERIFY(writeWide(twoPatients(), into(csv)).ok());
        QCOMPARE(csv, std::string("patient,CC_lesion_mean,CC_lesion_energy,CC_ring_0-1mm_mean,MLO_lesion_mean\n"
                                  "P1,1.5,2,,3\n"
                                  "P2,4,5,,\n"));
    }
    void what_is_not_known_stays_empty_and_commas_are_quoted()
    {
        FeatureTableRow row = rowOf(std::vector<FeatureValue>{{"lesion", "f", {}, message("features", "The region has %1, or so.", "1 pixel")}});
        const FeatureTableItem nameless{{"c", "", "", "", "", "", "", ""}, row.columns, row.numbers};
        std::string lines, wide;
        QVERIFY(writeLong(std::span(&nameless, 1), into(lines)).ok());
        QVERIFY(lines.ends_with("\nc,,,,,,,,lesion,f,,\"The region has 1 pixel, or so.\"\n"));
        auto items = twoPatients();
        items.push_back(nameless);
        QVERIFY(writeWide(items, into(wide)).ok());
        QVERIFY(wide.starts_with("patient,CC_lesion_mean,CC_lesion_energy,CC_ring_0-1mm_mean,MLO_lesion_mean,lesion_f\n"));
        QVERIFY(wide.ends_with("\nc,,,,,\n"));
    }
    void two_values_for_one_place_are_refused_before_anything_is_written()
    {
        auto items = twoPatients();
        items.push_back(item("P1", "CC", {{"lesion", "energy", 9.0, {}}}));
        std::string csv;
        const auto written = writeWide(items, into(csv));
        QVERIFY(!written.ok());
        QVERIFY(written.error().sentence().find("Patient P1 has two values of CC_lesion_energy") != std::string::npos);
        QVERIFY(csv.empty());
    }
    void a_row_that_cannot_be_read_stops_a_table_and_names_the_case()
    {
        auto items = twoPatients();
        items[1].numbers.settle(std::make_shared<LostSource>());
        std::string csv;
        const auto written = writeLong(items, into(csv));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().sentence(), std::string("P1/MLO: lost"));
    }
    void columns_are_gathered_from_rows_of_several_kinds()
    {
        Random random(3);
        std::vector<ColumnRequest> requests;
        std::vector<std::array<std::optional<double>, 2>> expected;
        const auto direct = std::make_shared<const std::vector<int>>(std::vector{0, 1});
        const auto swapped = std::make_shared<const std::vector<int>>(std::vector{2, -1});
        for (int row = 0; row < 1000; ++row) {  // several blocks
            Numbers numbers;
            for (int place = 0; place < 3; ++place)
                if (random.below(5) == 0)
                    numbers.addMissing(noPixels);
                else
                    numbers.add(random.uniform());
            const bool isDirect = random.below(2) == 0;
            expected.push_back(isDirect ? std::array{numbers.value(0), numbers.value(1)} : std::array{numbers.value(2), std::optional<double>()});
            requests.push_back({LazyNumbers(std::move(numbers)), isDirect ? direct : swapped});
        }
        const auto columns = gatherColumns(requests, 2);
        QVERIFY(columns.ok());
        for (std::size_t column = 0; column < 2; ++column) {
            QCOMPARE((*columns)[column].size(), expected.size());
            for (std::size_t row = 0; row < expected.size(); ++row)
                QVERIFY((*columns)[column].value(row) == expected[row][column]);
        }
        requests[500].numbers.settle(std::make_shared<LostSource>());
        requests[500].places = direct;
        const auto again = gatherColumns(requests, 2);
        QCOMPARE((*again)[0].reason(500).english(), std::string("lost"));  // one case, not the column
        QVERIFY((*again)[0].value(501) == expected[501][0]);
    }
};

ANNULUS_TEST(FeatureTableTest);
#include "featureTable_test.moc"
