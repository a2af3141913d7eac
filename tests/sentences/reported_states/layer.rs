//! States of the layer with unusual settings.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "gammas=0:2&eps=10",
        &[
            "Each of the 3 rows was normalised (to a smaller std, because of ε), then each feature scaled by its own γ.",
        ],
        &[],
    ),
    (
        "divisor=n",
        &["parameters: γ = 1 and β = 0 change nothing. Every row now has mean 0 and std 1."],
        &["std 1 = 1"],
    ),
    (
        "rows=1&eps=0.005&divisor=n",
        &[
            "parameters: γ = 1 and β = 0 change nothing. The row now has mean 0 and std 0.9995: ε is not negligible",
        ],
        &["0.9995 = 1"],
    ),
    (
        "rows=1&eps=0.008",
        &["std 1.0532 = 0.9991 × 1.0541"],
        &["1.053 = √", "and not 1.054"],
    ),
    (
        "rows=1&eps=0.005",
        &["std 1.0535 ≈ 0.9995 × 1.0541"],
        &["and not 1.054"],
    ),
    (
        "betas=3:5",
        &[
            "Row 1 has std 1.9151 = 1.8168 × 1.0541: β, which differs between features",
            "parameters: The rows now have mean 0.5 and std 1.116 to 2.492: they differ because of β (which differs between features).",
        ],
        &["ε weighs", "depend on the data", "γ and β differ"],
    ),
    (
        "betas=3:5&std=0",
        &["std 1.581: constant before the layer, it has no spread but that of β"],
        &["depend on the data"],
    ),
    (
        "std=0&eps=1e-60",
        &["ε = 1×10⁻⁶⁰ is 0 in float32. A larger ε avoids this."],
        &["= NaN = 0"],
    ),
    (
        "gamma=0.00001",
        &["std 1.054×10⁻⁵ = 1×10⁻⁵·√(10/9)"],
        &["std 0"],
    ),
    (
        "beta=0.00004",
        &[
            "what: Each of the 3 rows now has mean 4×10⁻⁵",
            "parameters: Every row now has mean 4×10⁻⁵",
        ],
        &[],
    ),
    (
        "gamma=3",
        &["Every row has std 3.1623 = 3 × 1.0541: γ, then torch.std’s divisor"],
        &["stretched"],
    ),
    (
        "gamma=0",
        &["Every row has std 0: γ = 0 erases the spread"],
        &[],
    ),
    (
        "gammas=0:-1",
        &["Row 1 has std 1.0431 ≈ 0.9895 × 1.0541: γ, which differs between features"],
        &["stretched"],
    ),
    (
        "shape=whole&gamma=3&beta=5",
        &[
            "The whole matrix now has mean 5 and std 3",
            "0.9804 × 3 × 1.0541: the ratio of the row’s std to the matrix’s, then γ",
        ],
        &["was given std 1"],
    ),
    (
        "shape=whole&std=0",
        &["The whole matrix is constant"],
        &["was given std 1"],
    ),
    (
        "shape=whole&gamma=0",
        &["The whole matrix is β everywhere"],
        &["was given std 1"],
    ),
    (
        "rows=1&shape=whole",
        &["statistics: The row has std 1.0541, not 1: LayerNorm divides by n = 10"],
        &["keeps its share"],
    ),
    (
        "shape=whole",
        &[
            "they differ because of each row’s own mean and the ratio of each row’s std to the matrix’s",
            "r = 1.",
            "note 3: LayerNorm divides the sum of the squared deviations by their number n (biased), torch.std by n − 1 (unbiased). Of a row of 10 values torch.std is √(10/9) = 1.0541 times the biased std. Rows and columns are not normalised one by one",
            "lead 4: Normalising subtracts the mean of the whole matrix",
            "one pair for each entry of the matrix",
            "bars: γ, one value per feature of each row",
        ],
        &[
            "stretches",
            "sample to sample",
            "the same for every",
            "pair for each feature",
        ],
    ),
    (
        "eps=1",
        &[
            "they differ because of ε in the divisor",
            "std 0.9204 ≈ 0.8731 × 1.0541",
        ],
        &["stretches", "keep their differences"],
    ),
    (
        "shape=whole&rows=2&features=2&gammas=0:2,1:2",
        &[
            "each entry scaled by its own γ",
            "Row 1 has std 1.8948 ≈ 0.6699 × 2 × 1.4142",
        ],
        &["from feature to feature"],
    ),
    (
        "gammas=50:2",
        &[
            "gamma: times 1, for every feature",
            "One value of γ set by hand is for a feature or row that the layer does not have, and has no effect.",
        ],
        &["entry set by hand"],
    ),
    (
        "rows=1&features=1&shape=whole",
        &["mean of the only value", "Scatter plot of 1 value,"],
        &["1 values"],
    ),
    (
        "rows=1&features=1&std=0&eps=0",
        &["r is NaN: the only value is NaN or ∞"],
        &["1 of 1 values"],
    ),
    ("features=1&eps=1", &["x/√(x² + ε)"], &["only the sign"]),
    (
        "gamma=-1",
        &["its 10 values are in reverse order"],
        &["bend into an S"],
    ),
    (
        "gammas=0:-1,3:2",
        &["γ, which differs between features"],
        &["bend into an S", "stretched"],
    ),
    (
        "features=64",
        &["Of a row of 64 values torch.std is √(64/63) = 1.0079 times the biased std"],
        &["1.0541"],
    ),
    (
        "edits=50:4",
        &["matrix: The random matrix, 3 × 10."],
        &["edited"],
    ),
    (
        "shape=whole&gammas=0:2&betas=3:1",
        &[
            "they differ because of each row’s own mean, γ and β (which differ between entries) and the ratio of each row’s std to the matrix’s",
        ],
        &["between features"],
    ),
    (
        "mean=1000000&std=0.001&rows=4",
        &[
            "what: Each of the 4 rows is constant in float32, whose numbers there are 0.0625 apart: subtracting the mean leaves 0",
        ],
        &["is constant:"],
    ),
    (
        "own=1000000,1000000,1000000;5e8,5e8,5e8",
        &["what: Each of the 2 rows is constant: subtracting the mean leaves 0"],
        &["in float32, whose"],
    ),
    (
        "mean=1000000&std=0&rows=4",
        &["what: Each of the 4 rows is constant: subtracting the mean leaves 0"],
        &["in float32, whose"],
    ),
    (
        "mean=1000000&std=0.001&rows=2&features=2&edits=0:5,1:5",
        &[
            "what: Row 1 is constant: subtracting the mean leaves 0, so only β remains. Row 2 is constant in float32, whose numbers there are 0.0625 apart: subtracting the mean leaves 0",
        ],
        &[],
    ),
    (
        "own=4,4,4;1000,1000.5,1000.25&layer-format=bfloat16",
        &[
            "what: Row 1 is constant: subtracting the mean leaves 0, so only β remains. Row 2 is constant in bfloat16: subtracting",
        ],
        &["rows is constant"],
    ),
    (
        "shape=whole&betas=1.2:7&gammas=0.3:-1&divisor=n",
        &[
            "Row 1 has std 1.0073 = 0.9804 × 1.0274: the ratio of the row’s std to the matrix’s, then γ, which differs between entries.",
        ],
        &["then γ and β"],
    ),
    (
        "failure=near2000",
        &["is half way between two float32 numbers"],
        &["misses the nearest"],
    ),
    (
        "failure=from10000",
        &["is half way between two float32 numbers"],
        &["misses the nearest"],
    ),
];
