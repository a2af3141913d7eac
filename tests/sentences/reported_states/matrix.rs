//! States of the layer on unusual matrices.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "own=1e20,-1e20,1e20,-1e20",
        &[
            "Squared deviations exceed float32’s largest number, 3.4×10³⁸: the variance of the row becomes ∞, so every result there is β",
            "cell: the layer’s result, in float32: y = 0",
        ],
        &["keep their order", "ε weighs", "1 · 1 + 0 = 0"],
    ),
    (
        "own=1e38,1e38,1e38,1e38",
        &["The running sum of the row exceeds float32’s largest number"],
        &["0/0", "larger ε"],
    ),
    (
        "own=1e-30,2e-30,4e-30&eps=0",
        &[
            "squared deviations of the row are too small for float32",
            "division by 0 gives ∞ or −∞",
            "y = −∞",
        ],
        &["what: Variance"],
    ),
    (
        "mean=1000000&std=1",
        &[
            "The 3 rows now have mean −0.1108 to 0.1978",
            "The means and the stds show float32’s rounding of the sum Σ x",
            "cell: the layer’s result, in float32: y = −0.8312",
            "999 9",
        ],
        &["ε weighs", "now has mean 0"],
    ),
    (
        "mean=100000&std=0.1",
        &[
            "mean −0.01393 to 0.03188",
            "The means and the stds show float32’s rounding of the mean μ.",
        ],
        &[],
    ),
    (
        "mean=10000&std=0.1",
        &[
            "mean −0.007964 to 0.01089",
            "float32’s rounding of the sum Σ x",
        ],
        &[],
    ),
    (
        "own=1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8",
        &[
            "float32 rounds the sum of its values, so the mean is another number: the result differs from β by up to 0.9997",
            "cell: the layer’s result, in float32: y = −0.9997",
        ],
        &["only β remains"],
    ),
    (
        "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1",
        &["differs from β by up to 2.356×10⁻⁶"],
        &["only β remains"],
    ),
    (
        "gamma=3&own=5,5,5,5;1,2,3,4",
        &[
            "Row 1 has std 0: constant before the layer",
            "Row 2 has std 3.4641 = 3 × 1.1547",
        ],
        &["Every row"],
    ),
    (
        "own=5,5,5,5;1,2,3,4",
        &[
            "Row 1 has std 0: constant before the layer, it has no spread to scale. Row 2 has std 1.1547",
        ],
        &["stretches"],
    ),
    (
        "own=1,2;2,1&divisor=n",
        &["Every row has std 1: here it divides by n"],
        &[],
    ),
    (
        "own=1e-8,2e-8,4e-8",
        &[
            "std 3.944×10⁻⁶ (reduced by ε)",
            "row 1: 2.333×10⁻⁸ 1.247×10⁻⁸ →",
        ],
        &[],
    ),
    (
        "own=1;2;3&groups=3",
        &["1 feature can only form 1"],
        &["10 features"],
    ),
    (
        "own=0.1,0.1,0.1,0.1;1e-30,2e-30,4e-30,0",
        &[
            "Row 2 has std 5.401×10⁻²⁸ = 4.677×10⁻²⁸ × 1.1547: ε in the divisor",
            "row 2: 1.75×10⁻³⁰ 1.479×10⁻³⁰ →",
        ],
        &["≈ 0"],
    ),
    (
        "shape=whole&own=1,2,3;1,2,3;1,2,3",
        &["Every row has std 1.2247, not 1: torch.std divides by n − 1, not by n = 3."],
        &["LayerNorm divides by n ="],
    ),
    (
        "shape=whole&own=5,5,5;1,1,1",
        &[
            "parameters: γ = 1 and β = 0 change nothing. The 2 rows have mean −1 to 1 and std 0: constant before the layer",
        ],
        &["Each of the 2 rows has mean"],
    ),
    (
        "mean=300&std=1&layer-format=float16",
        &["The rows now have mean −1.953×10⁻⁴ to 0 and std 1.0539 to 1.0542"],
        &["1.054 to 1.054"],
    ),
    (
        "own=16777216,16777217,16777218;16777216,16777218,16777220&eps=0",
        &["whiskers: A − 16 777 220, before"],
        &["16 780 000"],
    ),
    (
        "own=5,5.0000005,4.9999995;5,5,5.0000005",
        &["whiskers: A − 5, before"],
        &[],
    ),
];
