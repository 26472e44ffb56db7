#include "ui/Translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace annulus::ui {

Translations::~Translations()
{
    for (const auto& translator : installed_)
        QCoreApplication::removeTranslator(translator.get());
}

void Translations::use(const QString& language)
{
    for (const auto& translator : installed_)
        QCoreApplication::removeTranslator(translator.get());
    installed_.clear();
    QLocale locale(language);
    locale.setNumberOptions(QLocale::OmitGroupSeparator);  // numbers are copied into papers and tables
    QLocale::setDefault(locale);
    const auto add = [this](const QString& file, const QString& folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(file, folder))
            return;
        QCoreApplication::installTranslator(translator.get());
        installed_.push_back(std::move(translator));
    };
    add("ui." + language, ":/translations");  // of English only the plurals
    if (language == "en")
        return;
    add("core." + language, ":/translations");
    add("qtbase_" + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

}  // namespace annulus::ui
