//! The page's fixed paragraphs: introductions, explanations and notes.

use crate::{
    lab::{
        scenario::{Growth, NormalizedShape, Precision, Product},
        setting::Switch,
    },
    words::{
        help::Help,
        number::{noise_size, times},
        sentence, setting,
    },
};

/// At the foot of the page.
pub const INTRO: &str = "Drag a slider: every number and chart follows as you drag. Everything is computed on this page: the layers by the library burn, the random numbers as PyTorch draws them.";

/// Station 1, below the sentence.
pub const WHY: &str = "A deep network multiplies its signals again and again. A norm that vanishes leaves later layers and gradients next to nothing; one that explodes ends in ∞ and NaN. Here two random matrices are multiplied at every step by fresh normal noise. Its std, the noise size, is 1/s for one and s for the other. Norm: Frobenius, √(sum of all squares).";
/// Station 2, below the sentence.
pub const WHAT: &str = "A holds activations, a layer’s outputs: a row is a sample, a column a feature, all rows are the batch. LayerNorm subtracts from each value the mean μ of its row (or of the matrix) and divides by √(v\u{a0}+\u{a0}ε), v being the biased variance, the mean of (x\u{a0}−\u{a0}μ)²; the result x̂ becomes γ·x̂ + β.";
/// Station 2, on the arithmetic.
pub const WHAT_HELP: Help = Help {
    mouse: "Point at a cell, or focus it, to see the arithmetic.",
    touch: "Tap a cell to see the arithmetic.",
};
/// Station 3, on a matrix of one row.
pub const ONE_ROW: &str =
    "With one row each column has one value: its torch.std is 0/0, which is NaN.";
/// Station 3, on means near zero.
pub const NEAR_ZERO: &str = "≈ 0 marks a mean whose absolute value is less than a millionth of its row’s or column’s std: usually the rounding error of a zero. Its digits depend on the order of summation, so PyTorch’s may differ.";
/// Station 4, on editing entries of γ and β.
pub const EQUALISER: Help = Help {
    mouse: "Drag across the bars, or focus one: ↑ and ↓ change it, ← and → lead to its neighbours.",
    touch: "Drag a bar up or down, or across its neighbours; its number can be typed above it.",
};
/// Station 4, on PyTorch's names of γ and β.
pub const EQUALISER_NAMES: &str =
    "weight is PyTorch’s name of γ, bias that of β; PyTorch counts from 0.";

/// How far the random numbers agree with PyTorch's.
pub const SEED_PROMISE: &str = "Each experiment starts with its own torch.manual_seed(seed). The random numbers are PyTorch’s on an x86-64 CPU, bit for bit (in draws of fewer than 16 values the last bit may differ). On ARM, such as Apple silicon, PyTorch uses other log and sine routines and differs by a few 10⁻⁶; on a GPU it draws quite different numbers.";

/// Below a static chart that plotly.js could not replace.
pub const NO_CHART: &str = "This is a static picture: plotly.js could not draw the chart. It still follows the sliders; reloading the page may bring the chart back.";

/// Station 3, below the sentence.
#[must_use]
pub fn statistics(rows: usize, shape: NormalizedShape) -> &'static str {
    match shape {
        NormalizedShape::Whole if rows > 1 => SHARED_STATISTICS,
        _ => STATISTICS,
    }
}

const SHARED_STATISTICS: &str = "Each point is one value: x is the original, y the result. All values share one mean and one variance: where γ and β are the same for all entries, all points lie on one line, of slope γ/√(v\u{a0}+\u{a0}ε), apart from rounding. The title gives r, Pearson’s correlation, over all values.";
const STATISTICS: &str = "Each point is one value: x is the original, y the result. Where γ and β are the same for all features, a row’s points lie on one line, of slope γ/√(v\u{a0}+\u{a0}ε), apart from rounding. Rows with means and variances of their own have lines of their own; the title gives r, Pearson’s correlation, over all values.";

/// Station 3, on the two divisors of a std, and on what is not normalised.
#[must_use]
pub fn std(rows: usize, features: usize, shape: NormalizedShape) -> String {
    let less = features.saturating_sub(1);
    let row = match crate::claims::rows::bessel(features) {
        ratio if ratio.is_finite() => format!(
            "Of a row of {features} values torch.std is √({features}/{less}) = {ratio:.4} times the biased std."
        ),
        _ => "Of a row of one value torch.std is 0/0, which is NaN.".to_owned(),
    };
    let others = match shape {
        NormalizedShape::Whole if rows > 1 => "Rows and columns are not normalised one by one",
        _ => "Columns are not normalised",
    };
    format!(
        "LayerNorm divides the sum of the squared deviations by their number n (biased), torch.std by n − 1 (unbiased). {row} {others}, so their means and stds need not be 0 and 1."
    )
}

