#include "ui/pages/askCharacterSet.h"

#include "core/dicom/mislabelled.h"
#include "ui/document/worklist.h"
#include "ui/text.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <memory>

namespace annulus::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AskCharacterSet)
};

/// A text as it stands and as it would be read.
QString example(const ImageRecord& image)
{
    const Facts chinese = readAsGb18030(image.facts);
    const auto pair = [](const QString& now, const QString& then) { return QStringLiteral("%1  →  %2").arg(now, then); };
    if (chinese.patientName != image.facts.patientName)
        return pair(personName(image.facts.patientName), personName(chinese.patientName));
    return pair(text(image.facts.studyDescription), text(chinese.studyDescription));
}

}  // namespace

void askCharacterSet(QWidget* parent, std::vector<ImageRecord> images, std::function<void(std::vector<ImageRecord>)> then)
{
    const auto isMeant = [](const ImageRecord& image) { return seemsMislabelled(image.facts); };
    const auto first = std::ranges::find_if(images, isMeant);
    if (first == images.end())
        return then(std::move(images));
    const int count = static_cast<int>(std::ranges::count_if(images, isMeant));
    auto* box = new QMessageBox(QMessageBox::Question, Words::tr("Chinese texts?"),
                                Words::tr("Texts of %n image(s) are declared as %1 but look like Chinese (GB18030).", nullptr, count).arg(text(first->facts.characterSet)),
                                QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(example(*first));
    QPushButton* const yes = box->addButton(Words::tr("Read them as Chinese"), QMessageBox::AcceptRole);
    box->addButton(Words::tr("Leave them"), QMessageBox::RejectRole);
    box->setDefaultButton(yes);
    auto kept = std::make_shared<std::vector<ImageRecord>>(std::move(images));
    QObject::connect(box, &QMessageBox::finished, parent, [box, yes, kept, isMeant, then = std::move(then)] {
        if (box->clickedButton() == yes)
            for (ImageRecord& image : *kept)
                if (isMeant(image))
                    image.facts = readAsGb18030(image.facts);
        then(std::move(*kept));
    });
    box->open();
}

}  // namespace annulus::ui
