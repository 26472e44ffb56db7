#pragma once

#include <QTranslator>

#include <memory>
#include <vector>

namespace annulus::ui {

/// The languages of the window. Changing one sends LanguageChange to every window, which asks for its texts again.
class Translations {
public:
    Translations() = default;
    ~Translations();
    Translations(const Translations&) = delete;
    Translations& operator=(const Translations&) = delete;

    /// "en" is what the code says; others are looked for in the program's resources.
    void use(const QString& language);

private:
    std::vector<std::unique_ptr<QTranslator>> installed_;
};

}  // namespace annulus::ui
