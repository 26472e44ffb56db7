#include "core/readout/bundleFile.h"

#include "core/base/files.h"
#include "core/base/hash.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <span>
#include <stdexcept>

namespace annulus {
namespace {

using nlohmann::json;

constexpr const char* formatKey = "annulusBundle";
constexpr const char* sealKey = "sha256";
constexpr const char* contentKey = "bundle";

/// The words of an enumeration, in its order.
template <class E>
constexpr std::array<const char*, 0> words{};
template <>
constexpr std::array<const char*, 2> words<BundlePredictor::Origin>{"feature", "clinical"};
template <>
constexpr std::array<const char*, 4> words<BundlePredictor::Coding>{"number", "cut", "score", "factor"};
template <>
constexpr std::array<const char*, 4> words<BundleLink>{"binary", "oneVsRest", "multinomial", "ordinal"};

// The fields of each struct, once for both directions: `field(name, member)` writes or reads.

template <class F> void fields(F& field, BundlePredictor& p)
{
    field("name", p.name), field("source", p.source), field("origin", p.origin), field("coding", p.coding), field("cuts", p.cuts);
    field("levels", p.levels), field("otherNames", p.otherNames), field("unit", p.unit), field("label", p.label);
    field("knownWhen", p.knownWhen), field("low", p.low), field("high", p.high), field("missingInTraining", p.missingInTraining), field("fill", p.fill);
}
template <class F> void fields(F& field, BundleColumn& c)
{
    field("name", c.name), field("predictor", c.predictor), field("level", c.level), field("mean", c.mean), field("scale", c.scale), field("centre", c.centre);
}
template <class F> void fields(F& field, LinearEquation& e) { field("intercept", e.intercept), field("columns", e.columns), field("scores", e.scores); }
template <class F> void fields(F& field, BundleScore& s) { field("name", s.name), field("equation", s.equation), field("low", s.low), field("high", s.high); }
template <class F> void fields(F& field, KernelEquation& e)
{
    field("columns", e.columns), field("vectors", e.machine.vectors), field("coefficients", e.machine.coefficients), field("rho", e.machine.rho);
    field("gamma", e.machine.gamma), field("plattA", e.platt.a), field("plattB", e.platt.b);
}
template <class F> void fields(F& field, BundleEquation& e)
{
    field("outcome", e.outcome), field("form", e.form), field("covariance", e.covariance), field("covarianceOf", e.covarianceOf);
}
template <class F> void fields(F& field, OperatingPoint& p)
{
    field("outcome", p.outcome), field("threshold", p.threshold), field("origin", p.origin), field("set", p.set);
    field("tp", p.tp), field("fp", p.fp), field("fn", p.fn), field("tn", p.tn);
}
template <class F> void fields(F& field, BundleFigure& f)
{
    field("set", f.set), field("outcome", f.outcome), field("metric", f.metric), field("value", f.value), field("low", f.low), field("high", f.high);
}
template <class F> void fields(F& field, TrainingRow& r) { field("key", r.key), field("outcome", r.outcome), field("risks", r.risks), field("columns", r.columns); }
template <class F> void fields(F& field, TrainingImages& i)
{
    field("intents", i.intents), field("spacingBases", i.spacingBases), field("lossy", i.lossy), field("uncalibrated", i.uncalibrated), field("mostRingLoss", i.mostRingLoss);
}
template <class F> void fields(F& field, Bundle& b)
{
    field("name", b.name), field("about", b.about), field("outcome", b.outcome), field("classes", b.classes), field("link", b.link);
    field("isDemonstration", b.isDemonstration), field("predictors", b.predictors), field("columns", b.columns), field("scores", b.scores);
    field("equations", b.equations), field("thresholds", b.thresholds), field("mostImputed", b.mostImputed), field("points", b.points);
    field("figures", b.figures), field("training", b.training), field("salt", b.salt), field("extraction", b.extraction), field("codebook", b.codebook), field("views", b.views);
    field("lesion", b.lesion), field("images", b.images), field("protocol", b.protocol), field("mode", b.mode), field("model", b.model);
    field("runHash", b.runHash), field("program", b.program), field("created", b.created);
}

// Writing.

json written(double value)
{
    if (std::isnan(value))
        return nullptr;  // a figure that nobody could compute
    if (std::isinf(value))
        return value > 0 ? "Inf" : "-Inf";
    return value;
}
template <class T>
    requires std::is_same_v<T, std::string> || std::is_integral_v<T>
json written(const T& value) { return value; }
json written(float value) { return static_cast<double>(value); }
json written(const std::map<std::string, std::string>& value) { return value; }
template <class T>
    requires std::is_enum_v<T>
json written(T value) { return words<T>.at(static_cast<std::size_t>(value)); }
json written(const std::optional<double>& value) { return value ? written(*value) : json(nullptr); }
json written(const Eigen::VectorXd& value) { return std::vector<double>(value.data(), value.data() + value.size()); }
json written(const Eigen::MatrixXd& value)
{
    json rows = json::array();
    for (Eigen::Index row = 0; row < value.rows(); ++row)
        rows.push_back(written(Eigen::VectorXd(value.row(row))));
    return rows;
}
template <class T> json written(const std::vector<T>& values);
template <class... F> json written(const std::variant<F...>& form);

struct Writer {
    json out = json::object();
    template <class T> void operator()(const char* name, const T& value);
};

template <class T>
json writtenStruct(const T& value)
{
    Writer writer;
    fields(writer, const_cast<T&>(value));  // a writer changes nothing
    return std::move(writer.out);
}
template <class T>
json writtenAny(const T& value)
{
    if constexpr (requires { written(value); })
        return written(value);
    else
        return writtenStruct(value);
}
template <class T>
json written(const std::vector<T>& values)
{
    json list = json::array();
    for (const T& value : values)
        list.push_back(writtenAny(value));
    return list;
}
template <class... F>  // a template, so that a linear equation by itself is not taken for one of them
json written(const std::variant<F...>& form)
{
    const auto* linear = std::get_if<LinearEquation>(&form);
    return linear ? json{{"linear", writtenStruct(*linear)}} : json{{"kernel", writtenStruct(std::get<KernelEquation>(form))}};
}
template <class T>
void Writer::operator()(const char* name, const T& value) { out[name] = writtenAny(value); }

// Reading. What does not fit throws, and becomes a sentence in parseBundle.

void read(const json& from, double& to)
{
    if (from.is_null())
        to = std::nan("");
    else if (from.is_string())
        to = from == "Inf" ? HUGE_VAL : -HUGE_VAL;
    else
        to = from.get<double>();
}
template <class T>
    requires std::is_same_v<T, std::string> || std::is_integral_v<T>
void read(const json& from, T& to) { to = from.get<T>(); }
void read(const json& from, float& to) { to = static_cast<float>(from.get<double>()); }
void read(const json& from, std::map<std::string, std::string>& to) { to = from.get<std::map<std::string, std::string>>(); }
template <class T>
    requires std::is_enum_v<T>
void read(const json& from, T& to)
{
    const auto word = from.get<std::string>();
    for (std::size_t place = 0; place < words<T>.size(); ++place)
        if (word == words<T>[place]) {
            to = static_cast<T>(place);
            return;
        }
    throw std::runtime_error("unknown word '" + word + "'");
}
void read(const json& from, std::optional<double>& to) { to = from.is_null() ? std::nullopt : std::optional(from.get<double>()); }
void read(const json& from, Eigen::VectorXd& to)
{
    const auto values = from.get<std::vector<double>>();
    to = Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}
void read(const json& from, Eigen::MatrixXd& to)
{
    to.resize(static_cast<Eigen::Index>(from.size()), from.empty() ? 0 : static_cast<Eigen::Index>(from.at(0).size()));
    for (Eigen::Index row = 0; row < to.rows(); ++row) {
        Eigen::VectorXd values;
        read(from.at(static_cast<std::size_t>(row)), values);
        if (values.size() != to.cols())
            throw std::runtime_error("rows of different length");
        to.row(row) = values.transpose();
    }
}
template <class T> void read(const json& from, std::vector<T>& to);
void read(const json& from, std::variant<LinearEquation, KernelEquation>& to);

struct Reader {
    const json& from;
    template <class T> void operator()(const char* name, T& value);
};

template <class T>
void readStruct(const json& from, T& to)
{
    Reader reader{from};
    fields(reader, to);
}
template <class T>
void readAny(const json& from, T& to)
{
    if constexpr (requires { read(from, to); })
        read(from, to);
    else
        readStruct(from, to);
}
template <class T>
void read(const json& from, std::vector<T>& to)
{
    if (!from.is_array())
        throw std::runtime_error("a list is no list");
    to.clear();
    to.reserve(from.size());
    for (const json& item : from)
        readAny(item, to.emplace_back());
}
void read(const json& from, std::variant<LinearEquation, KernelEquation>& to)
{
    if (from.contains("linear"))
        readStruct(from.at("linear"), to.emplace<LinearEquation>());
    else
        readStruct(from.at("kernel"), to.emplace<KernelEquation>());
}
template <class T>
void Reader::operator()(const char* name, T& value) { readAny(from.at(name), value); }

std::string sealOf(const json& content)
{
    const std::string text = content.dump();
    return Sha256().addBytes(std::as_bytes(std::span(text))).hex();
}

Error unreadable(std::string_view found) { return {Errc::corrupt, message("readout", "The model bundle is damaged: %1.", found), {}}; }

}  // namespace

std::string bundleHash(const Bundle& bundle) { return sealOf(writtenStruct(bundle)); }

std::string bundleText(const Bundle& bundle)
{
    const json content = writtenStruct(bundle);
    return nlohmann::ordered_json{{formatKey, bundleFormat}, {sealKey, sealOf(content)}, {contentKey, content}}.dump(1) + "\n";
}

Result<Bundle> parseBundle(std::string_view text)
{
    try {
        const json whole = json::parse(text);
        if (!whole.is_object() || !whole.contains(formatKey))
            return Error{Errc::unsupported, message("readout", "This is not a model bundle."), {}};
        if (const json& format = whole.at(formatKey); format != bundleFormat)
            return Error{Errc::unsupported, message("readout", "The model bundle has format %1; this program reads format %2.", format.dump(), bundleFormat), {}};
        const json& content = whole.at(contentKey);
        if (sealOf(content) != whole.at(sealKey).get<std::string>())
            return Error{Errc::corrupt, message("readout", "The model bundle was changed after it was made: its content does not have the SHA-256 it carries."), {}};
        Bundle bundle;
        readStruct(content, bundle);
        if (auto fits = checkBundle(bundle); !fits)
            return fits.error();
        return bundle;
    } catch (const json::parse_error&) {
        return Error{Errc::unsupported, message("readout", "This is not a model bundle."), {}};
    } catch (const std::exception& problem) {
        return unreadable(problem.what());
    }
}

Result<void> writeBundle(const Bundle& bundle, const std::filesystem::path& file)
{
    if (auto fits = checkBundle(bundle); !fits)
        return fits;
    return writeFileAtomically(file, bundleText(bundle));
}

Result<Bundle> readBundle(const std::filesystem::path& file)
{
    constexpr std::uintmax_t mostBytes = std::uintmax_t{256} << 20;
    std::error_code code;
    if (const auto size = std::filesystem::file_size(file, code); !code && size > mostBytes)
        return Error{Errc::limit, message("readout", "The model bundle has %1 MB; at most %2 are read.", size >> 20, mostBytes >> 20), toUtf8(file)};
    const auto text = readTextFile(file);
    if (!text)
        return text.error();
    auto bundle = parseBundle(*text);
    if (!bundle)
        return std::move(bundle).error().in(toUtf8(file));
    return bundle;
}

}  // namespace annulus
