#include "ui/document/Document.h"

#include "core/project/recoverWork.h"
#include "ui/document/Selection.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace annulus;
using namespace annulus::ui;

class DocumentTest : public QObject {
    Q_OBJECT
private slots:
    void an_edit_is_told_with_before_and_after_and_can_be_undone()
    {
        Document document;
        std::vector<std::string> seen;
        connect(&document, &Document::changed, this, [&](const Project& before, const Project& after, const Touched&) {
            seen.push_back(before.name + ">" + after.name);
        });
        QVERIFY(document.apply(RenameProject{"one"}).ok());
        QVERIFY(document.apply(RenameProject{"two"}).ok());
        document.undo();
        document.undo();
        document.redo();
        QCOMPARE(seen, (std::vector<std::string>{">one", "one>two", "two>one", "one>", ">one"}));
        QCOMPARE(document.project().name, std::string("one"));
        document.undo();
        document.undo();  // one too many is harmless
        QCOMPARE(document.project().name, std::string());
    }

    void a_refused_edit_changes_nothing()
    {
        Document document;
        QSignalSpy changed(&document, &Document::changed);
        QVERIFY(!document.apply(DeleteRoi{"nobody", "nothing"}).ok());
        QCOMPARE(changed.count(), 0);
        QVERIFY(!document.history().canUndo());
        QVERIFY(!document.isModified());
    }

    void modified_until_saved()
    {
        Document document;
        QSignalSpy file(&document, &Document::fileChanged);
        QVERIFY(document.apply(RenameProject{"one"}).ok());
        QVERIFY(document.isModified());
        QCOMPARE(file.count(), 1);
        document.markSaved("/tmp/one.annulus", document.revision());
        QVERIFY(!document.isModified());
        QCOMPARE(document.file(), std::filesystem::path("/tmp/one.annulus"));
        document.undo();
        QVERIFY(document.isModified());
        document.markSaved("/tmp/one.annulus", document.revision() - 1);  // an edit came while the file was written
        QVERIFY(document.isModified());
        document.open({}, {});
        QVERIFY(!document.isModified());
        QVERIFY(!document.history().canUndo());
    }

    void its_steps_are_in_the_working_copy_and_what_was_not_saved_is_left_for_the_next_start()
    {
        QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        const WorkingPlaces places{root / "working", root / "fallback"};
        Project last;
        {
            Document document;
            document.makeWorkingCopiesWith([&](const Project& project) { return WorkingCopy::forProject(project, places, thisAuthor()); });
            document.open(tests::smallProject(), {});
            QVERIFY(!std::filesystem::exists(places.folder));  // looking leaves no trace
            // An edit that a listener makes because of another one comes after it.
            connect(&document, &Document::changed, this, [&](const Project&, const Project& after, const Touched&) {
                if (after.name == "one")
                    QVERIFY(document.apply(RenameProject{"two"}).ok());
            });
            QVERIFY(document.apply(RenameProject{"one"}).ok());
            document.undo();
            document.redo();
            QVERIFY(document.apply(RenameRoi{"P1", "roi-1", "Mass"}).ok());
            last = document.project();
        }
        const auto found = findRecoverable(places);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(!found[0].damaged);
        auto opened = recover(found[0], places, thisAuthor());
        QVERIFY(opened.ok());
        QVERIFY(opened->project == last);
        {
            Document document;
            document.open(std::move(opened).value());
            QVERIFY(document.isModified());
            document.giveUp();
            QVERIFY(!document.isModified());
        }
        QVERIFY(findRecoverable(places).empty());
    }

    void a_project_that_may_only_be_read_refuses_edits_with_the_reason()
    {
        Document document;
        OpenedProject opened;
        opened.project = tests::smallProject();
        opened.file = "/somewhere/p.annulus";
        opened.readOnly = message("test", "Anna has it.");
        document.open(std::move(opened));
        const auto refused = document.apply(RenameProject{"mine"});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().sentence(), std::string("Anna has it."));
        QVERIFY(!document.isModified());
        QCOMPARE(document.project().name, std::string("small"));
        document.open({}, {});
        QVERIFY(!document.readOnly());
    }

    void selecting_a_patient_drops_what_belonged_to_the_other()
    {
        Selection selection;
        selection.selectImage("a", "1.2.3", 4);
        selection.selectRoi("roi-1");
        QSignalSpy image(&selection, &Selection::imageChanged);
        selection.selectPatient("a");
        QCOMPARE(image.count(), 0);
        QCOMPARE(selection.frame(), 4);
        selection.selectPatient("b");
        QCOMPARE(image.count(), 1);
        QVERIFY(selection.image().empty());
        QVERIFY(selection.roi().empty());
        QCOMPARE(selection.frame(), 1);
    }
};

ANNULUS_TEST(DocumentTest);
#include "Document_test.moc"
