//! States of the layer in which rounding, overflow or a γ of 0 decides the result.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "own=1,2,3,4&layer-format=float16&every-step=1&eps=1e6",
        &[
            "what: ε = 1×10⁶ exceeds float16’s largest number, 65 504, and becomes ∞: every result of the row is β.",
            "statistics: The row has std 0: ε is ∞ in float16, so only β remains.",
            "parameters: γ = 1 and β = 0 change nothing. The row has mean 0 and std 0: ε is ∞ in float16, so only β remains.",
        ],
        &["too small", "reduced by ε", "× 0"],
    ),
    (
        "rows=4&features=8&layer-format=float16&every-step=1&eps=70000",
        &[
            "what: ε = 70 000 exceeds float16’s largest number, 65 504, and becomes ∞: every result of each of the 4 rows is β.",
        ],
        &["too small", "rounding of the mean"],
    ),
    (
        "rows=2&features=2&eps=1e6&layer-format=bfloat16&every-step=1",
        &["std 0.001846 to 0.002747 (reduced by ε)"],
        &["too small", "rounding of ε"],
    ),
    (
        "rows=2&features=4&layer-format=bfloat16&every-step=1&eps=0.3",
        &[],
        &["too small"],
    ),
    (
        "own=0.01,0.02,0.03&layer-format=float16&every-step=1",
        &["float16’s rounding of the steps after the variance"],
        // The mean is 0, so that nothing shows a rounding of μ.
        &["too small", "the mean μ"],
    ),
    (
        "rows=3&features=4&gamma=1e-6&betas=0:1,1:2,2:3,3:4&eps=1e6",
        &["statistics: Every row has std 1.291 = 1.118 × 1.1547: γ together with β"],
        &["ε in the divisor"],
    ),
    (
        "rows=3&features=4&gamma=0&betas=0:1,1:2,2:3,3:4&eps=1e6",
        &[
            "statistics: Every row has std 1.291 = 1.118 × 1.1547: β alone (γ = 0 erases the values), then torch.std’s divisor n − 1.",
            "std 1.291 = 1.118 × 1.1547: β alone",
        ],
        &["ε in the divisor", "408.3"],
    ),
    (
        "shape=whole&own=1,2,3;4,5,6&gamma=0&betas=0.0:1",
        &["Row 1 has std 0.5774 ≈ 0.4714 × 1.2247: β alone (γ = 0 erases the values)"],
        &["the ratio of the row’s std"],
    ),
    (
        "own=1,2,3,4;1e8,2e8,5,5&layer-format=float16&gamma=1e5&beta=-1e6",
        &[
            "what: γ and β exceed float16’s largest number, 65 504, and become ∞ and −∞. Of the 4 results of row 1, 2 are −∞ and 2 are NaN, since ∞ − ∞ is NaN.",
        ],
        &["γ·x̂ + β exceeds", "0·∞"],
    ),
    (
        "own=1,2,3&layer-format=float16&gamma=1e5",
        &[
            "what: γ exceeds float16’s largest number, 65 504, and becomes ∞. Of the 3 results of the row, 1 is ∞, 1 is −∞ and 1 is NaN, since 0·∞ is NaN.",
        ],
        &["γ·x̂ + β exceeds"],
    ),
    (
        "own=1,2,3&layer-format=float16&beta=-1e6",
        &[
            "what: β exceeds float16’s largest number, 65 504, and becomes −∞. Every result of the row is −∞.",
        ],
        &["γ·x̂ + β exceeds"],
    ),
    (
        "own=1,2,3;3,2,1&gamma=1e-8&layer-format=float16",
        &[
            "β everywhere: γ = 1×10⁻⁸ is 0 in float16 and erases the values.",
            "statistics: Every row has std 0: γ = 1×10⁻⁸ is 0 in float16 and erases the spread.",
            "std 0: γ = 1×10⁻⁸ is 0 in float16 and erases the spread.",
        ],
        &["γ = 0"],
    ),
    (
        "own=60000,60000,-60000,1&layer-format=float16&every-step=1",
        &["∞/∞ is NaN. Divided by ∞, the finite deviations give 0, and β as the result."],
        &[],
    ),
    (
        "own=3.4e38,-3.4e38,-3.4e38",
        &["∞/∞ is NaN. Divided by ∞, the finite deviations give 0, and β as the result."],
        &[],
    ),
    (
        "own=0.001,0.002,0.003;1,2,4&layer-format=float16&every-step=1",
        &["float16’s rounding of the mean μ and the steps after the variance"],
        &["very small squares"],
    ),
    (
        "own=0.0006,0.0013,0.0018;1,2,4&layer-format=float16&every-step=1&eps=0",
        &["float16’s rounding of the steps after the variance"],
        &["rounding of the variance", "very small squares"],
    ),
    // The results are 0.0625 apart, so that the rounding of the variance changes none.
    (
        "own=1,2,4;3,7,8.5;0.1,0.25,0.7&gamma=0.1&beta=100&layer-format=float16&every-step=1",
        &["The means and the stds show float16’s rounding of the steps after the variance."],
        &["rounding of the variance"],
    ),
    (
        "own=1,2,4;3,7,8.5;0.1,0.25,0.7&layer-format=bfloat16&every-step=1",
        &[
            "Row 1 has std 1.2211 ≈ 1.2247 × 0.997: torch.std’s divisor n − 1, then bfloat16’s rounding of the mean μ and the steps after the variance.",
        ],
        &[],
    ),
    // Each row’s std is rounded to the other’s exact one.
    (
        "own=1,2,4;0.1,0.25,0.7&layer-format=float16",
        &[
            "std 0.9999 to 1; their values keep their order. The means and the stds show the rounding",
        ],
        &[],
    ),
    (
        "own=1,2,3,4&layer-format=float16&every-step=1&eps=1e-3",
        &["what: The row now has mean 0 and std 1;"],
        &["reduced by ε"],
    ),
    (
        "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1&eps=0&gamma=-2",
        &[
            "parameters: The row has mean 2 and std 0: constant before the layer, but float32 rounds the sum of its values, as station 2 explains.",
        ],
        &["no spread to scale"],
    ),
    // One row's rounding is not another's: row 1 has no small squares.
    (
        "layer-format=float16&every-step=1&own=1,2,3,4;0.001,0.0011,0.0012,0.001",
        &[
            "statistics: Row 1 has std 1.1548 = 1.1547 × 1.0001: torch.std’s divisor n − 1, then float16’s rounding of the steps after the variance.",
        ],
        &[],
    ),
    // An infinite result of row 2 is no cause of what rounding does to row 1.
    (
        "layer-format=float16&shape=whole&gammas=1.2:70000&rows=3&features=4",
        &["then the rounding of the result to float16. The stds of rows 1 and 3"],
        &["float32’s rounding of the steps"],
    ),
    (
        "layer-format=bfloat16&beta=1000000&gammas=3:-1000&rows=2&features=5&eps=1000",
        &[
            "what: Each of the 2 rows was normalised (to a smaller std, because of ε), then each feature scaled by its own γ and shifted by β = 1×10⁶ (999 400 in bfloat16). But all results are 999 400: this shows bfloat16’s rounding of β and the rounding of the result to bfloat16.",
            "In row 1, std 0 = 0.08123 × ",
        ],
        &["In row 1 0"],
    ),
    (
        "rows=5&features=2&seed=8&gammas=0:1,1:-1",
        &["have std 4.215×10⁻⁸ to 4.299×10⁻⁶: only rounding makes them differ from 0."],
        &["makes it differ"],
    ),
    // γ and β are rounded to the format, too.
    (
        "layer-format=bfloat16&gamma=1.3",
        &["bfloat16’s rounding of γ", "In bfloat16 γ = 1.3 is 1.297."],
        &["In bfloat16 γ = 1.3 is 1.297 and"],
    ),
    (
        "layer-format=float16&beta=0.3&every-step=1",
        &["In float16 β = 0.3 is 0.30005."],
        &[],
    ),
    // The mean is 1 to all digits that are shown: the rounding of μ does not show.
    (
        "own=1,2,3;1,2,3.0000002;1,1.0000001,1&beta=1",
        &[
            "what: Rows 1 and 2 now have mean 1 and std 1; their values keep their order. Row 3 now has mean 1 and std 1.776×10⁻⁵ (reduced by ε); its 3 values keep their order. The std shows float32’s rounding of the steps from x − μ to the result.",
        ],
        &["rounding of the mean μ"],
    ),
];
