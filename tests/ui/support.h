#pragma once

#include "ui/Settings.h"
#include "ui/Workspace.h"
#include "ui/document/Document.h"
#include "ui/document/Selection.h"
#include "ui/jobs/JobRunner.h"
#include "ui/widgets/Notices.h"

#include <QTemporaryDir>

namespace annulus::tests {

/// A workspace of its own, with settings in a folder that goes away.
struct Desk {
    QTemporaryDir folder;
    ui::Document document;
    ui::Selection selection;
    ui::Settings settings{folder.filePath("annulus.ini")};
    ui::Notices notices;
    ui::JobRunner jobs;  ///< last: stops its work before anything else goes
    ui::Workspace workspace{document, selection, jobs, settings, notices, nullptr};
};

}  // namespace annulus::tests
