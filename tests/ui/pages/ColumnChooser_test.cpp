#include "ui/pages/ColumnChooser.h"
#include "tests/support/runTests.h"

#include <QSignalSpy>
#include <QTreeWidget>

using namespace annulus;
using namespace annulus::ui;

class ColumnChooserTest : public QObject {
    Q_OBJECT
    const std::vector<std::string> features_{"original_shape2D_Perimeter", "original_glcm_Idn", "log-sigma-1-mm-3D_glcm_Idn", "log-sigma-1-mm-3D_glcm_Id"};
private slots:
    void a_name_has_three_parts()
    {
        const auto parts = partsOf("log-sigma-1-mm-3D_glcm_Idn");
        QCOMPARE(parts.imageType, std::string("log-sigma-1-mm-3D"));
        QCOMPARE(parts.featureClass, std::string("glcm"));
        QCOMPARE(parts.feature, std::string("Idn"));
        QCOMPARE(partsOf("odd").feature, std::string("odd"));
        QCOMPARE(partsOf("_odd").feature, std::string("_odd"));
    }
    void a_click_on_a_class_hides_its_features_at_once()
    {
        ColumnChooser chooser;
        chooser.setFeatures(features_);
        chooser.unfold();
        QSignalSpy chosen(&chooser, &ColumnChooser::chosen);
        const auto logs = chooser.tree()->findItems("log-sigma-1-mm-3D", Qt::MatchExactly);
        QCOMPARE(logs.size(), 1);
        QCOMPARE(logs[0]->checkState(0), Qt::Checked);
        logs[0]->setCheckState(0, Qt::Unchecked);
        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(chooser.hidden(), (std::set<std::string>{"log-sigma-1-mm-3D_glcm_Id", "log-sigma-1-mm-3D_glcm_Idn"}));
        logs[0]->child(0)->child(0)->setCheckState(0, Qt::Checked);
        QTRY_COMPARE(chosen.count(), 2);
        QCOMPARE(logs[0]->checkState(0), Qt::PartiallyChecked);
        QCOMPARE(chooser.hidden(), std::set<std::string>{"log-sigma-1-mm-3D_glcm_Id"});
    }
    void what_is_hidden_stays_hidden_when_features_come_back()
    {
        ColumnChooser chooser;
        chooser.setFeatures(features_);
        chooser.unfold();
        chooser.tree()->findItems("original", Qt::MatchExactly)[0]->setCheckState(0, Qt::Unchecked);
        QTRY_COMPARE(chooser.hidden().size(), std::size_t{2});
        chooser.setFeatures({});
        chooser.setFeatures(features_);
        chooser.unfold();
        QCOMPARE(chooser.tree()->findItems("original", Qt::MatchExactly)[0]->checkState(0), Qt::Unchecked);
        QCOMPARE(chooser.hidden().size(), std::size_t{2});
    }
};

ANNULUS_TEST(ColumnChooserTest);
#include "ColumnChooser_test.moc"
