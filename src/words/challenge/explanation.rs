//! One sentence on why an answer is true.

use crate::{
    challenge::Explanation,
    lab::{real::Real, relatives::Relative},
    words::number::{short, statistic, times},
};

/// Why the answer is what it is.
#[must_use]
pub fn explanation(explanation: &Explanation) -> String {
    match explanation {
        Explanation::TypicalFactor {
            factor,
            is_single,
            expected,
        } => typical_factor(*factor, *is_single, *expected),
        Explanation::MatrixGain { gain } => format!(
            "Each entry sums n products, so a step multiplies the expected norm by s·√n = {}.",
            times(*gain)
        ),
        Explanation::HeldNorm { size } => format!(
            "LayerNorm gives each of the {size} rows the norm √{size}, whatever the scale was before: √({size}·{size}) = {size}."
        ),
        Explanation::Directions { first, last } => format!(
            "LayerNorm removes each row’s mean and sets its length; it does not keep the rows’ directions apart: the mean |cos| went from {} after one step to {}.",
            statistic(*first),
            statistic(*last)
        ),
        Explanation::Bound { count } => bound(*count),
        Explanation::RecordedBound { count } => format!("{} {RECORDED_BOUND}", bound(*count)),
        Explanation::Invariant {
            largest,
            without_eps,
        } => invariant(*largest, *without_eps),
        Explanation::SharedStatistics => {
            "All rows share one mean and one std here, and the changed row moves both.".to_owned()
        }
        Explanation::Divisors { count } => format!(
            "LayerNorm divides the squared deviations by n = {count}, torch.std by n − 1: √({count}/{}) = {}.",
            count - 1,
            statistic(Real::from(ratio(*count).sqrt()))
        ),
        Explanation::RowMeans { columns } => format!(
            "LayerNorm subtracts each row’s own mean. A column takes one value from each row, and its mean is what it happens to be: here from {} to {}.",
            statistic(columns[0]),
            statistic(columns[1])
        ),
        Explanation::SmallestStd { row, std } => format!(
            "A row’s line has the slope 1/σ, and row {} has the smallest σ, {}.",
            row + 1,
            statistic(*std)
        ),
        Explanation::Lines { slopes, means } => format!(
            "Each row is a straight line, but the slopes 1/σ range from {} to {} and the rows’ means from {} to {}.",
            statistic(slopes[0]),
            statistic(slopes[1]),
            statistic(means[0]),
            statistic(means[1])
        ),
        Explanation::Removed { largest } => format!(
            "LayerNorm removes any common shift and positive scale, also those of γ and β: the largest difference is {}.",
            short((*largest).into())
        ),
        Explanation::SharedCells {
            relative,
            sharing,
            changed,
        } => shared_cells(*relative, *sharing, *changed),
        Explanation::Angle { mean, std } => format!(
            "RMSNorm keeps the mean: tan θ = |μ|/σ = {}/{}.",
            statistic((*mean).into()),
            statistic((*std).into())
        ),
        Explanation::AxisAngle { mean, std } => format!(
            "RMSNorm keeps the direction of x. Its angle θ to the axis has tan θ = σ/|μ|, here at most {}/{}. LayerNorm subtracts the mean first, and its points stay on the whole circle.",
            statistic((*std).into()),
            statistic((*mean).into())
        ),
        Explanation::Cancellation {
            variance,
            gap,
            result,
        } => format!(
            "E[x²] and μ² are {} apart, and neighbouring float32 numbers there {}: rounding on the way leaves {}.",
            short((*variance).into()),
            short((*gap).into()),
            short((*result).into())
        ),
        Explanation::FixedSum { sum } => fixed_sum(*sum),
        Explanation::StreamGrowth {
            layers,
            added,
            expected,
        } => format!(
            "LN normalises what a block reads, not the stream. Each of {layers} blocks adds about s² = {} to the stream’s mean square, so that wide stacks end near √(1 + s²·{layers}) = {}.",
            short((*added).into()),
            short((*expected).into())
        ),
        Explanation::NotFinite {
            finite_values: true,
        } => "The sum of the squares exceeds float32’s largest number, 3.4×10³⁸.".to_owned(),
        Explanation::NotFinite {
            finite_values: false,
        } => "One of the values is already infinite.".to_owned(),
    }
}

/// The massive activation of the recording. `tests/transformer/findings.rs` compares its numbers
/// with the recording.
pub const RECORDED_BOUND: &str = "After layer 1 of the recorded model, the token [CLS] has such a value: 223.1 among 384 features becomes 19.56 before γ and β, just below √383 = 19.57.";

fn typical_factor(factor: f64, is_single: bool, expected: Real) -> String {
    let few = if is_single {
        ""
    } else {
        "a few large entries carry the norm, and "
    };
    format!(
        "A step multiplies a typical entry by 0.53·s = {}; {few}the expected {} comes from rare draws.",
        times(factor),
        short(expected)
    )
}

fn invariant(largest: f64, without_eps: bool) -> String {
    let cause = match (largest > 0.0, without_eps) {
        (false, _) => "",
        (true, true) => ", from rounding",
        (true, false) => ", from ε and rounding",
    };
    format!(
        "Subtracting the mean removes the 7, and dividing by the std removes the 10: the largest change is {}{cause}.",
        short(largest.into())
    )
}

fn fixed_sum(sum: f64) -> String {
    let here = if sum == 0.0 {
        String::new()
    } else {
        format!(" (here {}, by rounding)", statistic(sum.into()))
    };
    format!(
        "Whatever x is, the normalised values sum to 0{here}: sum(y) cannot change, and its gradient is 0."
    )
}

fn bound(count: usize) -> String {
    format!(
        "No value can be more than √(n − 1) = {} standard deviations from the mean of its n = {count} values.",
        root(count - 1)
    )
}

fn shared_cells(relative: Relative, sharing: usize, changed: usize) -> String {
    let set = match relative {
        Relative::BatchNorm => "column",
        _ => "row",
    };
    if changed == 0 {
        return format!(
            "The {sharing} cells of one {set} share a mean and a std. Here none of their results changed, and no other cell’s did."
        );
    }
    format!(
        "The {sharing} cells of one {set} share a mean and a std: {changed} of them changed, and no other cell."
    )
}

/// √n.
fn root(count: usize) -> String {
    times(f64::from(u32::try_from(count).unwrap_or(u32::MAX)).sqrt())
}

/// n/(n − 1).
fn ratio(count: usize) -> f64 {
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    count / (count - 1.0)
}
