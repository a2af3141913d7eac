//! States of the relatives and of the failures.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "own=3e38,3e38,3e38,-3e38",
        &[
            "The sum of the row exceeds float32’s largest number",
            "NaN where a sum exceeds",
            "RMSNorm: each row’s 4 values share a mean square; no centring; 0 where a square exceeds float32’s largest number",
            "GroupNorm, 2 groups table: NaN … NaN | 0 … 0; 2 of 4 NaN",
        ],
        &["0/0", "larger ε", "0 where a sum"],
    ),
    (
        "features=1",
        &[
            "what: A single value is its own mean: only β remains",
            "parameters: One value per row: its std divides by n − 1 = 0",
            "RMSNorm: each value by itself: x/√(x² + ε)",
            "1 feature can only form 1",
        ],
        &["stretched", "only the sign"],
    ),
    (
        "own=1,2,3,4,5,6,7;2,3,4,1,2,3,9&groups=3",
        &[
            "groups: 3 groups; 7 features can only form 1",
            "3 does not divide 7",
        ],
        &["10 features"],
    ),
    (
        "",
        &[
            "Rows with means and variances of their own have lines of their own",
            "lead 4: Normalising removes each row’s own mean and scale, which do not come back",
            "The cells of a row share these numbers in LayerNorm and RMSNorm",
            "6: Here burn’s largest error is 4.565×10⁻⁸, at value 1 (−1.342), and as large at value 4",
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
        &["BatchNorm: each column’s 3 values share them; PyTorch refuses ε = 0 in training"],
        &[],
    ),
    (
        "own=1,2,3;4,4,4&eps=0",
        &[
            "LayerNorm, each row table: 1.0000 … 1.0000; 1 of 2 NaN | NaN … NaN | NaN … NaN",
            "NaN where all values are equal: 0/0, since ε is 0 in float32",
        ],
        &["1.0541 … 1.0541"],
    ),
    (
        "failure=matrix-row&own=1,2,3",
        &["origin: A is your own matrix; change it in"],
        &["paste it"],
    ),
];
