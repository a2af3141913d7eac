//! The notebook's Markdown cells and the texts of its charts.

use crate::{
    lab::{
        geometry::{CLOUD_POINTS, FEATURES},
        growth::{Chain, Outcome as Growth},
        matrix::Matrix,
        normalization::Outcome,
        real::Real,
        relatives::{Refusal, Relative},
        scenario::{self, Axis, Divisor, LayerNorm, NormalizedShape, Precision, Product},
        station::Station,
    },
    words::{layer_format, relatives::name},
};

/// The first cell.
pub const TITLE: &str = "# LayerNorm, step by step\n\n\
     This notebook recomputes in PyTorch what the LayerNorm Lab showed when you exported it. \
     It needs PyTorch 2.4 or newer, and matplotlib for the charts. Run the cells from top to bottom. \
     Then change a number and run them again: the last cell compares every result with the lab’s.";
/// Printed without matplotlib.
pub const NO_MATPLOTLIB: &str = "The charts need matplotlib. Install it with `pip install matplotlib` and restart the notebook; without it, everything but the charts works.";
/// The titles of the norm charts, as the insides of f-strings.
pub const NORM_TITLES: [&str; 2] = [
    "Noise of size 1/s = {1 / scale:.4g}",
    "Noise of size s = {scale:.4g}",
];
/// The titles of the scatter with and without a correlation, as the insides of f-strings.
pub const CORRELATION_TITLES: [&str; 2] = ["r = {r:.2f}", "r is NaN"];
/// A row in the legend of the scatter, as the inside of an f-string.
pub const ROW: &str = "row {row + 1}";

/// Before the chains.
#[must_use]
pub fn chains(growth: &scenario::Growth) -> String {
    let size = growth.size;
    let times = match growth.steps {
        1 => "once".to_owned(),
        steps => format!("{steps} times"),
    };
    let product = match growth.product {
        Product::Elementwise => "entry by entry, `A * B`",
        Product::Matrix => "as matrices, `A @ B`",
    };
    let format = match growth.precision {
        Precision::Float32 => "",
        Precision::Float16 => " The start, the noise and every product are rounded to float16.",
        Precision::BFloat16 => " The start, the noise and every product are rounded to bfloat16.",
    };
    let reason = match (growth.layer_norm, growth.product) {
        (true, _) if size == 1 => {
            "LayerNorm follows every multiplication. A 1 × 1 matrix has one value per row, which is its own mean: LayerNorm makes it 0.".to_owned()
        }
        (true, _) => format!(
            "LayerNorm follows every multiplication. As long as the variance of each row is finite and far above ε = 10⁻⁵, every row then has mean 0 and variance 1, so the norm is √({size} · {size}) = {size}."
        ),
        (false, Product::Elementwise) => "A deep network also multiplies again and again, forward through its layers and backward through its gradients. It multiplies matrices; products entry by entry, as in the lecture, are the simpler case. Nothing here keeps the norm in check: over many steps factors compound.".to_owned(),
        (false, Product::Matrix) => format!(
            "A deep network multiplies matrices again and again, forward through its layers and backward through its gradients. Nothing here keeps the norm in check. Without rounding, noise of size f multiplies its root mean square over all draws by f·√{size} at every step, and over many steps factors compound."
        ),
    };
    format!(
        "## 1. Why normalise at all?\n\n\
         Two random {size} × {size} matrices are multiplied by fresh noise {times} ({product}): one by noise of size 1/s, the other by noise of size s.{format} \
         We measure the Frobenius norm, √(sum of all squares).\n\n{reason}"
    )
}

/// Before the charts of the norms: which norms have no point.
#[must_use]
pub fn norms(growth: &Growth, axis: Axis) -> String {
    let chains = [
        ("noise of size 1/s", &growth.shrinking),
        ("noise of size s", &growth.growing),
    ];
    let missing = chains.map(|(chain_name, chain)| missing_points(chain_name, chain, axis));
    format!("Each point is the norm after one step.{}", missing.concat())
}

