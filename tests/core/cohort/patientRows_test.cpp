// Truth: tables of a few features written here; the forms of design 4a as writeLong and writeWide make them.
#include "core/cohort/patientRows.h"
#include "core/base/text.h"
#include "core/cohort/readFeatures.h"
#include "core/cohort/regionNames.h"
#include "tests/support/runTests.h"

#include <cmath>

using namespace annulus;

class PatientRowsTest : public QObject {
    Q_OBJECT
    static constexpr const char* head = "case,patient,laterality,view,lesion,reader,image_uid,frame,region,feature,value,reason\n";
    static FeatureReading of(const std::string& csv)
    {
        auto read = parseFeatures(csv);
        if (!read)
            qFatal("%s", read.error().sentence().c_str());
        return std::move(read).value();
    }
    /// One image of a lesion: size and mean of the lesion, mean of the ring.
    static std::string image(const char* patient, const char* view, const char* lesion, double size, double mean, double ring, const char* reader = "A", const char* uid = "1")
    {
        const std::string source = std::string("c,") + patient + ",L," + view + ',' + lesion + ',' + reader + ',' + uid + ",1,";
        return source + "lesion,original_shape2D_PixelSurface," + formatNumber(size) + ",\n" + source + "lesion,original_firstorder_Mean," + formatNumber(mean) + ",\n" + source +
               "ring_0-1mm,original_firstorder_Mean," + (std::isnan(ring) ? std::string(",\"Too small, 3 pixels.\"") : formatNumber(ring) + ',') + '\n';
    }
    static QString rowOf(const PatientFeatures& features, std::size_t row)
    {
        QStringList texts;
        for (const Numbers& column : features.columns)
            texts << (column.value(row) ? QString::number(*column.value(row)) : QString("-"));
        return QString::fromStdString(features.patients[row]) + ": " + texts.join(' ');
    }
    static PatientFeatures rows(const FeatureReading& reading, const PatientRowSettings& settings)
    {
        auto made = patientRows(reading.items, settings);
        if (!made)
            qFatal("%s", made.error().sentence().c_str());
        return std::move(made).value();
    }
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

private slots:
    void views_stand_side_by_side()
    {
        const FeatureReading reading = of(head + image("P2", "MLO", "Lesion 1", 9, 3, 30) + image("P2", "CC", "Lesion 1", 10, 1, 10) + image("P1", "CC", "Lesion 1", 5, 2, none) + image("P1", "MLO", "Lesion 1", 6, 4, 40) +
                                          image("P3", "CC", "Lesion 1", 5, 2, 3));
        const PatientFeatures features = rows(reading, {});
        QCOMPARE(features.names, (std::vector<std::string>{"CC_intra_original_shape2D_PixelSurface", "CC_intra_original_firstorder_Mean", "CC_peri1mm_original_firstorder_Mean",
                                                           "MLO_intra_original_shape2D_PixelSurface", "MLO_intra_original_firstorder_Mean", "MLO_peri1mm_original_firstorder_Mean"}));
        QCOMPARE(features.views[3], std::string("MLO"));
        QCOMPARE(features.regions[2], std::string("ring_0-1mm"));
        QCOMPARE(rowOf(features, 0), QString("P1: 5 2 - 6 4 40"));
        QCOMPARE(rowOf(features, 1), QString("P2: 10 1 10 9 3 30"));
        QCOMPARE(features.columns[2].reason(0).english(), std::string("Too small, 3 pixels."));
        QCOMPARE(features.dropped, (std::vector<Excluded>{{"P3", message("cohort", "No features of the view %1.", "MLO")}}));
    }
    void a_missing_view_may_stay_missing()
    {
        const FeatureReading reading = of(head + image("P1", "CC", "x", 5, 2, 3) + image("P2", "CC", "x", 1, 1, 1) + image("P2", "MLO", "x", 2, 2, 2));
        const PatientFeatures features = rows(reading, {.excludeMissingView = false, .reader = {}});
        QCOMPARE(rowOf(features, 0), QString("P1: 5 2 3 - - -"));
        QVERIFY(features.dropped.empty());
        QCOMPARE(rowOf(rows(reading, {.views = PatientRowSettings::Views::mean, .excludeMissingView = false, .reader = {}}), 0), QString("P1: 5 2 3"));
    }
    void views_can_be_averaged_or_one_alone()
    {
        const FeatureReading reading = of(head + image("P1", "CC", "x", 5, 2, 3) + image("P1", "MLO", "x", 7, 4, 4));
        const PatientFeatures mean = rows(reading, {.views = PatientRowSettings::Views::mean, .reader = {}});
        QCOMPARE(mean.names[0], std::string("intra_original_shape2D_PixelSurface"));
        QCOMPARE(rowOf(mean, 0), QString("P1: 6 3 3.5"));
        const PatientFeatures one = rows(reading, {.views = PatientRowSettings::Views::one, .which = {"MLO"}, .reader = {}});
        QCOMPARE(rowOf(one, 0), QString("P1: 7 4 4"));
        QCOMPARE(one.names[2], std::string("peri1mm_original_firstorder_Mean"));
    }
    void lesions_become_one()
    {
        const FeatureReading reading = of(head + image("P1", "CC", "Lesion 10", 9, 2, 3) + image("P1", "CC", "Lesion 2", 5, 4, 5) + image("P1", "MLO", "Lesion 2", 6, 6, 7) + image("P1", "MLO", "Lesion 10", 4, 8, none));
        using Lesion = PatientRowSettings::Lesion;
        QCOMPARE(rowOf(rows(reading, {.lesion = Lesion::index, .reader = {}}), 0), QString("P1: 5 4 5 6 6 7"));
        QCOMPARE(rowOf(rows(reading, {.lesion = Lesion::largest, .reader = {}}), 0), QString("P1: 9 2 3 4 8 -"));
        QCOMPARE(rowOf(rows(reading, {.lesion = Lesion::mean, .reader = {}}), 0), QString("P1: 7 3 4 5 7 -"));
        QCOMPARE(rowOf(rows(reading, {.lesion = Lesion::max, .reader = {}}), 0), QString("P1: 9 4 5 6 8 -"));
    }
    void the_largest_lesion_needs_a_size()
    {
        const std::string line = ",L,CC,%,A,1,1,lesion,original_firstorder_Mean,1,\n";
        const auto lesion = [&](const char* name) { return "c,P1" + std::string(line).replace(line.find('%'), 1, name); };
        const auto made = patientRows(of(head + lesion("a") + lesion("b")).items, {.views = PatientRowSettings::Views::one, .which = {"CC"}, .reader = {}});
        QCOMPARE(made.error().sentence(), std::string("Patient P1 has 2 lesions, and no size among their features (original_shape2D_PixelSurface or a volume) says which is the largest; choose the index lesion, mean or max."));
    }
    void one_reader_counts()
    {
        const FeatureReading reading = of(head + image("P1", "CC", "x", 5, 2, 3, "B") + image("P1", "CC", "x", 6, 3, 4, "A") + image("P2", "CC", "x", 7, 4, 5, "B"));
        const PatientRowSettings cc{.views = PatientRowSettings::Views::one, .which = {"CC"}, .reader = {}};
        const PatientFeatures first = rows(reading, cc);
        QCOMPARE(rowOf(first, 0), QString("P1: 6 3 4"));
        QCOMPARE(first.notes[0].english(), std::string("There are features of 2 readers (A, B); those of A are taken."));
        QCOMPARE(first.dropped[0].reason.english(), std::string("No features of the reader A."));
        PatientRowSettings b = cc;
        b.reader = "B";
        QCOMPARE(rowOf(rows(reading, b), 1), QString("P2: 7 4 5"));
    }
    void two_images_of_a_view_are_told()
    {
        const FeatureReading reading = of(head + image("P1", "CC", "x", 5, 2, 3, "A", "1") + image("P1", "CC", "x", 6, 3, 4, "A", "2"));
        const PatientFeatures features = rows(reading, {.views = PatientRowSettings::Views::one, .which = {"CC"}, .reader = {}});
        QCOMPARE(rowOf(features, 0), QString("P1: 5 2 3"));
        QCOMPARE(features.notes[0].english(), std::string("1 times a view has more than one image of the lesion (first: patient P1); the first image counts."));
    }
    void the_wide_form_gives_the_same_rows()
    {
        const FeatureReading longForm = of(head + image("P1", "CC", "x", 5, 2, 3) + image("P1", "MLO", "x", 7, 4, none) + image("P2", "CC", "x", 1.5, 1, 9));
        std::string wide;
        QVERIFY(writeWide(longForm.items, [&](std::string_view text) -> Result<void> { wide += text; return {}; }).ok());
        const PatientFeatures a = rows(longForm, {}), b = rows(of(wide), {});
        QCOMPARE(b.names, a.names);
        QCOMPARE(rowOf(b, 0), rowOf(a, 0));
        QCOMPARE(b.dropped.size(), std::size_t(1));
        QCOMPARE(b.dropped[0].patient, std::string("P2"));
    }
    void names_are_taken_apart()
    {
        const std::tuple<const char*, const char*, const char*, const char*> names[] = {
            {"CC_lesion_original_glcm_Idn", "CC", "lesion", "original_glcm_Idn"},
            {"CC_intra_original_glcm_Idn", "CC", "lesion", "original_glcm_Idn"},
            {"US_ring_0-1mm_original_glcm_Idn", "US", "ring_0-1mm", "original_glcm_Idn"},
            {"peri2mm_wavelet-LH_glcm_Idn", "", "ring_0-2mm", "wavelet-LH_glcm_Idn"},
            {"MLO_peri2.5mm_x", "MLO", "ring_0-2.5mm", "x"},
            {"MLO_lesion+ring_0-1mm_x_y", "MLO", "lesion+ring_0-1mm", "x_y"},
            {"ring_1-2mm_x", "", "ring_1-2mm", "x"},
            {"original_glcm_Idn", "", "lesion", "original_glcm_Idn"},
            {"intra_perimeter", "", "lesion", "perimeter"},
            {"perimeter_x", "", "lesion", "perimeter_x"}};
        for (const auto& [name, view, region, feature] : names)
            QCOMPARE(originOf(name), (ColumnOrigin{view, region, feature}));
    }
    void a_table_without_views_is_one_view()
    {
        const PatientFeatures features = rows(of("patient,original_glcm_Idn,original_glcm_Id\nP1,0.5,nan\nP2,x,2e-3\n"), {});
        QCOMPARE(features.names[0], std::string("intra_original_glcm_Idn"));
        QCOMPARE(rowOf(features, 0), QString("P1: 0.5 -"));
        QCOMPARE(rowOf(features, 1), QString("P2: - 0.002"));
        QCOMPARE(features.notes[0].english(), std::string("The features name no view; they are taken as one."));
    }
    void lines_of_a_case_need_not_stand_together()
    {
        const std::string a = "c,P1,L,US,x,A,1,1,lesion,f1,1,\n", b = "c,P2,L,US,x,A,1,1,lesion,f1,2,\n", c = "c,P1,L,US,x,A,1,1,ring_0-1mm,f1,3,\n", d = "c,P1,L,US,x,A,1,1,lesion,f2,4,\n";
        const PatientFeatures features = rows(of(head + a + b + c + d), {.which = {"US"}, .reader = {}});
        QCOMPARE(features.names, (std::vector<std::string>{"intra_f1", "intra_f2", "peri1mm_f1"}));
        QCOMPARE(rowOf(features, 0), QString("P1: 1 4 3"));
        QCOMPARE(rowOf(features, 1), QString("P2: 2 - -"));
    }
    void what_is_no_feature_table_is_a_sentence()
    {
        const auto problem = [](const std::string& csv) {
            const auto read = parseFeatures(csv);
            return read ? QString("read") : QString::fromStdString(read.error().sentence());
        };
        QCOMPARE(problem(""), QString("The table is empty; a header line was expected."));
        QCOMPARE(problem("a,b\n1,2\n"), QString("The feature table has no column patient; it begins with a."));
        QCOMPARE(problem("patient,a,a\nP1,2,3\n"), QString("The feature table has two columns a."));
        QCOMPARE(problem("patient,a\nP1\n"), QString("Line 2 has 1 fields; the header has 2."));
        QCOMPARE(problem("patient,a\nP1,1\nP1,2\n"), QString("Patient P1 stands in lines 2 and 3; the wide form has one row per patient."));
        QCOMPARE(problem(std::string(head) + "c,P1,L,US,x,A,1,1,lesion,f1,1,\nc,P1,L,US,x,A,1,1,lesion,f1,2,\n"), QString("Case c has f1 of lesion twice."));
        QCOMPARE(problem("patient,a\nP1,\"1\n"), QString("The quoted cell in line 2 never ends."));
        QCOMPARE(patientRows(of("patient,CC_a\nP1,1\n").items, {.which = {}, .reader = {}}).error().sentence(), std::string("No view is asked for; at least one, such as CC, was expected."));
    }
    void threads_do_not_matter_and_cancelling_stops()
    {
        std::string csv = head;
        for (int patient = 0; patient < 700; ++patient)
            csv += image(("P" + std::to_string(patient)).c_str(), "CC", "x", patient, patient * 0.5, patient % 7 == 0 ? none : 1.0 / (patient + 1));
        const FeatureReading reading = of(csv);
        const PatientFeatures features = rows(reading, {.which = {"CC"}, .reader = {}});
        QCOMPARE(features.patients.size(), std::size_t(700));
        QVERIFY(std::ranges::is_sorted(features.patients));
        for (std::size_t row = 0; row < 700; ++row) {
            const int number = std::stoi(features.patients[row].substr(1));
            QCOMPARE(*features.columns[1].value(row), number * 0.5);
            QCOMPARE(features.columns[2].value(row).has_value(), number % 7 != 0);
        }
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(patientRows(reading.items, {.which = {"CC"}, .reader = {}}, Progress({}, stop.get_token())).error().code, Errc::cancelled);
    }
};

ANNULUS_TEST(PatientRowsTest);
#include "patientRows_test.moc"
