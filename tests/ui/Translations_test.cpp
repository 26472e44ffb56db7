#include "ui/Translations.h"
#include "ui/MainWindow.h"
#include "ui/pages/CasesPage.h"
#include "ui/pages/FeaturesPage.h"
#include "ui/text.h"
#include "tests/core/project/builders.h"
#include "tests/support/runTests.h"
#include "tests/ui/support.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>

using namespace annulus;
using namespace annulus::ui;

namespace {

bool isChinese(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x4E00 && c.unicode() <= 0x9FFF; });
}

/// Texts that a user sees which have letters but no Chinese.
QStringList leftInEnglish(const QWidget& window)
{
    QStringList left;
    const auto look = [&](const QString& text) {
        const bool letters = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
        if (letters && !isChinese(text))
            left += text;
    };
    for (const auto* label : window.findChildren<QLabel*>())
        look(label->text());
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        look(button->text());
        look(button->toolTip());
    }
    for (const auto* edit : window.findChildren<QLineEdit*>())
        look(edit->placeholderText());
    left.removeDuplicates();
    return left;
}

}  // namespace

class TranslationsTest : public QObject {
    Q_OBJECT
private slots:
    void a_message_of_core_is_translated_and_filled_in()
    {
        Translations translations;
        const Message sentence = message("roi", "A contour of the outline has %1 points; at least three were expected.", 2);
        QCOMPARE(text(sentence), QString("A contour of the outline has 2 points; at least three were expected."));
        translations.use("zh_CN");
        QVERIFY(isChinese(text(sentence)));
        QVERIFY(text(sentence).contains("2"));
        QCOMPARE(text(message("roi", "No such sentence: %1", 3)), QString("No such sentence: 3"));
        translations.use("en");
        QVERIFY(!isChinese(text(sentence)));
    }

    void english_plurals_are_words()
    {
        Translations translations;
        translations.use("en");
        QCOMPARE(QCoreApplication::translate("annulus::ui::CasesPage", "%n image(s)", nullptr, 1), QString("1 image"));
        QCOMPARE(QCoreApplication::translate("annulus::ui::CasesPage", "%n image(s)", nullptr, 2), QString("2 images"));
    }

    void a_running_window_changes_its_language()
    {
        tests::Desk desk;
        Translations translations;
        translations.use("en");
        desk.settings.setLanguage("en");
        MainWindow window(desk.workspace, {});
        window.addPage(new CasesPage(desk.workspace, {}));
        window.addPage(new FeaturesPage(desk.workspace));
        desk.document.open(tests::smallProject(), {});
        window.show();
        desk.settings.setLanguage("zh_CN");
        translations.use("zh_CN");
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        // Names, identifiers and what files say are the same in every language.
        const QStringList expected{"Annulus", "EN", "Switch to English", "P1", "P2", "small", "original-2d", "small ▾"};
        QStringList left = leftInEnglish(window);
        for (const QString& name : expected)
            left.removeAll(name);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(" | ")));
        translations.use("en");
    }
};

ANNULUS_TEST(TranslationsTest);
#include "Translations_test.moc"