/// Sentences on a chain's norms that the chart cannot show: once ∞, NaN or 0, a norm
/// stays ∞ or NaN, or 0.
fn missing_points(chain_name: &str, chain: &Chain, axis: Axis) -> String {
    let since = |is_missing: fn(f64) -> bool| {
        let mut norms = chain.steps.iter().map(|step| step.norm.to_f64());
        norms.position(is_missing).map(|index| index + 1)
    };
    let lost = since(|norm| !norm.is_finite()).map(|step| {
        format!(
            " With {chain_name} the norm is ∞ or NaN from step {step} on, so it has no points there."
        )
    });
    let zero = since(|norm| norm == 0.0).map(|step| {
        format!(
            " With {chain_name} the norm is 0 from step {step} on, which a logarithmic axis cannot show."
        )
    });
    let zero = zero.filter(|_| axis == Axis::Logarithmic);
    [lost, zero].map(Option::unwrap_or_default).concat()
}

/// Before the layer.
#[must_use]
pub fn layer(outcome: &Outcome, settings: &LayerNorm) -> String {
    let (rows, features) = (outcome.input.rows(), outcome.input.columns());
    let (shared, constant, each) = match settings.normalized_shape {
        NormalizedShape::Row => (
            "μ and v are the mean and the biased variance (divided by n) **of each row**: no sample depends on another, and a batch of one is enough.".to_owned(),
            "row",
            "feature",
        ),
        NormalizedShape::Whole => (
            format!(
                "Here the layer’s shape is the whole matrix, ({rows}, {features}): all its values share one mean μ and one biased variance v (divided by n)."
            ),
            "matrix",
            "entry of the matrix",
        ),
    };
    let eps = if is_zero(outcome, settings) {
        format!("ε is 0 here, so a constant {constant} divides by 0.")
    } else {
        format!("ε keeps a constant {constant} from dividing by 0.")
    };
    let format = format_note(Station::What, settings);
    let parameters = if is_at_start(outcome) {
        format!(
            "γ and β, one pair for each {each}, are learned in training. A new layer starts, as here, with γ = 1 and β = 0."
        )
    } else {
        format!(
            "γ and β, one pair for each {each}, are learned in training: the network chooses a scale and a shift, the same for every input. They do not restore what normalising removed."
        )
    };
    format!(
        "## 2. What does LayerNorm do to a matrix?\n\n\
         $$y = \\frac{{x - \\mu}}{{\\sqrt{{v + \\varepsilon}}}} \\cdot \\gamma + \\beta$$\n\n\
         A holds activations, the outputs of a layer: each row is a sample, each column a feature. {shared} {eps}{format}\n\n{parameters}"
    )
}

/// Before the statistics.
#[must_use]
pub fn statistics(outcome: &Outcome, settings: &LayerNorm, divisor: Divisor) -> String {
    let (rows, features) = (outcome.input.rows(), outcome.input.columns());
    let whole = settings.normalized_shape == NormalizedShape::Whole && rows > 1;
    let n = if whole { rows * features } else { features };
    let (place, subject) = if whole {
        ("over the whole matrix", "it")
    } else {
        ("in each row", "the row")
    };
    let normalised = if n == 1 {
        let mut values = outcome.input.values().iter();
        let result = if is_zero(outcome, settings) {
            "0/0, NaN"
        } else if values.all(|value| value.is_finite()) {
            "0"
        } else {
            "0, or NaN where x is ∞"
        };
        format!("A single value is its own mean, so x̂ = (x − μ)/√(v + ε) is {result}.")
    } else {
        let (others, bessel) = (n - 1, bessel(n));
        let rescaled = if is_at_start(outcome) {
            ""
        } else {
            " γ and β then rescale and shift x̂."
        };
        format!(
            "x̂ = (x − μ)/√(v + ε) has mean 0 and std 1 {place}, as long as {subject} is not constant and ε, rounding and overflow play no part. \
             That std divides by n = {n}; `torch.std`, which divides by n − 1 = {others}, gives √({n}/{others}) ≈ {bessel:.4} instead.{rescaled}"
        )
    };
    let single = match divisor {
        Divisor::Unbiased => "divides by n − 1 = 0 and is NaN",
        Divisor::Biased => "is 0 where the value is finite",
    };
    let others = match (whole, rows, features) {
        (_, 1, 1) => format!("The std of a single value {single}."),
        (true, _, 1) => format!(
            "The one column is the whole matrix. Each row is a single value, whose std {single}."
        ),
        (true, ..) => "Single rows and columns need not have mean 0 and std 1.".to_owned(),
        (false, 1, _) => format!("Each column is a single value, whose std {single}."),
        (false, _, 1) => format!("Each row’s std {single}."),
        (false, ..) => {
            "Columns are not normalised: their means and stds need not be 0 and 1.".to_owned()
        }
    };
    let printed = match divisor {
        Divisor::Unbiased => "The stds below divide by n − 1.",
        Divisor::Biased => "The stds below divide by n.",
    };
    format!("## 3. What happens to the statistics?\n\n{normalised} {others} {printed}")
}

