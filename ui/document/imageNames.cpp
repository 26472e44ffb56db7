#include "ui/document/imageNames.h"

#include "ui/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace annulus::ui {
namespace {

struct ImageNames {
    Q_DECLARE_TR_FUNCTIONS(ImageNames)
};

}  // namespace

QString imageName(const Facts& facts)
{
    // Mammographic views are called side first and in one word (ACR labels), everything else by modality and side.
    QString name = facts.view.empty() ? QStringList{text(facts.modality), text(facts.laterality)}.join(' ').trimmed()
                                      : text(facts.laterality) + text(facts.view);
    if (name.isEmpty())
        name = ImageNames::tr("Image");
    for (const std::string& modifier : facts.viewModifiers)
        name += QStringLiteral(", ") + QCoreApplication::translate("dicom", modifier.c_str());
    return name;
}

std::map<std::string, QString> imageNames(const Patient& patient)
{
    const auto images = imagesOf(patient);
    std::map<QString, int> total, number;
    for (const ImageRecord* image : images)
        ++total[imageName(image->facts)];
    std::map<std::string, QString> names;
    for (const ImageRecord* image : images) {
        const QString name = imageName(image->facts);
        names[image->uid] = total[name] == 1 ? name : QString("%1 %2/%3").arg(name).arg(++number[name]).arg(total[name]);
    }
    return names;
}

}  // namespace annulus::ui