/// Station 4, below the sentence.
#[must_use]
pub fn parameters(shape: NormalizedShape) -> &'static str {
    match shape {
        NormalizedShape::Row => {
            "Normalising subtracts each row’s own mean and divides by its own √(v\u{a0}+\u{a0}ε). γ and β do not bring these back: learned in training, they scale and shift every row in the same way, with one pair for each feature."
        }
        NormalizedShape::Whole => {
            "Normalising subtracts the mean of the whole matrix and divides by its √(v\u{a0}+\u{a0}ε). γ and β do not bring these back: learned in training, they scale and shift the result, with one pair for each entry of the matrix."
        }
    }
}

/// Station 1, on the matrix product.
#[must_use]
pub fn matrix_product(growth: &Growth) -> String {
    let size = growth.size;
    let root = f64::from(size).sqrt();
    let [small, large] = [1.0 / growth.scale, growth.scale].map(|noise| times(noise * root));
    let steps = if small == large {
        format!("{small} a step in both chains")
    } else {
        format!("{small} and {large} a step")
    };
    format!(
        "Real layers use matrix products. Each entry sums n products, so a step multiplies the root-mean-square norm by √n times the noise size: here √{size} = {}, which makes {steps}. Noise of size 1/√n = {} holds the norm in the root mean square: Xavier initialisation.",
        times(root),
        times(1.0 / root)
    )
}

/// Station 1, on the line of expected norms. `outside` holds the sizes of the noise in whose
/// charts no part of the line is in view.
#[must_use]
pub fn expected(growth: &Growth, outside: &[f64]) -> String {
    let place = match outside {
        [] => String::new(),
        // Both charts have noise of this size.
        [1.0] => " The dashed line lies outside one of the charts.".to_owned(),
        [noise] => format!(
            " In the chart with noise of size {}, the dashed line is out of view.",
            noise_size(*noise)
        ),
        _ => " The dashed line is out of view.".to_owned(),
    };
    line(growth) + &place
}

/// Station 1, while it shows the gradients: which of its settings hold for the matrices only.
#[must_use]
pub fn backward(growth: &Growth) -> String {
    let format = match growth.precision {
        Precision::Float32 => String::new(),
        format => format!(
            "The chains’ number format, {}, holds for the matrices that the direction “forward” shows. The gradients are those of the same chains in float32. ",
            sentence::format_name(format)
        ),
    };
    format!(
        "{format}“{}” and “{}” have no effect on the gradients.",
        setting::name(Switch::Expected),
        setting::name(Switch::Band)
    )
}

fn line(growth: &Growth) -> String {
    let size = growth.size;
    match (growth.layer_norm, growth.product) {
        (true, _) if size == 1 => "The dashed line is at 0: a single value is its own mean.".to_owned(),
        (true, _) => format!(
            "The dashed line is at √(n·n) = {size}: {}LayerNorm gives each of the n rows mean 0 and biased std 1, as long as its variance is far above ε = 10⁻⁵.",
            match growth.precision {
                Precision::Float32 => String::new(),
                format => format!("within {}’s rounding, ", sentence::format_name(format)),
            }
        ),
        // One entry is no mean of several.
        (false, _) if size == 1 => "The dashed line is the root-mean-square norm over all draws. A long run falls far below it: a few huge draws dominate that mean, while a typical entry is multiplied by only 0.53 times the noise size, and holds steady where that size is 1.887.".to_owned(),
        (false, Product::Elementwise) => "The dashed line is the root-mean-square norm over all draws. Long runs fall far below it: a few huge entries dominate that mean, while a typical entry is multiplied by only 0.53 times the noise size, and holds steady where that size is 1.887.".to_owned(),
        (false, Product::Matrix) => format!(
            "The dashed line is the root-mean-square norm over all draws. Each step multiplies it by √n = √{size} times the noise size, since every entry sums n products. Sums even out the draws: the larger n, the closer a run stays to the line; with a small n, a long run falls far below it."
        ),
    }
}
