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
    if (language == "en")
        return;
    const auto add = [this](const QString& file, const QString& folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(file, folder))
            return;
        QCoreApplication::installTranslator(translator.get());
        installed_.push_back(std::move(translator));
    };
    // Qt's own dialogs first: what is installed last is asked first.
    add("qtbase_" + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    add("core." + language, ":/translations");
    add("ui." + language, ":/translations");
}

}  // namespace annulus::ui