/// Before the scatter.
#[must_use]
pub fn scatter(outcome: &Outcome, settings: &LayerNorm) -> String {
    let (rows, features) = (outcome.input.rows(), outcome.input.columns());
    let whole = settings.normalized_shape == NormalizedShape::Whole;
    let is_shared = whole || rows == 1;
    let n = if whole { rows * features } else { features };
    let (gamma, beta) = (common(&outcome.gamma), common(&outcome.beta));
    let line = match (gamma, beta) {
        _ if n == 1 => "A single value is its own mean, so every finite result is β.".to_owned(),
        (Some(0.0), _) => {
            "Since γ = 0, every finite result is β: the originals play no part.".to_owned()
        }
        (Some(gamma), Some(_)) => {
            let r = if gamma > 0.0 { "1" } else { "−1" };
            if is_shared {
                format!(
                    "All values share μ and v, so the points lie on one line, of slope γ/√(v + ε), and Pearson’s r is {r} up to rounding. It is NaN if all originals or all results are equal."
                )
            } else {
                format!(
                    "The points of a row lie on a line of slope γ/√(v + ε), so within a row Pearson’s r is {r} up to rounding (NaN if the row is constant). Rows with another mean or variance have another line, so over all values r need not be {r}."
                )
            }
        }
        _ => {
            let differ = match (gamma, beta) {
                (None, None) => "γ and β differ",
                (None, _) => "γ differs",
                _ => "β differs",
            };
            let (between, values) = if whole {
                ("entries", "the points")
            } else {
                ("features", "even the points of one row")
            };
            format!("{differ} between {between}, so {values} need not lie on one line.")
        }
    };
    let is_finite = outcome
        .output
        .values()
        .iter()
        .all(|value| value.is_finite());
    let lost = if is_finite {
        ""
    } else {
        " Results that are ∞ or NaN have no point, and they make r NaN."
    };
    format!("Each point is one value: x is the original, y the result. {line}{lost}")
}

/// Before the relatives. `wanted` is the number of groups that was set, `groups` the one
/// that divides the features, and `refused` the layers that PyTorch does not compute.
#[must_use]
pub fn relatives(
    features: usize,
    settings: &LayerNorm,
    [wanted, groups]: [u32; 2],
    refused: &[(Relative, Refusal)],
) -> String {
    let adjusted = if wanted == groups {
        String::new()
    } else {
        let noun = if groups == 1 { "group" } else { "groups" };
        format!(
            " GroupNorm has {groups} {noun} here, since {wanted} does not divide the number of features, {features}."
        )
    };
    let format = format_note(Station::Relatives, settings);
    let left_out: String = refused
        .iter()
        .map(|&(relative, why)| left_out(relative, why))
        .collect();
    format!(
        "## 4. How do its relatives differ?\n\n\
         All of them divide by a spread, and all but RMSNorm subtract a mean first. They differ in which values share the two: in LayerNorm the features of one sample (or the whole matrix), in BatchNorm, in training, the samples of one feature, in GroupNorm neighbouring features of one sample. \
         RMSNorm divides by the root mean square of one sample. A and ε are those above, γ = 1 and β = 0.{format}{adjusted}{left_out}\n\n\
         For each layer the table gives the least and the greatest mean and std."
    )
}

