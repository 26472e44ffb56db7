#include "core/methods/Method.h"

#include <algorithm>

namespace annulus {

// one line a method; description and tests
extern const Method anovaMethod;
extern const Method chiSquareMethod;
extern const Method descriptiveMethod;
extern const Method fisherMethod;
extern const Method kruskalMethod;
extern const Method mannWhitneyMethod;
extern const Method mcNemarMethod;
extern const Method pAdjustMethod;
extern const Method qqMethod;
extern const Method shapiroMethod;
extern const Method tTestMethod;
extern const Method tableOneMethod;
extern const Method wilcoxonMethod;
// agreement, correlation, scaling
extern const Method correlationMethod;
extern const Method iccMethod;
extern const Method zscoreMethod;
// regression
extern const Method logisticMethod;
extern const Method logisticUnivariateMethod;
extern const Method logisticFirthMethod;
extern const Method ordinalMethod;
extern const Method multinomialMethod;
extern const Method stepwiseMethod;
extern const Method vifMethod;
// selection, models, validation
extern const Method glmnetMethod;
extern const Method lassoSklearnMethod;
extern const Method svmRbfMethod;
extern const Method svmSklearnMethod;
extern const Method plattMethod;
extern const Method smoteMethod;
extern const Method zscoreSklearnMethod;
extern const Method nomogramMethod;
extern const Method validateMethod;
extern const Method svmTuneMethod;
extern const Method radscoreMethod;
extern const Method splitMethod;
extern const Method foldsMethod;
extern const Method crossValidateMethod;
extern const Method permutationMethod;
extern const Method calibrateBootMethod;
// discrimination, calibration, usefulness
extern const Method aucBootstrapMethod;
extern const Method calibrationMethod;
extern const Method dcaMethod;
extern const Method delongTestMethod;
extern const Method diagnosticMethod;
extern const Method hosmerLemeshowMethod;
extern const Method metricsSklearnMethod;
extern const Method multiclassMethod;
extern const Method nriIdiMethod;
extern const Method rocMethod;

std::span<const Method* const> allMethods()
{
    static const Method* const methods[] = {
        // description and tests
        &descriptiveMethod,
        &tableOneMethod,
        &qqMethod,
        &shapiroMethod,
        &tTestMethod,
        &mannWhitneyMethod,
        &wilcoxonMethod,
        &anovaMethod,
        &kruskalMethod,
        &chiSquareMethod,
        &fisherMethod,
        &mcNemarMethod,
        &pAdjustMethod,
        // agreement, correlation, scaling
        &iccMethod,
        &correlationMethod,
        &zscoreMethod,
        // regression
        &logisticMethod,
        &logisticUnivariateMethod,
        &logisticFirthMethod,
        &ordinalMethod,
        &multinomialMethod,
        &stepwiseMethod,
        &vifMethod,
        // selection, models, validation
        &glmnetMethod,
        &lassoSklearnMethod,
        &svmRbfMethod,
        &svmSklearnMethod,
        &plattMethod,
        &smoteMethod,
        &zscoreSklearnMethod,
        &nomogramMethod,
        &svmTuneMethod,
        &radscoreMethod,
        &splitMethod,
        &foldsMethod,
        &crossValidateMethod,
        &permutationMethod,
        &validateMethod,
        &calibrateBootMethod,
        // discrimination, calibration, usefulness
        &rocMethod,
        &multiclassMethod,
        &delongTestMethod,
        &aucBootstrapMethod,
        &diagnosticMethod,
        &metricsSklearnMethod,
        &calibrationMethod,
        &hosmerLemeshowMethod,
        &dcaMethod,
        &nriIdiMethod,
    };
    return methods;
}

const Method* findMethod(std::string_view name)
{
    const auto methods = allMethods();
    const auto found = std::find_if(methods.begin(), methods.end(), [name](const Method* method) { return method->name == name; });
    return found == methods.end() ? nullptr : *found;
}

}  // namespace annulus
