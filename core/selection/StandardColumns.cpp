#include "core/selection/StandardColumns.h"

#include <cmath>

namespace annulus {

StandardColumns standardColumns(const Eigen::MatrixXd& x, const std::vector<Eigen::Index>& rows, const Eigen::VectorXd& weights, bool scaled)
{
    StandardColumns all;
    all.rows = rows.size();
    all.stride = paddedLength(rows.size());
    all.values.assign(all.stride * static_cast<std::size_t>(x.cols()), 0.0);
    all.mean.resize(x.cols());
    all.scale.resize(x.cols());
    all.length.resize(x.cols());
    std::vector<double> padded(all.stride, 0.0), squares(all.stride, 0.0);
    for (std::size_t row = 0; row < rows.size(); ++row)
        padded[row] = weights[static_cast<Eigen::Index>(row)];
    const ColumnKernels& kernel = columnKernels();
    for (Eigen::Index at = 0; at < x.cols(); ++at) {
        double* column = all.values.data() + static_cast<std::size_t>(at) * all.stride;
        const double* source = x.data() + at * x.outerStride();
        bool varies = false;
        const double first = source[rows.front()];
        for (std::size_t row = 0; row < rows.size(); ++row) {
            column[row] = source[rows[row]];
            varies = varies || column[row] != first;
        }
        const double mean = kernel.dot(column, padded.data(), all.stride);
        for (std::size_t row = 0; row < rows.size(); ++row)
            column[row] -= mean;
        kernel.multiply(column, column, squares.data(), all.stride);
        const double deviation = std::sqrt(kernel.dot(squares.data(), padded.data(), all.stride));
        all.mean[at] = mean;
        all.scale[at] = varies && deviation > 0 ? (scaled ? deviation : 1.0) : 0.0;
        all.length[at] = all.scale[at] == 0 ? 0 : deviation / all.scale[at];
        if (all.scale[at] == 0)
            std::fill_n(column, rows.size(), 0.0);
        else if (scaled)
            for (std::size_t row = 0; row < rows.size(); ++row)
                column[row] /= deviation;
    }
    return all;
}

}  // namespace annulus
