//! The states of [`super::reported`], as links.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "product=matrix",
        &[
            "by noise of size 0.667 the norm rose from 31.06 to 4.051×10¹²",
            "√30 = 5.48, which makes 3.65 and 8.22 a step",
        ],
        &["too small"],
    ),
    (
        "scale=1&product=matrix",
        &[
            "by noise of size 1 the norm rose",
            "Noise of size 1/√n = 0.183 holds the norm",
        ],
        &["should hold"],
    ),
    (
        "scale=1.2",
        &[
            "by noise of size 1.2 it fell from 29.32 to 23.55",
            "only 0.53 times the noise size",
        ],
        &["too large"],
    ),
    (
        "scale=1.3&steps=200",
        &[
            "to exactly 0 from step 170 on",
            "it fell from 29.32 to 1.062×10⁻¹¹",
        ],
        &["too large"],
    ),
    (
        "scale=0.5",
        &[
            "small: Matrices slightly larger: noise of size 2: From 31.06",
            "large: Matrices slightly smaller: noise of size 0.5",
        ],
        &[],
    ),
    (
        "scale=1",
        &["small: Noise of size 1:", "large: Noise of size 1:"],
        &["slightly"],
    ),
    (
        "scale=1000",
        &[
            "Matrices much smaller: noise of size 0.001",
            "Matrices much larger: noise of size 1000",
        ],
        &["slightly"],
    ),
    (
        "size=1&ln=1",
        &[
            "both norms are 0: a row of one value is its own mean",
            "The dashed line is at 0",
        ],
        &["√(n·n)"],
    ),
    (
        "scale=1000&ln=1",
        &[
            "the norms end at 2.777×10⁻¹⁰ and 30. A norm is 30 where the variance of every row is far above ε",
            "as long as its variance is far above ε",
        ],
        &["From 31.06 to 2.777×10⁻¹⁰, and held"],
    ),
    (
        "scale=10&product=matrix",
        &[
            "small: Matrices much smaller: noise of size 0.1: From 31.06 to 1.347×10⁻⁴",
            "which makes 0.548 and 54.8 a step",
        ],
        &["both chains explode"],
    ),
    (
        "steps=1",
        &["Long runs fall far below it", "After 1 multiplication by"],
        &["1 multiplications", "typical run lies far below"],
    ),
    (
        "size=10&product=matrix&format=float16&steps=8",
        &["it rose from 9.355 to ∞"],
        &["undefined"],
    ),
    (
        "format=float16&steps=5",
        &["1 of 900 entries is exactly 0"],
        &["entries are exactly 0"],
    ),
    (
        "steps=500&product=matrix",
        &[
            "to NaN from step 70 on: in float32 an infinity met a zero or an infinity of opposite sign",
        ],
        &["another infinity"],
    ),
    (
        "divisor=n",
        &["parameters: Every row now has mean 0 and std 1."],
        &["std 1 = 1"],
    ),
    (
        "rows=1&eps=0.005&divisor=n",
        &["parameters: The row now has mean 0 and std 0.9995: ε is not negligible"],
        &["0.9995 = 1"],
    ),
    (
        "rows=1&eps=0.008",
        &["std 1.0532 = 0.9991 × 1.0541"],
        &["1.053 = √", "and not 1.054"],
    ),
    (
        "rows=1&eps=0.005",
        &["std 1.0535 = 0.9995 × 1.0541"],
        &["and not 1.054"],
    ),
    (
        "betas=3:5",
        &[
            "Row 1 has std 1.9151 = 1.8168 × 1.0541: γ, and β that differs between features",
            "parameters: The rows now have mean 0.5 and std 1.116 to 2.492",
        ],
        &["ε weighs", "depend on the data", "γ and β differ"],
    ),
    (
        "betas=3:5&std=0",
        &["std 1.581: constant before the layer, it has no spread but that of β"],
        &["depend on the data"],
    ),
    (
        "own=1e20,-1e20,1e20,-1e20",
        &[
            "Squared deviations exceed float32’s largest number, 3.4×10³⁸: the variance of the row becomes ∞, and every value β",
            "cell: the layer’s result, in float32: y = 0",
        ],
        &["keep their order", "ε weighs", "1 · 1 + 0 = 0"],
    ),
    (
        "own=3e38,3e38,3e38,-3e38",
        &[
            "The sum of the row exceeds float32’s largest number",
            "NaN where a sum exceeds",
        ],
        &["0/0", "larger ε"],
    ),
    (
        "own=1e38,1e38,1e38,1e38",
        &["The sum of the row exceeds float32’s largest number"],
        &["0/0", "larger ε"],
    ),
    (
        "own=1e-30,2e-30,4e-30&eps=0",
        &[
            "squared deviations of the row are too small for float32",
            "division by 0 gives ∞",
            "y = −∞",
        ],
        &["what: Variance"],
    ),
    (
        "std=0&eps=1e-60",
        &["ε = 1e-60 is 0 in float32. A larger ε avoids this."],
        &["= NaN = 0"],
    ),
    (
        "mean=1000000&std=1",
        &[
            "The 3 rows now have mean −0.1108 to 0.1978",
            "This shows float32’s rounding of the mean",
            "cell: the layer’s result, in float32: y = −0.8312",
            "999 9",
        ],
        &["ε weighs", "now has mean 0"],
    ),
    (
        "mean=100000&std=0.1",
        &["mean −0.01393 to 0.03188", "float32’s rounding of the mean"],
        &[],
    ),
    (
        "mean=10000&std=0.1",
        &[
            "mean −0.007964 to 0.01089",
            "float32’s rounding of the mean",
        ],
        &[],
    ),
    (
        "own=1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8,1234567.8",
        &[
            "float32 rounds its mean to another number: the result differs from β by up to 0.9997",
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
        "gamma=3&own=5,5,5,5;1,2,3,4",
        &[
            "Row 1 has std 0: constant before the layer",
            "Row 2 has std 3.4641 = 3 × 1.1547",
        ],
        &["Every row"],
    ),
    (
        "gamma=0",
        &["Every row has std 0: γ = 0 erases the spread"],
        &[],
    ),
    (
        "gammas=0:-1",
        &["Row 1 has std 1.0431 = 0.9895 × 1.0541: γ, which differs between features"],
        &["stretched"],
    ),
    (
        "shape=whole&gamma=3&beta=5",
        &[
            "The whole matrix now has mean 5 and std 3",
            "0.9804 × 3 × 1.0541: the row’s share of the matrix’s std, then γ",
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
            "what differs is the row’s share of the matrix’s std",
            "r = 1.",
        ],
        &["stretches"],
    ),
    (
        "eps=1",
        &[
            "what differs is ε beside the variance",
            "std 0.9204 = 0.8731 × 1.0541",
        ],
        &["stretches", "keep their differences"],
    ),
    (
        "own=5,5,5,5;1,2,3,4",
        &[
            "Row 1 has std 0: constant before the layer, it has no spread to scale. Row 2 has std 1.1547",
        ],
        &["stretches"],
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
        "shape=whole&rows=2&features=2&gammas=0:2,1:2",
        &[
            "each entry scaled by its own γ",
            "Row 1 has std 1.8948 = 0.6699 × 2 × 1.4142",
        ],
        &["from feature to feature"],
    ),
    (
        "own=1,2;2,1&divisor=n",
        &["Every row has std 1: here it divides by n"],
        &[],
    ),
    (
        "own=1e-8,2e-8,4e-8",
        &["std 3.944×10⁻⁶ (reduced by ε)"],
        &[],
    ),
    (
        "gammas=50:2",
        &["gamma: times 1, for every feature"],
        &["set by hand"],
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
    (
        "own=1,2,3,4,5,6,7;2,3,4,1,2,3,9&groups=3",
        &[
            "groups: 3 groups; 7 features can only form 1",
            "3 does not divide 7",
        ],
        &["10 features"],
    ),
    (
        "own=1;2;3&groups=3",
        &["1 feature can only form 1"],
        &["10 features"],
    ),
    ("features=1&eps=1", &["x/√(x² + ε)"], &["only the sign"]),
    (
        "own=0.1,0.1,0.1,0.1;1e-30,2e-30,4e-30,0",
        &["Row 2 has std 5.401×10⁻²⁸ = 4.677×10⁻²⁸ × 1.1547: ε beside the variance"],
        &["≈ 0"],
    ),
];
