#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/image/imageFiles.h"
#include "core/project/store.h"
#include "tests/core/project/builders.h"
#include "tests/support/commandLine.h"
#include "tests/support/masks.h"
#include "tests/support/runTests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cmath>

using namespace annulus;
using namespace annulus::tests;

namespace {

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

/// The row of a table whose first cell is `key`.
std::vector<std::string> rowOf(const std::string& csv, const std::string& key)
{
    const auto table = parseCsv(csv);
    if (table)
        for (const auto& row : table->rows)
            if (row.front() == key)
                return row;
    return {};
}

}  // namespace

// Truth: worked by hand on drawings of a few pixels; R's psych::ICC by way of the reference folder.
class AgreeVerbTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString path(const char* name) const { return folder_.filePath(name); }
    void draw(const char* file, const std::vector<std::string>& rows) { QVERIFY(writeMaskFile(path(file).toStdString(), drawnMask(rows)).ok()); }
    void write(const char* file, const std::string& text) { QVERIFY(writeFileAtomically(path(file).toStdString(), text).ok()); }

private slots:
    void initTestCase()
    {
        for (const char* one : {"a", "b", "c", "none"})
            QVERIFY(QDir(folder_.path()).mkpath(one));
        draw("a/one.nrrd", {".....", ".##..", ".##..", "....."});
        draw("b/one.nrrd", {".....", "..##.", "..##.", "....."});
        draw("a/two.png", {"...", ".#.", "..."});
        draw("b/two.nrrd", {"...", ".#.", "..."});
        draw("a/lonely.png", {"#"});
        draw("b/empty.png", {"..."});
        draw("a/empty.png", {"#.."});
        draw("c/one.nrrd", {"....", ".##.", ".##.", "...."});
        write("a/notes.txt", "not a mask");
    }
    void overlap_and_distances_are_those_of_the_drawing()
    {
        const auto ran = runCli({"agree", "--a", path("a"), "--b", path("b"), "--spacing", "0.5,0.5"});
        QCOMPARE(ran.status, 3);
        // 2 x 2 against 2 x 2, shifted by one column: two pixels in common; each surface has two pixels at 0 and two at 0.5 mm.
        const auto row = rowOf(ran.output, "one");
        QCOMPARE(row.size(), std::size_t{10});
        QCOMPARE(row[1], std::string("0.5"));
        QVERIFY(std::abs(*parseNumber(row[2]) - 1.0 / 3) < 1e-15);
        QCOMPARE(row[3], std::string("0.5"));
        QCOMPARE(row[4], std::string("0.25"));
        QCOMPARE(row[5], std::string("1"));
        QCOMPARE(row[7], std::string("0"));
        QCOMPARE(row[8], std::string("mm"));
        // A pair may have two formats.
        QCOMPARE(rowOf(ran.output, "two")[1], std::string("1"));
    }
    void a_missing_partner_is_listed()
    {
        const auto ran = runCli({"agree", "--a", path("a"), "--b", path("b")});
        QCOMPARE(ran.status, 3);
        QVERIFY2(contains(ran.errors, "lonely: ") && contains(ran.errors, "/b has no mask of this name."), ran.errors.c_str());
        QVERIFY(contains(rowOf(ran.output, "lonely").back(), "has no mask of this name."));
        QVERIFY(rowOf(ran.output, "notes").empty());
    }
    void without_spacing_lengths_are_in_pixels()
    {
        const auto ran = runCli({"agree", "--a", path("a"), "--b", path("b")});
        QCOMPARE(rowOf(ran.output, "empty")[8], std::string("pixels"));
    }
    void an_empty_mask_has_no_distance()
    {
        const auto row = rowOf(runCli({"agree", "--a", path("a"), "--b", path("b")}).output, "empty");
        QCOMPARE(row[1], std::string("0"));
        QCOMPARE(row[3], std::string());
        QCOMPARE(row.back(), std::string("One of the masks is empty: it has no surface."));
    }
    void other_sizes_are_refused_with_both()
    {
        const auto ran = runCli({"agree", "--a", path("a"), "--b", path("c")});
        QVERIFY2(contains(rowOf(ran.output, "one").empty() ? ran.errors : rowOf(ran.output, "one").back(), "4"), ran.errors.c_str());
        QCOMPARE(ran.status, 1);
        QVERIFY(contains(ran.errors, "could be compared"));
    }
    void json_has_a_summary()
    {
        const auto ran = runCli({"agree", "--a", path("a"), "--b", path("b"), "--spacing", "1,1", "--json"});
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(ran.output)).object();
        QCOMPARE(json["pairs"].toArray().size(), 4);
        QCOMPARE(json["dice"].toObject()["n"].toInt(), 3);
        QCOMPARE(json["dice"].toObject()["mean"].toDouble(), 0.5);
        QCOMPARE(json["area"].toObject()["pairs"].toInt(), 3);
        QVERIFY(std::abs(json["area"].toObject()["bias"].toDouble() + 1.0 / 3) < 1e-12);
    }
    void proposals_of_a_model_are_listed_beside_what_became_of_them()
    {
        Project project = applied({}, AddImages{{imageRecord("P", "1")}});
        project = applied(project, AddRoi{"P", {newRoiId(project), "Lesion 1", "1", 1, "ben", squareOutline(4)}});
        QVERIFY(saveProject(project, path("drawn.annulus").toStdString()).ok());
        const auto drawn = runCli({"agree", "--project", path("drawn.annulus"), "--proposals"});
        QCOMPARE(drawn.status, 1);
        QVERIFY2(contains(drawn.errors, "No outline of the project began as a proposal of a model."), drawn.errors.c_str());
        Roi roi{newRoiId(project), "Lesion 2", "1", 1, "anna", squareOutline(4, 3)};  // 9 of 16 pixels in common with what was proposed
        roi.assist = AssistNote{"own.onnx", "", "ab12", {{{4, 4}}, {{1, 1}, {9, 9}}, {}}, 0.75, 0.625, 0.25, 0.5, squareOutline(4)};
        project = applied(project, AddRoi{"P", roi});
        QVERIFY(saveProject(project, path("assisted.annulus").toStdString()).ok());
        const auto ran = runCli({"agree", "--project", path("assisted.annulus"), "--proposals"});
        QCOMPARE(ran.status, 0);
        const auto table = parseCsv(ran.output);
        QVERIFY(table.ok());
        QCOMPARE(table->rows.size(), std::size_t{1});
        const auto cell = [&](const char* name) { return table->rows[0][static_cast<std::size_t>(table->column(name))]; };
        QCOMPARE(cell("reader"), std::string("anna"));
        QCOMPARE(cell("model") + cell("model_sha256"), std::string("own.onnxab12"));
        QCOMPARE(cell("clicks_inside") + cell("clicks_outside") + cell("box"), std::string("120"));
        QCOMPARE(cell("confidence") + " " + cell("least_confidence"), std::string("0.625 0.5"));
        QCOMPARE(cell("dice_to_proposal"), std::string("0.5625"));
        QCOMPARE(cell("proposed_pixels") + " " + cell("final_pixels"), std::string("16 16"));
        QCOMPARE(runCli({"agree", "--a", path("a"), "--b", path("b"), "--proposals"}).status, 2);
    }
    void what_cannot_be_meant_is_one_sentence()
    {
        const auto nothing = runCli({"agree"});
        QCOMPARE(nothing.status, 2);
        QCOMPARE(nothing.errors, std::string("annulus-cli: Two folders of masks (--a and --b), two feature tables (--features) or a project (--project) were expected.\n"));
        QCOMPARE(runCli({"agree", "--a", path("a")}).status, 2);
        QCOMPARE(runCli({"agree", "--features", path("x.csv")}).status, 2);
        const auto absent = runCli({"agree", "--a", path("nowhere"), "--b", path("b")});
        QCOMPARE(absent.status, 1);
        QVERIFY(contains(absent.errors, "nowhere: There is no such folder"));
        QVERIFY(contains(runCli({"agree", "--a", path("none"), "--b", path("b")}).errors, "The folder holds no mask"));
        QCOMPARE(runCli({"agree", "--a", path("a"), "--b", path("b"), "--spacing", "0,1"}).status, 2);
    }
    void long_and_wide_tables_give_the_same()
    {
        write("w1.csv", "patient,CC_lesion_f\np1,9\np2,6\np3,8\np4,7\np5,10\np6,6\n");
        write("w2.csv", "patient,CC_lesion_f\np1,2\np2,1\np3,4\np4,1\np5,5\np6,2\n");
        write("l2.csv", "case,patient,laterality,view,lesion,reader,image_uid,frame,region,feature,value,reason\n"
                        "1,p1,R,CC,,,,,lesion,f,2,\n1,p2,R,CC,,,,,lesion,f,1,\n1,p3,L,CC,,,,,lesion,f,4,\n1,p4,R,CC,,,,,lesion,f,1,\n1,p5,R,CC,,,,,lesion,f,5,\n1,p6,R,CC,,,,,lesion,f,2,\n");
        const auto wide = runCli({"agree", "--features", path("w1.csv"), path("w2.csv")});
        QCOMPARE(wide.status, 0);
        QCOMPARE(rowOf(wide.output, "CC_lesion_f")[1], std::string("6"));
        QCOMPARE(runCli({"agree", "--features", path("w1.csv"), path("l2.csv")}).output, wide.output);
    }
    void patients_of_one_reader_only_are_named()
    {
        write("s1.csv", "patient,f,g\np1,1,1\np2,2,1\np3,4,1\n");
        write("s2.csv", "patient,f,g\np1,1.5,1\np2,2,1\nother,7,1\n");
        const auto ran = runCli({"agree", "--features", path("s1.csv"), path("s2.csv")});
        QCOMPARE(ran.status, 3);
        QVERIFY(contains(ran.errors, "Patient p3 is not in every table") && contains(ran.errors, "Patient other is not"));
        QVERIFY(contains(rowOf(ran.output, "g").back(), "All values are equal"));
    }
    void two_lesions_of_a_patient_are_two_subjects()
    {
        const char* header = "case,patient,laterality,view,lesion,reader,image_uid,frame,region,feature,value,reason\n";
        write("t1.csv", std::string(header).append("1,p1,R,CC,Lesion 1,,u,1,lesion,f,2,\n1,p1,R,CC,Lesion 2,,u,1,lesion,f,3,\n"));
        const auto ran = runCli({"agree", "--features", path("t1.csv"), path("t1.csv")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(rowOf(ran.output, "CC_lesion_f")[1], std::string("2"));
        write("t2.csv", std::string(header).append("1,p1,R,CC,Lesion 1,,u,1,lesion,f,2,\n1,p1,R,CC,Lesion 1,,u,1,lesion,f,3,\n"));
        const auto twice = runCli({"agree", "--features", path("t1.csv"), path("t2.csv")});
        QCOMPARE(twice.status, 1);
        QVERIFY2(contains(twice.errors, "t2.csv: There are two values for p1 R u 1 Lesion 1, CC_lesion_f"), twice.errors.c_str());
    }
    void tables_that_are_none_are_refused()
    {
        write("no.csv", "alpha,beta\n1,2\n");
        const auto ran = runCli({"agree", "--features", path("no.csv"), path("no.csv")});
        QCOMPARE(ran.status, 1);
        QVERIFY2(contains(ran.errors, "no.csv: The table is no feature table"), ran.errors.c_str());
        write("text.csv", "patient,f\np1,1\np2,high\n");
        QVERIFY(contains(runCli({"agree", "--features", path("text.csv"), path("text.csv")}).errors, "Column 'f' holds 'high' in row 2"));
    }
    void all_six_forms_are_those_of_r()
    {
        const auto reference = sharedFolder() / "reference/stats";
        const auto ratings = readCsv(reference / "data/reader_repeat.csv");
        const auto expected = readCsv(reference / "expected/icc.csv");
        if (!ratings || !expected)
            QSKIP("../shared/reference is not here");
        for (const int reader : {1, 2}) {
            const std::string ending = std::string("_r").append(std::to_string(reader));
            std::vector<std::size_t> columns;
            std::vector<std::string> line{"patient"};
            for (std::size_t at = 0; at < ratings->header.size(); ++at)
                if (ratings->header[at].ends_with(ending)) {
                    columns.push_back(at);
                    line.push_back(ratings->header[at].substr(0, ratings->header[at].size() - ending.size()));
                }
            std::string csv = csvLine(line);
            for (std::size_t row = 0; row < ratings->rows.size(); ++row) {
                line = {std::string("p").append(std::to_string(row))};
                for (const std::size_t column : columns)
                    line.push_back(ratings->rows[row][column]);
                csv += csvLine(line);
            }
            write(reader == 1 ? "r1.csv" : "r2.csv", csv);
        }
        const auto ran = runCli({"agree", "--features", path("r1.csv"), path("r2.csv")});
        QCOMPARE(ran.status, 0);
        const auto table = parseCsv(ran.output);
        QVERIFY(table.ok());
        int compared = 0;
        for (const auto& row : expected->rows) {
            const auto at = [&](const char* name) { return row[static_cast<std::size_t>(expected->column(name))]; };
            const std::string quantity = at("quantity");
            if (!at("case").starts_with("reader_repeat_f") || (quantity != "icc" && quantity != "ci_low" && quantity != "ci_high"))
                continue;
            const auto ours = rowOf(ran.output, at("term"));
            const int column = table->column(at("index") + (quantity == "icc" ? "" : quantity.substr(2)));
            if (ours.empty() || column < 0)
                continue;
            const double wanted = *parseNumber(at("value")), got = *parseNumber(ours[static_cast<std::size_t>(column)]);
            QVERIFY2(std::abs(wanted - got) <= 1e-9 * std::max(1.0, std::abs(wanted)), (at("case") + " " + quantity + " " + at("index")).c_str());
            ++compared;
        }
        QVERIFY2(compared >= 18 * 5, std::to_string(compared).c_str());
    }
};
ANNULUS_TEST(AgreeVerbTest);

#include "agree_test.moc"
