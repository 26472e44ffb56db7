#pragma once

#include "ui/document/Document.h"
#include "ui/jobs/Latest.h"

#include <set>

namespace annulus::ui {

/// Which images of the project have no file where the project knows it. Looked for on a worker when a project is opened
/// and when images come or move.
class MissingFiles : public QObject {
    Q_OBJECT
public:
    MissingFiles(Document& document, JobRunner& jobs, QObject* parent = nullptr);

    [[nodiscard]] const std::set<std::string>& images() const { return images_; }  ///< SOP Instance UIDs
    [[nodiscard]] bool has(const ImageRecord& image) const { return images_.contains(image.uid); }
    [[nodiscard]] int countOf(const Patient& patient) const;

signals:
    void changed();

private:
    void follow(const Project& before, const Project& after, const Touched& touched);
    void look();

    Document& document_;
    Latest looking_;
    std::set<std::string> images_;
};

}  // namespace annulus::ui
