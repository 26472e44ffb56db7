#include "ui/Settings.h"

#include <QDir>
#include <QLocale>
#include <QStandardPaths>

namespace annulus::ui {

namespace {

constexpr int recentLimit = 10;

QString userFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/annulus/annulus.ini";
}

}  // namespace

Settings::Settings(const QString& file, QObject* parent)
    : QObject(parent), store_(file.isEmpty() ? userFile() : file, QSettings::IniFormat)
{
}

QString Settings::language() const
{
    const QString system = QLocale::system().language() == QLocale::Chinese ? "zh_CN" : "en";
    const QString stored = store_.value("language", system).toString();
    return stored == "zh_CN" ? stored : QString("en");
}

void Settings::setLanguage(const QString& language)
{
    if (language == this->language())
        return;
    store_.setValue("language", language);
    emit languageChanged();
}

Look Settings::look() const
{
    return store_.value("look").toString() == "paper" ? Look::paper : Look::dark;
}

void Settings::setLook(Look look)
{
    if (look == this->look())
        return;
    store_.setValue("look", look == Look::paper ? "paper" : "dark");
    emit lookChanged();
}

QString Settings::page() const { return store_.value("page").toString(); }
void Settings::setPage(const QString& id) { store_.setValue("page", id); }

PageLayout Settings::layout(const QString& page, const PageLayout& usual) const
{
    const QString at = "layout/" + page + '/';
    return {.worklistWidth = store_.value(at + "worklistWidth", usual.worklistWidth).toInt(),
            .inspectorWidth = store_.value(at + "inspectorWidth", usual.inspectorWidth).toInt(),
            .worklistOpen = store_.value(at + "worklistOpen", usual.worklistOpen).toBool(),
            .inspectorOpen = store_.value(at + "inspectorOpen", usual.inspectorOpen).toBool()};
}

void Settings::setLayout(const QString& page, const PageLayout& layout)
{
    const QString at = "layout/" + page + '/';
    store_.setValue(at + "worklistWidth", layout.worklistWidth);
    store_.setValue(at + "inspectorWidth", layout.inspectorWidth);
    store_.setValue(at + "worklistOpen", layout.worklistOpen);
    store_.setValue(at + "inspectorOpen", layout.inspectorOpen);
}

QByteArray Settings::windowGeometry() const { return store_.value("window").toByteArray(); }
void Settings::setWindowGeometry(const QByteArray& geometry) { store_.setValue("window", geometry); }

QStringList Settings::recentProjects() const { return store_.value("recent").toStringList(); }

void Settings::addRecentProject(const QString& file)
{
    QStringList files = recentProjects();
    files.removeAll(file);
    files.prepend(file);
    store_.setValue("recent", QStringList(files.mid(0, recentLimit)));
    emit recentProjectsChanged();
}

QString Settings::folder(const QString& kind) const
{
    return store_.value("folder/" + kind, QDir::homePath()).toString();
}

void Settings::setFolder(const QString& kind, const QString& folder) { store_.setValue("folder/" + kind, folder); }

QVariant Settings::value(const QString& key, const QVariant& otherwise) const { return store_.value(key, otherwise); }
void Settings::setValue(const QString& key, const QVariant& value) { store_.setValue(key, value); }

}  // namespace annulus::ui
