//! The page's standing paragraphs: what each station is about, and the small print.

use crate::lab::scenario::{Growth, Product};

/// Below the page's name.
pub const INTRO: &str = "Drag a slider: every number and chart follows while you drag. All of it is computed in this page, by burn’s LayerNorm, with PyTorch’s random numbers.";

/// Station 1, below the sentence.
pub const WHY: &str = "A deep network multiplies again and again. Here two random matrices are multiplied by fresh noise at every step: one by noise a little too small, the other a little too large. Norm: Frobenius, √(sum of all squares).";
/// Station 1, about the matrix product.
pub const MATRIX_PRODUCT: &str = "Layers compose by matrix products, and there the gain is s·√n a step: with n = 30 both chains explode. The scale that holds the norm is 1/√30 = 0.183, the Xavier initialisation.";
/// Station 2, below the sentence.
pub const WHAT: &str = "From every value the mean μ of its group is taken; what is left is divided by √(v + ε), where v is the group’s biased variance. Then comes γ·x̂ + β. Point at a cell, or focus it, to see its arithmetic.";
/// Station 3, on 1.0541.
pub const STD: &str = "For 10 values √(10/9) = 1.0541: LayerNorm divides the sum of squares by n (biased), torch.std by n − 1 (unbiased). Columns are not normalised: over the few values of one feature neither the mean is 0 nor the std 1.";
/// Station 3, on a matrix of one row.
pub const ONE_ROW: &str = "With one row each column is one value: its std needs n − 1 = 0 to divide by, and is undefined.";
/// Station 3, on means near zero.
pub const NEAR_ZERO: &str = "≈ 0 stands for the rounding error of a zero, such as 2.4e-08. Its digits depend on the order of summation, so PyTorch prints others.";
/// Station 4, below the sentence.
pub const PARAMETERS: &str = "Normalising would take away what the layer knew about scale. γ and β, one of each for every feature, are learned with the network and give it back: x̂ has mean 0 and biased std 1, γ·x̂ + β whatever the network needs.";
/// Station 4, on editing single values.
pub const EQUALISER: &str = "Drag across the bars, or focus one and use the arrow keys.";

/// What the random numbers promise.
pub const SEED_PROMISE: &str = "Each experiment starts from its own torch.manual_seed(seed). The random numbers are those of PyTorch’s CPU generator on x86-64, bit for bit from 16 values on (below that, to the last digit). PyTorch on ARM, such as Apple silicon, takes other sines and logarithms and differs by up to 2·10⁻⁶; on a GPU it draws other numbers altogether.";

/// In place of a chart that could not be drawn.
pub const NO_CHART: &str = "This is a still picture: plotly.js could not draw the chart. It follows the sliders all the same; reloading the page may bring the chart back.";

/// Station 3, below the sentence.
pub const STATISTICS: &str = "Every point is one value: across what it was, up what it became. A row’s points lie on a straight line whose slope is γ/√(v + ε), so within a row r is 1. Each row has a line of its own: taken together they bend into an S, and r over all of them falls below 1.";

/// Station 1, about the expected line.
#[must_use]
pub fn expected(growth: &Growth) -> String {
    const SPREAD: &str = "The dashed line is the root-mean-square norm over all draws. A typical run lies far below it: the mean is carried by a few huge entries, while a typical entry changes by only 0.53·s a step and neither grows nor dies at s = 1.887.";
    let size = growth.size;
    match (growth.layer_norm, growth.product) {
        (true, _) => format!(
            "The dashed line stands at √(n·n) = {size}: LayerNorm gives each of the n rows n values of mean 0 and biased std 1, after every step and whatever the factor."
        ),
        (false, Product::Elementwise) => SPREAD.to_owned(),
        (false, Product::Matrix) => format!(
            "The dashed line is the root-mean-square norm over all draws. A matrix product multiplies it by s·√n = s·√{size} a step: every entry adds up n products. That evens out the draws, and a typical run lies the nearer to the line the larger n is."
        ),
    }
}
