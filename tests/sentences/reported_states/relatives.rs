//! States of the relatives and of the failures.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "own=3e38,3e38,3e38,-3e38",
        &[
            "The running sum of the row exceeds float32’s largest number",
            "NaN where a running sum exceeds",
            "RMSNorm: each row’s 4 values share a mean square; no centring; 0 where a square exceeds float32’s largest number, and for the others that share it",
            "GroupNorm, 2 groups table: NaN … NaN | 0 … 0; 2 of 4 NaN",
        ],
        &["0/0", "larger ε", "0 where a sum"],
    ),
    (
        "features=1",
        &[
            "what: A single value is its own mean: only β remains",
            "parameters: γ = 1 and β = 0 change nothing. One value per row: its std divides by n − 1 = 0",
            "RMSNorm: each value by itself: x/√(x² + ε)",
            "1 feature can only form 1",
        ],
        &["stretched", "only the sign"],
    ),
    (
        "own=1,2,3,4,5,6,7;2,3,4,1,2,3,9&groups=3",
        &[
            "groups: 3 groups; 7 features can only form 1",
            "7 features do not split into 3 equal groups",
        ],
        &["10 features"],
    ),
    (
        "",
        &[
            "Rows with means and variances of their own have lines of their own",
            "lead 4: Normalising subtracts each row’s own mean and divides by its own √(v + ε). γ and β do not bring these back",
            "These numbers are shared by a row (LayerNorm of each row, RMSNorm)",
        ],
        &["bend into an S", "differed from sample to sample"],
    ),
    (
        "rows=1",
        &[
            "r = 1.",
            "BatchNorm: each value is its own mean, so it becomes 0; PyTorch refuses a batch of one in training",
        ],
        &["no batch", "bend into an S"],
    ),
    (
        "rows=1&groups=10",
        &[
            "GroupNorm, 10 groups: each value is its own mean, so it becomes 0; PyTorch refuses groups of one value in a batch of one",
        ],
        &[],
    ),
    (
        "eps=0",
        &[
            "BatchNorm: each column’s 3 values share them; PyTorch from 2.10 on refuses ε = 0 in training",
        ],
        &[],
    ),
    (
        "own=1,2,3;4,4,4&eps=0",
        &[
            "LayerNorm, each row table: 1.0000 … 1.0000; 1 of 2 NaN | NaN … NaN | NaN … NaN",
            "NaN where all deviations from the mean are 0: 0/0, since ε is 0",
        ],
        &["1.0541 … 1.0541", "since ε is 0 in float32"],
    ),
    (
        "own=1,2,3;4,4,4&eps=1e-60",
        &["NaN where all deviations from the mean are 0: 0/0, since ε is 0 in float32"],
        &[],
    ),
    (
        "failure=matrix-row&own=1,2,3",
        &["origin: A is your own matrix; change it in"],
        &["paste it"],
    ),
    (
        "failure=from40000",
        &[
            "6: Here burn’s largest error is 4.565×10⁻⁸, at value 1 (−1.342), and as large at value 4",
        ],
        &[],
    ),
    (
        "own=3e38,3e38,-3e38&failure=matrix-row&eps=0.1",
        &[
            "While burn adds up the values, their sum exceeds float32’s largest number, 3.403×10³⁸, so burn’s mean is ∞: every burn result is NaN.",
        ],
        &["burn’s variance is infinite"],
    ),
    (
        "own=3.4e38,-3.4e38,-3.4e38&failure=matrix-row",
        &[
            "A deviation beyond float32’s largest number, 3.403×10³⁸, is infinite, and so is burn’s variance: ∞/∞ is NaN, and every other result is 0: 1 of 3 burn results is NaN.",
        ],
        &["The squares of the deviations add up to"],
    ),
    (
        "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1&eps=0&failure=matrix-row",
        &[
            "exact arithmetic gives 0/0, which is NaN, where burn gives −1",
            "All values are equal, so the variance is 0. burn’s rounded mean misses them by d = 7.451×10⁻⁹, and its divisor √(d² + 0) is 7.451×10⁻⁹.",
            "So burn subtracts a rounded mean, 0.1000000089, and burn’s results have the mean −1 instead of NaN.",
        ],
        &["so is burn’s divisor", "instead of 0 ", "instead of 0."],
    ),
    // The mean of 7 times 0.1 is another number, while that of a column is 0.1.
    (
        "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1;0.1,0.1,0.1,0.1,0.1,0.1,0.1&eps=0",
        &[
            "LayerNorm, each row: each row’s 7 values share a mean and a variance; −1 instead of 0/0 where float32 rounds the sum of equal values, so that their mean is another number",
            "BatchNorm: each column’s 2 values share them; PyTorch from 2.10 on refuses ε = 0 in training; NaN where all deviations from the mean are 0: 0/0, since ε is 0",
        ],
        &[],
    ),
    (
        "own=1e-30,2e-30,3e-30;1,2,3&eps=0",
        &[
            "∞ or −∞ where values differ, but variance and ε are 0 in float32, and NaN where such a value equals the mean: 0/0",
        ],
        &["NaN or ∞ where"],
    ),
    (
        "own=1e-30,2e-30;1,2&eps=0",
        &["LayerNorm, each row table: "],
        &["| −∞ |", "| ∞ |"],
    ),
    (
        "rows=2&features=3&mean=70000&std=10000&layer-format=float16",
        &[
            "NaN where a value exceeds the number format’s largest number, and 0 for the others that share it",
        ],
        &[],
    ),
];