fn left_out(relative: Relative, why: Refusal) -> String {
    let name = name(relative);
    match (relative, why) {
        (Relative::GroupNorm { .. }, _) => format!(
            " {name}, is left out: PyTorch refuses groups of one value in a batch of one row."
        ),
        (_, Refusal::OneRow) => {
            format!(" {name} is left out: in training, PyTorch refuses a batch of one row.")
        }
        (_, Refusal::ZeroEps) => {
            format!(" {name} is left out: in training, PyTorch from 2.10 on refuses ε = 0.")
        }
    }
}

/// Before the points with three features.
#[must_use]
pub fn geometry(input: &Matrix, settings: &LayerNorm) -> String {
    let points = if input.columns() == FEATURES {
        "The rows of A, which has three features, are points in space.".to_owned()
    } else {
        format!(
            "A row of three features is a point in space. A has {} features, so here are {CLOUD_POINTS} points of their own, from the same seed.",
            input.columns()
        )
    };
    let shape = match settings.normalized_shape {
        NormalizedShape::Row => "",
        NormalizedShape::Whole => " Each is normalised by itself here.",
    };
    format!(
        "## 6. What shape does it leave?\n\n\
         {points}{shape} LayerNorm moves them onto the plane in which the three features sum to 0, and there to the circle of radius √3 around 0; γ makes it an ellipse, and β moves it. ε lets points of small variance fall inside the circle. \
         RMSNorm moves them to the sphere of radius √3.{}",
        format_note(Station::Geometry, settings)
    )
}

/// Before the comparison.
#[must_use]
pub fn comparison(growth: &scenario::Growth) -> String {
    let product = match growth.product {
        Product::Elementwise => "",
        Product::Matrix => {
            " Norms of matrix products may differ by more, since the two sum in different orders."
        }
    };
    format!(
        "## 7. Are these the lab’s numbers?\n\n\
         The lab computes in Rust, with burn. The next cell holds its results, the last one compares them with PyTorch’s. \
         On an x86-64 CPU both start from the same random numbers; PyTorch on ARM draws numbers that differ by a few 10⁻⁶, on a GPU quite different ones.{product} \
         So may layers where the spread is small relative to the mean, or where squares exceed float32’s range."
    )
}

/// Whether ε is 0 in the format in which the layer computes.
fn is_zero(outcome: &Outcome, settings: &LayerNorm) -> bool {
    if let Some(moments) = outcome.stepwise.iter().flatten().next() {
        return moments.eps == Real::Finite(0.0);
    }
    #[expect(clippy::cast_possible_truncation, reason = "the layer's ε is float32")]
    let eps = settings.eps as f32;
    eps == 0.0
}

/// A sentence to append: what the layer's number format means for a station.
fn format_note(station: Station, settings: &LayerNorm) -> String {
    layer_format::note(station, settings).map_or(String::new(), |note| format!(" {note}"))
}

/// Whether γ = 1 and β = 0 throughout.
fn is_at_start(outcome: &Outcome) -> bool {
    common(&outcome.gamma) == Some(1.0) && common(&outcome.beta) == Some(0.0)
}

/// The common value of all entries; `None` if they differ.
fn common(parameter: &Matrix) -> Option<f32> {
    let (first, others) = parameter.values().split_first()?;
    others
        .iter()
        .all(|value| (value - first).abs() == 0.0)
        .then_some(*first)
}

/// √(n/(n − 1)).
fn bessel(n: usize) -> f64 {
    let n = f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    (n / (n - 1.0)).sqrt()
}
