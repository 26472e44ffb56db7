#pragma once

#include "tests/support/places.h"

#include <QProcess>
#include <QStringList>

#include <string>

namespace annulus::tests {

struct Ran {
    int status = -1;
    std::string output, errors;
};

/// Runs the built annulus-cli.
inline Ran runCli(const QStringList& arguments, const QString& workingFolder = {})
{
    QProcess process;
    process.setWorkingDirectory(workingFolder);
    process.start(QString::fromStdString((binaryFolder() / "bin/annulus-cli").string()), arguments);
    process.waitForFinished(-1);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput().toStdString(), process.readAllStandardError().toStdString()};
}

}  // namespace annulus::tests
