#include "core/base/hash.h"
#include "core/dicom/Prober.h"
#include "core/dicom/readFacts.h"
#include "tests/core/dicom/objects.h"
#include "tests/support/runTests.h"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

using namespace annulus;
using namespace annulus::tests;

/// Truth: the same file read in this process, and stand-in decoders (shell scripts) that crash, hang, babble or lie on purpose.
class ProberTest : public QObject {
    Q_OBJECT
    ObjectFolder folder_;

    ProberSettings standIn(const std::string& script)
    {
        const auto path = folder_.path("decoder.sh");
        std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        ProberSettings settings;
        settings.executable = path;
        settings.limits.secondsPerFrame = 0.5;
        settings.limits.secondsPerFile = 2;
        return settings;
    }
    std::string sentence(const std::string& script)
    {
        const auto probed = Prober(standIn(script)).probe("some.dcm");
        return probed.refused ? probed.refused->sentence() : std::string("accepted");
    }

private slots:
    void facts_hash_and_thumbnail_equal_those_of_this_process()
    {
        auto file = greyObject();
        file.getDataset()->putAndInsertString(DCM_ImagerPixelSpacing, "0.07\\0.05");
        file.getDataset()->putAndInsertString(DCM_SpecificCharacterSet, "GB18030");
        file.getDataset()->putAndInsertString(DCM_PatientName, "\xCD\xF5^\xD0\xA1\xB6\xAB");
        const auto path = folder_.save(std::move(file), "a b\n\xff.dcm");  // any bytes are a name
        const auto probed = Prober().probe(path);
        QVERIFY2(!probed.refused, probed.refused ? probed.refused->sentence().c_str() : "");
        QCOMPARE(probed.path, path);
        QVERIFY(*probed.facts == *readFacts(path));
        QCOMPARE(probed.hash, *hashFile(path));
        QCOMPARE(probed.thumbnail->grid.size, (Size{3, 2, 1}));
        QCOMPARE(std::get<std::vector<std::uint8_t>>(probed.thumbnail->pixels).back(), std::uint8_t(255));
    }
    void one_child_serves_good_and_bad_files_alike()
    {
        const auto good = folder_.save(greyObject(), "good.dcm");
        std::ofstream(folder_.path("bad.dcm")) << "no image";
        Prober prober;
        for (int round = 0; round < 3; ++round) {
            QVERIFY(!prober.probe(good).refused);
            const auto bad = prober.probe(folder_.path("bad.dcm"));
            QVERIFY(bad.refused->sentence().find("bad.dcm: The file is not DICOM") != std::string::npos);
        }
    }
    void all_frames_are_decoded_so_a_broken_last_one_refuses_the_file()
    {
        auto file = greyObject({1, 2, 3, 4, 5, 6, 7, 8, 9});
        file.getDataset()->putAndInsertString(DCM_NumberOfFrames, "2");
        const auto probed = Prober().probe(folder_.save(std::move(file), "half.dcm"));
        QVERIFY(probed.refused->sentence().find("has 18 bytes; frame 2") != std::string::npos);
        QCOMPARE(probed.facts->frames, 2);
        QVERIFY(probed.thumbnail == nullptr);
    }
    void every_death_of_the_decoder_is_one_sentence_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("words");
        QTest::newRow("crash") << "kill -SEGV $$" << "some.dcm: Decoding it ended the decoder (signal 11).";
        QTest::newRow("exit") << "exit 7" << "ended the decoder (exit 7)";
        QTest::newRow("hang") << "exec sleep 100" << "took more than 0.5 s";
        QTest::newRow("signs of life for ever") << "while :; do echo; sleep 0.1; done" << "took more than 2 s";
        QTest::newRow("processor time") << "kill -XCPU $$" << "more than 2 s";
        QTest::newRow("nonsense") << "head -c 9 >/dev/null; echo hello; sleep 100" << "answer cannot be read";
        QTest::newRow("wrong type") << "head -c 9 >/dev/null; echo '{\"hash\":5,\"warnings\":[]}'; sleep 100" << "answer cannot be read";
        QTest::newRow("false thumbnail") << "head -c 9 >/dev/null; echo '{\"hash\":\"\",\"warnings\":[],\"thumbnail\":{\"columns\":9,\"rows\":9,\"base64\":\"\"}}'; sleep 100"
                                         << "answer cannot be read";
    }
    void every_death_of_the_decoder_is_one_sentence()
    {
        QFETCH(QString, script);
        QFETCH(QString, words);
        const std::string got = sentence(script.toStdString());
        QVERIFY2(got.find(words.toStdString()) != std::string::npos, got.c_str());
    }
    void the_next_file_gets_a_new_decoder()
    {
        Prober prober(standIn("head -c 9 >/dev/null; [ -e " + folder_.path("once").string() + " ] || { touch " + folder_.path("once").string() +
                              "; kill -SEGV $$; }; echo '{\"hash\":\"\",\"warnings\":[]}'; sleep 100"));
        QVERIFY(prober.probe("some.dcm").refused);
        QVERIFY(!prober.probe("some.dcm").refused);
    }
    void a_decoder_that_is_not_there_is_one_sentence()
    {
        ProberSettings settings;
        settings.executable = "/nowhere/annulus-cli";
        QVERIFY(Prober(settings).probe("some.dcm").refused->sentence().find("/nowhere/annulus-cli could not be started") != std::string::npos);
    }
    void more_memory_than_allowed_is_one_sentence()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers reserve terabytes of addresses, so the limit is off");
#endif
        auto file = greyObject(std::vector<Uint16>(6));
        file.getDataset()->putAndInsertUint16(DCM_Rows, 10000);
        file.getDataset()->putAndInsertUint16(DCM_Columns, 10000);
        std::vector<Uint16> pixels(100000000);
        file.getDataset()->putAndInsertUint16Array(DCM_PixelData, pixels.data(), pixels.size());
        ProberSettings settings;
        settings.limits.memoryBytes = std::uint64_t(400) << 20;
        const auto probed = Prober(settings).probe(folder_.save(std::move(file), "big.dcm"));
        QVERIFY2(probed.refused && probed.refused->sentence().find("more memory than is allowed") != std::string::npos,
                 probed.refused ? probed.refused->sentence().c_str() : "accepted");
    }
    void a_cancel_ends_the_wait_and_the_child()
    {
        std::stop_source stop;
        std::jthread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            stop.request_stop();
        });
        ProberSettings settings = standIn("exec sleep 100");
        settings.limits.secondsPerFrame = settings.limits.secondsPerFile = 1000;
        const auto probed = Prober(settings).probe("some.dcm", Progress({}, stop.get_token()));
        QCOMPARE(probed.refused->code, Errc::cancelled);
    }
    void no_child_stays_behind()
    {
        {
            Prober alive(standIn("exec sleep 100"));
            (void)alive.probe("some.dcm");
            Prober idle;
            (void)idle.probe(folder_.path("missing"));
        }
        QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1);  // ECHILD: neither running nor waiting to be reaped
    }
};

ANNULUS_TEST(ProberTest);
#include "Prober_test.moc"
