#include "core/dicom/hanging.h"

#include "tests/support/runTests.h"

#include <QStringList>

#include <deque>

using namespace annulus;

namespace {

/// A patient's images, each with a name that the expected hanging is written in.
struct Images {
    std::deque<Facts> facts;
    QStringList names;

    Facts& add(const char* name, const char* side, const char* view, const char* date = "20240101")
    {
        Facts& one = facts.emplace_back();
        one.modality = "MG";
        one.intent = Intent::presentation;
        one.laterality = side;
        one.view = view;
        one.studyDate = date;
        names << name;
        return one;
    }
    void addFour(const char* date = "20240101", const char* prefix = "")
    {
        for (const auto& [side, view] : {std::pair("L", "MLO"), std::pair("R", "CC"), std::pair("L", "CC"), std::pair("R", "MLO")})
            add(qPrintable(QString(prefix) + side + view), side, view, date);
    }
    Facts& addUltrasound(const char* name, const char* date = "20240101")
    {
        Facts& one = add(name, "R", "", date);
        one.modality = "US";
        return one;
    }
    [[nodiscard]] std::vector<HangingStage> hung() const
    {
        std::vector<const Facts*> list;
        for (const Facts& one : facts)
            list.push_back(&one);
        return hangingOf(list);
    }
    /// Each stage in one line: "fourViews RCC LCC / RMLO LMLO".
    [[nodiscard]] QStringList words() const
    {
        const char* kinds[] = {"fourViews", "cc", "mlo", "implantDisplaced", "further", "ultrasound", "grid", "single"};
        QStringList lines;
        for (const HangingStage& stage : hung()) {
            QString line = kinds[static_cast<int>(stage.kind)];
            for (std::size_t at = 0; at < stage.cells.size(); ++at) {
                const HungCell& cell = stage.cells[at];
                line += at > 0 && at % static_cast<std::size_t>(stage.columns) == 0 ? " / " : " ";
                line += cell.image ? (cell.isPrior ? "<" : "") + names[static_cast<qsizetype>(*cell.image)] : QString("-");
            }
            lines << line;
        }
        return lines;
    }
};

}  // namespace

