#include "core/base/random.h"
#include "core/evaluation/optimism.h"
#include "core/evaluation/splits.h"
#include "core/model/Svm.h"
#include "core/selection/cyclicLasso.h"
#include "core/selection/lassoCv.h"
#include "core/selection/multinomialLasso.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

// What the statistics promise in seconds, with glmnet and scikit-learn on the same numbers in the same run where they are installed
// (r-cran-glmnet, python3-sklearn). Shapes are those of paper A: 586 training rows, 1302 and 2818 features.
using namespace annulus;

namespace {

double secondsOf(const std::function<void()>& body)
{
    const auto start = std::chrono::steady_clock::now();
    body();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Of all threads; what stays when the machine has other work to do.
double processorSecondsOf(const std::function<void()>& body)
{
    const std::clock_t start = std::clock();
    body();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Data {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
    std::vector<int> fold;
};

/// Blocks of forty columns that share a factor (within-block correlation about 0.9 to 0.3), the outcome on ten of the factors.
Data textures(Eigen::Index rows, Eigen::Index columns)
{
    Random random(1);
    Data data{Eigen::MatrixXd(rows, columns), Eigen::VectorXd(rows), {}};
    for (Eigen::Index row = 0; row < rows; ++row) {
        double factor = 0, linear = 0;
        for (Eigen::Index column = 0; column < columns; ++column) {
            if (column % 40 == 0) {
                factor = random.normal();
                linear += column / 40 < 10 ? 0.5 * factor : 0;
            }
            data.x(row, column) = factor + (0.3 + 0.04 * static_cast<double>(column % 40)) * random.normal();
        }
        data.y[row] = random.uniform() < 1 / (1 + std::exp(-linear)) ? 1 : 0;
        data.fold.push_back(static_cast<int>(row % 10));
    }
    for (Eigen::Index column = 0; column < columns; ++column) {
        data.x.col(column).array() -= data.x.col(column).mean();
        data.x.col(column) /= std::sqrt(data.x.col(column).squaredNorm() / static_cast<double>(rows));
    }
    return data;
}

std::filesystem::path written(const Data& data)
{
    const auto file = std::filesystem::temp_directory_path() / "annulus-models-bench.csv";
    std::ofstream out(file);
    out.precision(17);
    for (Eigen::Index row = 0; row < data.x.rows(); ++row) {
        out << data.y[row] << ',' << data.fold[static_cast<std::size_t>(row)] + 1;
        for (Eigen::Index column = 0; column < data.x.cols(); ++column)
            out << ',' << data.x(row, column);
        out << '\n';
    }
    return file;
}

bool answers(const std::string& command) { return std::system((command + " > /dev/null 2>&1").c_str()) == 0; }

/// Prints the seconds that the peer counts itself, without its start-up and reading.
void runPeer(const char* name, const std::string& program, const std::string& script)
{
    const auto file = std::filesystem::temp_directory_path() / "annulus-models-bench.script";
    std::ofstream(file) << script;
    std::printf("  %-34s ", name);
    std::fflush(stdout);
    if (std::system((program + " " + file.string()).c_str()) != 0)
        std::printf("failed\n");
}

void benchBinomial(Eigen::Index columns)
{
    const Data data = textures(586, columns);
    std::printf("binomial LASSO, 10 folds, 586 x %td, 100 lambdas\n", columns);
    for (const int threads : {1, 0}) {
        LassoCvSettings settings;
        settings.threads = threads;
        settings.path.tolerance = 1e-5;  // cv.glmnet's own residual is printed beside
        const auto cv = lassoCv(data.x, data.y, data.fold, settings);  // once to warm up, and for the residual
        if (!cv) {
            std::printf("  %s\n", cv.error().sentence().c_str());
            return;
        }
        double worst = 0;
        for (std::size_t at = 0; at < cv->path.lambda.size(); at += 9)
            worst = std::max(worst, optimalityResidual(data.x, data.y, settings.path, cv->path.coefficients[at], cv->path.lambda[at]));
        double wall = 0;
        const double processor = processorSecondsOf([&] { wall = secondsOf([&] { (void)lassoCv(data.x, data.y, data.fold, settings).ok(); }); });
        std::printf("  %-34s %6.2f s (processor %.2f s)   residual %.1e   %zu lambdas, %zu selected at the best\n",
                    threads == 1 ? "annulus, one thread" : "annulus, all threads", wall, processor, worst, cv->path.lambda.size(), cv->nonZero[cv->best]);
    }
    if (answers("Rscript -e 'library(glmnet)'"))
        runPeer("cv.glmnet", "OMP_NUM_THREADS=1 Rscript", R"(suppressMessages(library(glmnet)); d <- as.matrix(read.csv(")" + written(data).string() + R"(", header=FALSE))
x <- d[,-(1:2)]; y <- d[,1]; f <- d[,2]; t <- system.time(cv <- cv.glmnet(x, y, family="binomial", foldid=f))[["elapsed"]]
w <- 0; g <- cv$glmnet.fit; for (k in seq(1, length(g$lambda), 9)) { p <- predict(g, x, s=g$lambda[k], type="response"); s <- crossprod(x, y-p)/nrow(x); b <- g$beta[,k]; w <- max(w, abs(s)-g$lambda[k], abs(s[b!=0]-g$lambda[k]*sign(b[b!=0]))) }
cat(sprintf("%6.2f s   residual %.1e   %d lambdas\n", t, w, length(cv$lambda)))
)");
    else
        std::printf("  cv.glmnet is not installed\n");
}

/// HER2 zero, low, positive: the outcome in thirds of a noisy sum.
void benchMultinomial(Eigen::Index columns)
{
    const Data data = textures(586, columns);
    std::vector<int> level;
    Random random(9);
    for (Eigen::Index row = 0; row < data.x.rows(); ++row) {
        const double sum = data.x(row, 0) + data.x(row, 40) + 1.5 * random.normal();
        level.push_back(sum < -0.8 ? 0 : sum < 0.8 ? 1 : 2);
    }
    std::printf("multinomial LASSO, 3 classes, 10 folds, 586 x %td, 100 lambdas\n", columns);
    for (const int threads : {1, 0}) {
        LassoCvSettings settings;
        settings.threads = threads;
        settings.path.tolerance = 1e-5;
        double wall = 0;
        std::size_t lambdas = 0;
        const double processor = processorSecondsOf([&] {
            wall = secondsOf([&] {
                const auto cv = multinomialCv(data.x, level, 3, data.fold, settings);
                lambdas = cv ? cv->path.lambda.size() : 0;
            });
        });
        std::printf("  %-34s %6.2f s (processor %.2f s)   %zu lambdas\n", threads == 1 ? "annulus, one thread" : "annulus, all threads", wall, processor, lambdas);
    }
}

void benchGaussian(Eigen::Index columns)
{
    const Data data = textures(586, columns);
    std::printf("gaussian LASSO on 0/1, 10 folds, 586 x %td, 50 alphas from 10 to 1e-4\n", columns);
    CyclicLassoSettings settings;
    for (int at = 0; at < 50; ++at)
        settings.alphas.push_back(std::pow(10.0, -4 + 5 * at / 49.0));
    for (const int threads : {1, 0}) {
        settings.threads = threads;
        const double seconds = secondsOf([&] { (void)cyclicLassoCv(data.x, data.y, data.fold, settings).ok(); });
        std::printf("  %-34s %6.2f s\n", threads == 1 ? "annulus, one thread" : "annulus, all threads", seconds);
    }
    if (answers("/usr/bin/python3 -c 'import sklearn'"))
        runPeer("LassoCV", "OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3", R"(import time, numpy as np, warnings
warnings.simplefilter("ignore")
from sklearn.linear_model import LassoCV
from sklearn.model_selection import PredefinedSplit
d = np.loadtxt(")" + written(data).string() + R"(", delimiter=",")
t = time.time(); LassoCV(alphas=np.logspace(-4, 1, 50), cv=PredefinedSplit(d[:, 1] - 1), max_iter=100000, n_jobs=1).fit(d[:, 2:], d[:, 0]); print("%6.2f s" % (time.time() - t))
)");
    else
        std::printf("  LassoCV is not installed\n");
}

void benchBootstrap()
{
    Random random(4);
    Eigen::MatrixXd x = Eigen::MatrixXd::Ones(586, 11);
    Eigen::VectorXd y(586);
    for (Eigen::Index row = 0; row < 586; ++row) {
        for (Eigen::Index column = 1; column < 11; ++column)
            x(row, column) = random.normal();
        y[row] = random.uniform() < 1 / (1 + std::exp(-x(row, 1) + 0.5 * x(row, 2))) ? 1 : 0;
    }
    std::printf("2,000 bootstraps of a nomogram, 586 rows, 10 coefficients\n");
    const auto rows = replicateRows(586, 2000, 1);
    std::vector<double> places;
    for (int at = 1; at < 20; ++at)
        places.push_back(at * 0.05);
    for (const int threads : {1, 0}) {
        const double calibration = secondsOf([&] { (void)calibrateLogistic(x, y, rows, places, threads).ok(); });
        const double validation = secondsOf([&] { (void)validateLogistic(x, y, rows, threads).ok(); });
        std::printf("  %-34s %6.2f s calibration, %6.2f s validation\n", threads == 1 ? "annulus, one thread" : "annulus, all threads", calibration, validation);
    }
}

void benchMachine()
{
    const Data data = textures(586, 20);
    std::vector<int> label;
    for (const double y : data.y)
        label.push_back(static_cast<int>(y));
    std::printf("support vector machine, 586 x 20, grid of 5 x 5 by 10 folds\n");
    const double scale = scaleGamma(data.x);
    for (const int threads : {1, 0}) {
        const double seconds = secondsOf([&] {
            (void)chooseSvm(data.x, label, foldRows(data.fold), {0.01, 0.1, 1, 10, 100}, {scale / 100, scale / 10, scale, scale * 10, scale * 100}, {}, threads).ok();
        });
        std::printf("  %-34s %6.2f s\n", threads == 1 ? "annulus, one thread" : "annulus, all threads", seconds);
    }
}

}  // namespace

int main()
{
    if (FILE* load = std::fopen("/proc/loadavg", "r")) {
        char text[64] = {};
        if (std::fgets(text, sizeof text, load))
            std::printf("load %s", text);
        std::fclose(load);
    }
    benchBinomial(1302);
    benchBinomial(2818);
    benchMultinomial(1302);
    benchGaussian(1302);
    benchBootstrap();
    benchMachine();
}
