#include "core/features/parameterFile.h"
#include "tests/fuzz/mutate.h"
#include "tests/support/runTests.h"

using namespace annulus;
using namespace annulus::tests;

/// Truth: this process is still there, and every refusal says something.
class ParameterFileFuzzTest : public QObject {
    Q_OBJECT

private slots:
    void a_mutated_parameter_file_is_understood_or_refused()
    {
        constexpr int rounds = 20000;
        const std::string whole = R"(# all kinds of entries
imageType:
  Original: {}
  LoG: {sigma: [1, 2.0, 3]}
  Wavelet: {binWidth: 10}
featureClass:
  firstorder: []
  glcm: ['Autocorrelation', 'JointAverage']
  shape2D:
setting:
  binWidth: 25
  normalize: true
  normalizeScale: 100
  resampledPixelSpacing: [0.2, 0.2]
  interpolator: sitkBSpline
  force2D: true
  label: 1
  distances: [1, 2]
annulus:
  spacing: patient
)";
        const Random seeds(20260104);
        for (int round = 0; round < rounds; ++round) {
            const auto read = parseParameters(mutated(whole, seeds.split(static_cast<std::uint64_t>(round))));
            if (!read) {
                QVERIFY(!read.error().what.english().empty());
                continue;
            }
            for (const Message& refusal : read->refused)
                QVERIFY(!refusal.english().empty());
        }
    }
};
ANNULUS_TEST(ParameterFileFuzzTest);
#include "parameterFile_test.moc"
