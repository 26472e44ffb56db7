#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"

#include <QSignalSpy>

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