/// Truth: the rules as mammography reading rooms state them (chest walls together, right at the left; four views, CC,
/// MLO, one alone; earlier examinations above), written out for small examinations.
class HangingTest : public QObject {
    Q_OBJECT
private slots:
    void four_views_hang_in_their_places_whatever_their_order()
    {
        Images images;
        images.addFour();
        QCOMPARE(images.words(), QStringList({"fourViews RCC LCC / RMLO LMLO", "cc RCC LCC", "mlo RMLO LMLO", "single"}));
    }
    void a_missing_view_leaves_its_place_free()
    {
        Images images;
        images.add("RCC", "R", "CC");
        images.add("LCC", "L", "CC");
        images.add("LMLO", "L", "MLO");
        QCOMPARE(images.words(), QStringList({"fourViews RCC LCC / - LMLO", "cc RCC LCC", "single"}));
        const HungCell missing = images.hung().front().cells[2];
        QCOMPARE(missing.laterality + missing.view, std::string("RMLO"));
    }
    void one_breast_hangs_with_its_views_beside_each_other()
    {
        Images images;
        images.add("LMLO", "L", "MLO");
        images.add("LCC", "L", "CC");
        QCOMPARE(images.words(), QStringList({"fourViews LCC LMLO", "single"}));
    }
    void one_picture_has_no_hanging()
    {
        Images images;
        images.add("LMLO", "L", "MLO");
        QCOMPARE(images.words(), QStringList({"single"}));
        QCOMPARE(Images().words(), QStringList({"single"}));
    }
    void a_pair_alone_is_one_stage()
    {
        Images images;
        images.add("RMLO", "R", "MLO");
        images.add("LMLO", "L", "MLO");
        QCOMPARE(images.words(), QStringList({"mlo RMLO LMLO", "single"}));
    }
    void the_examination_before_hangs_above()
    {
        Images images;
        images.addFour("20190101", "oldest ");
        images.addFour("20240101");
        images.addFour("20220101", "prior ");
        QCOMPARE(images.words(), QStringList({"fourViews RCC LCC / RMLO LMLO", "cc <prior RCC <prior LCC / RCC LCC", "mlo <prior RMLO <prior LMLO / RMLO LMLO", "single"}));
    }
    void special_views_of_a_later_day_do_not_take_the_examination_s_place()
    {
        Images images;
        images.addFour("20240101");
        images.add("magnified", "R", "CC", "20240115").viewModifiers = {"magnification"};
        QCOMPARE(images.words(), QStringList({"fourViews RCC LCC / RMLO LMLO", "cc RCC LCC", "mlo RMLO LMLO", "further magnified", "single"}));
    }
    void implant_displaced_views_come_after_full_views()
    {
        Images images;
        for (const auto& [side, view] : {std::pair("R", "CC"), std::pair("L", "CC"), std::pair("R", "MLO"), std::pair("L", "MLO")})
            images.add(qPrintable(QString("ID ") + side + view), side, view).viewModifiers = {"implant displaced"};
        images.addFour();
        QCOMPARE(images.words(), QStringList({"fourViews RCC LCC / RMLO LMLO", "cc RCC LCC", "mlo RMLO LMLO", "implantDisplaced ID RCC ID LCC / ID RMLO ID LMLO", "single"}));
    }
    void special_views_never_stand_in_for_full_views()
    {
        for (const char* modifier : {"magnification", "spot compression", "cleavage", "rolled lateral", "a vendor's own"}) {
            Images images;
            images.add("special", "R", "CC").viewModifiers = {modifier};
            images.add("LCC", "L", "CC");
            images.add("RMLO", "R", "MLO");
            QCOMPARE(images.words(), QStringList({"fourViews - LCC / RMLO -", "further special", "single"}));
        }
    }
    void further_views_of_both_breasts_hang_in_pairs()
    {
        Images images;
        images.addFour();
        images.add("LML", "L", "ML");
        images.add("spot", "R", "CC").viewModifiers = {"spot compression"};
        images.add("RML", "R", "ML");
        QCOMPARE(images.words()[3], QString("further RML LML / spot -"));
    }
    void in_contrast_mammography_the_low_energy_picture_is_the_mammogram()
    {
        Images images;
        images.add("recombined", "R", "CC").imageType = "DERIVED\\PRIMARY\\RECOMBINED";
        images.add("high", "R", "CC").imageType = "ORIGINAL\\PRIMARY\\HIGH_ENERGY";
        images.add("low", "R", "CC").imageType = "ORIGINAL\\PRIMARY\\LOW_ENERGY";
        images.add("LCC", "L", "CC");
        QCOMPARE(images.words(), QStringList({"cc low LCC", "further recombined high", "single"}));
    }
    void raw_pixels_and_slices_hang_only_where_there_is_no_picture_to_be_seen()
    {
        Images images;
        images.add("raw", "R", "CC").intent = Intent::processing;
        images.add("RCC", "R", "CC");
        images.add("slices", "R", "CC").frames = 60;
        images.add("raw left", "L", "CC").intent = Intent::processing;
        QCOMPARE(images.words(), QStringList({"cc RCC raw left", "further slices", "single"}));
        Images synthetic;
        synthetic.add("made", "R", "CC").imageType = "DERIVED\\PRIMARY\\TOMOSYNTHESIS\\GENERATED_2D";
        synthetic.add("RCC", "R", "CC");
        synthetic.add("slices", "L", "CC").frames = 60;
        QCOMPARE(synthetic.words()[0], QString("cc RCC slices"));
    }
    void what_has_no_date_is_no_earlier_examination()
    {
        Images images;
        images.addFour("20240101");
        images.addFour("", "undated ");
        QCOMPARE(images.words(), QStringList({"fourViews RCC LCC / RMLO LMLO", "cc RCC LCC", "mlo RMLO LMLO", "single"}));
        Images undated;
        undated.addFour("");
        QCOMPARE(undated.words().size(), 4);
    }
    void views_of_one_day_are_one_examination_though_each_is_a_study()
    {
        Images images;
        images.addFour();
        for (Facts& facts : images.facts)
            facts.studyUid = "1.2." + facts.laterality + facts.view;
        QCOMPARE(images.words()[0], QString("fourViews RCC LCC / RMLO LMLO"));
    }
    void ultrasound_comes_last_four_frames_at_a_time()
    {
        Images images;
        images.addUltrasound("old", "20200101");
        for (const char* name : {"a", "b", "c", "d", "e"})
            images.addUltrasound(name);
        images.addFour();
        const QStringList words = images.words();
        QCOMPARE(words.mid(3), QStringList({"ultrasound a b / c d", "ultrasound e", "single"}));
        Images alone;
        alone.addUltrasound("a");
        QCOMPARE(alone.words(), QStringList({"single"}));
        alone.addUltrasound("b");
        alone.addUltrasound("c");
        QCOMPARE(alone.words(), QStringList({"ultrasound a b / c -", "single"}));
    }
    void no_picture_hangs_twice_in_a_stage()
    {
        Images images;
        images.addFour("20220101", "prior ");
        images.addFour();
        images.addFour();
        images.add("B", "B", "CC");
        for (const HangingStage& stage : images.hung()) {
            std::vector<std::size_t> seen;
            for (const HungCell& cell : stage.cells)
                if (cell.image) {
                    QVERIFY(std::ranges::find(seen, *cell.image) == seen.end());
                    seen.push_back(*cell.image);
                }
        }
        QVERIFY(images.words().join('|').contains("B"));
    }
};

ANNULUS_TEST(HangingTest);
#include "hanging_test.moc"
