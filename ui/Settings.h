#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>

namespace annulus::ui {

enum class Look { dark, paper };

/// How wide and open the side panels of one page are.
struct PageLayout {
    int worklistWidth = 260;
    int inspectorWidth = 300;
    bool worklistOpen = true;
    bool inspectorOpen = true;
    bool operator==(const PageLayout&) const = default;
};

/// What the program remembers of its user between two runs. One object, built by the composition root and passed
/// in; tests give it a file of their own.
class Settings : public QObject {
    Q_OBJECT
public:
    /// `file` empty: the user's own settings.
    explicit Settings(const QString& file = {}, QObject* parent = nullptr);

    [[nodiscard]] QString language() const;  ///< "en" or "zh_CN"; at first the system's
    void setLanguage(const QString& language);
    [[nodiscard]] Look look() const;
    void setLook(Look look);

    [[nodiscard]] QString page() const;
    void setPage(const QString& id);
    [[nodiscard]] PageLayout layout(const QString& page, const PageLayout& usual = {}) const;
    void setLayout(const QString& page, const PageLayout& layout);
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    [[nodiscard]] QStringList recentProjects() const;  ///< newest first, at most ten
    void addRecentProject(const QString& file);
    /// Where a file dialog of this kind ("import", "project", "export") opens.
    [[nodiscard]] QString folder(const QString& kind) const;
    void setFolder(const QString& kind, const QString& folder);

    /// What a page remembers beyond this ("read/tool").
    [[nodiscard]] QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    void setValue(const QString& key, const QVariant& value);

signals:
    void languageChanged();
    void lookChanged();
    void recentProjectsChanged();

private:
    QSettings store_;
};

}  // namespace annulus::ui
