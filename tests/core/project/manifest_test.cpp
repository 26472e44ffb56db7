// Truth: the project that was written; each broken folder has one flaw.
#include "core/base/files.h"
#include "core/project/manifest.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::tests;

class ManifestTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }
    static std::string refusal(const std::filesystem::path& folder)
    {
        const auto read = readManifest(folder);
        return read ? std::string() : read.error().what.english();
    }

private slots:
    void what_an_extraction_needs_comes_back()
    {
        Project project = smallProject();
        Patient patient = *project.patients[0];
        ImageRecord& image = patient.studies[0].series[0].images[0];
        image.path = path("dicom/a.dcm");
        image.manualSpacing = Spacing{0.1, 0.3, SpacingBasis::manual, 1};
        const std::string uid = image.uid;
        project.patients[0] = std::make_shared<const Patient>(patient);
        project.rings = {{0.7, 1.3}, false, false};
        project.extraction = {"mine.yaml", "featureClass: {firstorder: [Mean]}\n", {true, false, true}};
        QVERIFY(writeManifest(project, path("m")).ok());
        const auto back = readManifest(path("m"));
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().sentence().c_str());
        QVERIFY(back->extraction == project.extraction);
        QCOMPARE(back->rings, project.rings);
        QCOMPARE(back->patients.size(), project.patients.size());
        QCOMPARE(back->patients[0]->rois, project.patients[0]->rois);
        const ImageRecord* read = back->patients[0]->findImage(uid);
        QCOMPARE(read->path, path("dicom/a.dcm"));
        QVERIFY(readTextFile(path("m/patients.jsonl"))->find("\"../dicom/a.dcm\"") != std::string::npos);
        QCOMPARE(read->hash, image.hash);
        QCOMPARE(*read->manualSpacing, *image.manualSpacing);
        QCOMPARE(read->facts.view, image.facts.view);
        QCOMPARE(read->facts.patientSpacing, image.facts.patientSpacing);
        QCOMPARE(read->facts.patientName, std::string());
        QCOMPARE(back->patients[1]->findImage("2.1")->path, std::filesystem::path("/images/2.1.dcm"));
    }
    void the_same_project_gives_the_same_bytes()
    {
        QVERIFY(writeManifest(smallProject(), path("a")).ok() && writeManifest(smallProject(), path("b")).ok());
        for (const char* name : {"manifest.json", "patients.jsonl", "parameters.yaml"})
            QCOMPARE(*readTextFile(path("a") / name), *readTextFile(path("b") / name));
    }
    void broken_folders_are_one_sentence()
    {
        QVERIFY(writeManifest(smallProject(), path("broken")).ok());
        const auto file = path("broken/manifest.json");
        const std::string text = *readTextFile(file);
        const auto with = [&](const std::string& content) {
            (void)writeFileAtomically(file, content);
            return refusal(path("broken"));
        };
        const auto replaced = [&](const std::string& from, const std::string& to) { return std::string(text).replace(text.find(from), from.size(), to); };
        const std::string notUnderstood = "The manifest cannot be understood: an entry is missing or of another kind; export it again.";
        QCOMPARE(with("{"), notUnderstood);
        QCOMPARE(with("[]"), notUnderstood);
        QCOMPARE(with("{\"format\": \"Annulus manifest\"}"), notUnderstood);
        QCOMPARE(with(replaced("Annulus manifest", "Other manifest")), std::string("This is not an Annulus manifest."));
        QVERIFY(with(replaced("\"version\": 2", "\"version\": 3")).find("newer version of Annulus (format 3;") != std::string::npos);
        QVERIFY(with(replaced("small", "large")).find("is not as the manifest was written") != std::string::npos);
        QCOMPARE(with(text), std::string());
        std::filesystem::remove(path("broken/patients.jsonl"));
        QVERIFY(!readManifest(path("broken")).ok());
        QVERIFY(refusal(path("nowhere")).find("holds no manifest.json") != std::string::npos);
    }
    void parameters_that_cannot_be_meant_are_no_manifest()
    {
        Project project = smallProject();
        project.extraction = {"bad.yaml", "setting: [1,\n", {}};
        QVERIFY(!writeManifest(project, path("never")).ok());
        QVERIFY(!std::filesystem::exists(path("never")));
    }
};

ANNULUS_TEST(ManifestTest);
#include "manifest_test.moc"
