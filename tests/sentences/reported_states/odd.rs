//! Odd states that a reader who did not know the page has tried.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "own=1.1,1.1,1.1,1.1,1.1,1.1,1.1;0.7,0.7,0.7,0.7,0.7,0.7,0.7&eps=0&gammas=0:0",
        &[
            "Row 2 has std 0.378: constant before the layer, but float32 rounds the sum of its values, as station 2 explains; γ or β differs between features.",
            "NaN where all deviations from the mean are 0: 0/0, since ε is 0",
        ],
        &["where all values are equal"],
    ),
    (
        "layer-format=float16&every-step=1&mean=60000&std=20000&seed=11&rows=3&features=5",
        &[
            "crosses: 15 of 15 values are NaN or ∞ after the layer; crosses at the lower edge mark where 10 of them were. 5 were so before the layer too, and are not drawn.",
        ],
        &["where each was"],
    ),
    (
        "layer-format=float16&every-step=1&eps=0.00000001&rows=4&features=6&std=0.1&mean=1000&gamma=-2",
        &["cell: centred and scaled: x̂ = (1000 − 1000) / (√(0 + 0)) = NaN"],
        &["(1000 − 1000) / (√(0 + 1×10⁻⁸))"],
    ),
    (
        "layer-format=float16&every-step=1",
        &[" + 1.001×10⁻⁵)) = "],
        &[],
    ),
    (
        "own=-1000000.0625,-1000000,-1000000,-999999.9375&eps=0",
        &[
            "cell: variance of the 4 values of row 1: v = (Σ (x − μ)²) / (n) = (( −1 000 000.0625 − ( −1 000 000 ) )² + ",
        ],
        &["− −"],
    ),
    (
        "rows=1&features=1",
        &[
            "whiskers: A, before; LN(A), after. Vertical lines are only a scale: the formula predicts no mean ± std for the row. Each panel has a scale of its own.",
        ],
        &["the rows share"],
    ),
    (
        "own=1,2&eps=0&failure=matrix-row",
        &["6: Here burn’s results are the exact ones, to 16 digits;"],
        &["15 digits"],
    ),
    (
        "layer-format=float16&every-step=1&eps=100000&gamma=100000&beta=-100000&rows=2&features=5",
        &["plus β: y = ∞ · ", "= NaN → NaN"],
        &["cell: times γ, plus β: y = 100"],
    ),
    (
        "shape=whole&own=1000,1000,1000;-1000,-1000,-1000;0.5,0.25,0.125&layer-format=bfloat16&every-step=1&eps=10&gamma=-3&beta=100",
        &["its 9 values are in reverse order, but some that differed are now equal"],
        &["are in order"],
    ),
    (
        "layer-format=float16&every-step=1&own=0.001,0.002,0.003,0.004&eps=1e-8",
        // The rounding of v + ε gives the same, whatever becomes of ε.
        &["float16’s rounding of the steps after the variance"],
        &["reduced by ε", "too small"],
    ),
    (
        "layer-format=bfloat16&every-step=1&mean=1000&std=1&rows=3&features=8&eps=0.001",
        &["bfloat16’s rounding of the mean μ"],
        &["reduced by ε"],
    ),
    (
        "own=1,1,1,1000;2,2,2,2.0001;1,2,3,4&eps=1",
        &[
            "The rows now have mean 0 and std 4.995×10⁻⁵ to 1.155: they differ because of ε in the divisor.",
        ],
        &["The rows now have mean −"],
    ),
    (
        "gamma=0.001&beta=1000000&rows=3&features=6",
        &["float32’s rounding of the steps from x − μ to the result"],
        &["x − μ or"],
    ),
    (
        "shape=whole&own=1,2,3;1000,2000,3000;-5,-5,-5;1e-3,2e-3,3e-3",
        &["what: The whole matrix now has mean 0 and std 1"],
        &["keep their order. The "],
    ),
    (
        "layer-format=float16&every-step=1&gamma=100000&beta=-70000&eps=100000&rows=2&features=5",
        &["Every result of the 2 rows is NaN, since ε becomes ∞ too: x̂ is 0, and 0·∞ is NaN"],
        &["∞ − ∞ are NaN"],
    ),
    (
        "own=3e38,3e38,3e38;1,2,3;-3e38,3e38,-3e38;3e38,-3e38,0",
        &[
            "In float32, 1 of the 4 rows lands 1.732 away from where exact arithmetic puts it, and 2 are not finite.",
        ],
        &["3 of the 4 rows land"],
    ),
    (
        "own=1,2,3;4,4,4;7,8,9&gamma=-1",
        &["1 of the 3 rows has three equal values, and becomes 0, the centre."],
        &["γ and β turn the circle"],
    ),
    (
        "own=0.1,0.1,0.1,0.1,0.1,0.1,0.1;1,2,3,4,5,6,7&eps=0",
        &[", where exact arithmetic gives 0/0"],
        &[],
    ),
    (
        "rows=2&features=2",
        &["What is left, divided by σ ="],
        &["Nothing is left"],
    ),
    (
        "size=1&scale=1000&steps=500",
        &["the matrix’s one entry is rounded to 0"],
        &[" its one entry", "Its one entry"],
    ),
    // Every γ is set to 0, none is rounded to it.
    (
        "own=1,2,4;3,7,8.5&gammas=0:0,1:0,2:0&betas=0:1",
        &["every γ is 0 and erases"],
        &["every γ is 0 in float32"],
    ),
    // ε alone gives row 1 a mean of 6.25×10⁻⁷.
    (
        "own=1,5;7,2&gammas=0:2&betas=0:1",
        &["The rows now have mean 0 to 1 and std 1.414 to 2.828"],
        &["10⁻⁷ to 1"],
    ),
    ("divisor=n&gamma=3&beta=5", &["std 3 = γ."], &["3 = 3"]),
    (
        "own=3,7,8.5&gamma=3&beta=5&layer-format=bfloat16&every-step=1",
        &["bfloat16’s rounding of the mean μ and the steps after the variance"],
        &["the variance and"],
    ),
    // Only partial sums exceed the format.
    (
        "own=3e38,3e38,-3e38,-3e38;2e38,2e38,-1e38,-2e38",
        &["The running sum of each of the 2 rows exceeds"],
        &["The sum of each"],
    ),
    // γ erases rows, and the ratio of each row’s std to the matrix’s is the same for all.
    (
        "own=1,2,3,4;5,6,7,8;9,10,11,12&shape=whole&gamma=0&gammas=1.2:5",
        &["Row 1 has std 0: every γ there is 0 and erases the spread"],
        &[
            "every γ is 0 in float32",
            "they differ because of the ratio",
            "differs between entries) and the ratio",
        ],
    ),
    (
        "own=1,2,3,4;5,6,7,8;9,10,11,12&shape=whole&gammas=0.0:0,0.1:0,0.2:0,0.3:0,1.2:5",
        &["they differ because of γ (which differs between entries)"],
        &["the ratio of each row’s std to the matrix’s and γ"],
    ),
    (
        "own=16777216,16777217,16777218,16777220;16777216,16777216,16777216,16777216;1,1,1,1.0000001",
        &["they differ because of ε in the divisor and float32’s rounding"],
        &["because of ε in the divisor."],
    ),
    (
        "steps=1&ln=1&scale=0.2",
        &["From 29.32 to 29.99: every row has mean 0 and std 1"],
        &["where it stays"],
    ),
    (
        "steps=7&size=2&ln=1&product=matrix",
        &["the norms end at 2."],
        &["2 and 2"],
    ),
    (
        "own=1,2,3;4,4,4;7,8,9&eps=100000",
        &["ε keeps almost all of the length"],
        &["keeps 100"],
    ),
    (
        "cloud-std=0&eps=0&features=2&gamma=-1&grad=cell",
        &["Nothing is left; float32’s rounding leaves up to "],
        &["differs from that"],
    ),
    (
        "layer-format=bfloat16&gamma=1.001&beta=1000",
        &["show the rounding of the result to bfloat16."],
        &["show bfloat16’s rounding of γ"],
    ),
    (
        "layer-format=float16&mean=3000&std=2",
        &["The means and the stds show float32’s rounding of the mean μ"],
        &[],
    ),
    (
        "features=2",
        &[
            "The stds of the 3 rows run from 1.4141 to 1.4142: they differ because of ε in the divisor.",
        ],
        &[],
    ),
    (
        "layer-format=float16&gamma=1000000&beta=100000",
        &["γ and β exceed float16’s largest number, 65 504, and both become ∞."],
        &["∞ and ∞"],
    ),
    (
        "layer-format=float16&gamma=1000000&beta=-100000",
        &["and become ∞ and −∞."],
        &[],
    ),
    (
        "stack=none&layers=2&seed=3&width=32&weight-scale=0.1",
        &["The gradient of the first weight is as large as that of the last."],
        &[" 1 times"],
    ),
    (
        "mean=1000000&std=0.1&shape=whole",
        &[
            "they differ because of each row’s own mean and the ratio of each row’s std to the matrix’s.",
        ],
        &["rounding of the steps from x − μ"],
    ),
    (
        "own=1,2,3;101,102,103;0.01,0.02,0.03&shape=whole",
        &[
            "std 2.1×10⁻⁴ to 0.021: they differ because of each row’s own mean and the ratio of each row’s std to the matrix’s.",
        ],
        &["float32’s rounding"],
    ),
    (
        "own=1,2,4;0.1,0.25,0.7&layer-format=bfloat16",
        &["they differ because of the rounding of the result to bfloat16."],
        &["ε in the divisor"],
    ),
    (
        "own=1,2,4;3,7,8.5;0.1,0.25,0.7&layer-format=bfloat16&every-step=1",
        &["The stds of the 3 rows run from 1.2211 to 1.2317."],
        &["ε in the divisor"],
    ),
    (
        "own=1,2,3;4,5,6.5&gammas=0:100000&betas=0:100000&layer-format=float16&every-step=1",
        &["and becomes ∞. So does one entry of β (feature 1). Of the"],
        &[],
    ),
    (
        "failure=constant",
        &["the true difference is 0. Rounding of partial sums causes this"],
        &["Rounding of the squares"],
    ),
    (
        "own=0.1,0.1,0.1;0.2,0.2,0.2&eps=0",
        &["moves neither row onto the circle"],
        &["none of the 2"],
    ),
];
