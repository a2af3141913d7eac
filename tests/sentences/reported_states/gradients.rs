//! Station 7, and number formats.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "eps=1000000",
        &[
            "7: In row 1, 10 % of ‖g‖² lies along (1, …, 1), and 5.209 % along x̂. The layer removes all of the first part. ε keeps almost all of the length of the second. What is left, divided by σ = 1000, reaches x.",
        ],
        &["removes 10", "The other"],
    ),
    (
        "own=1e20,-1e20,1e20,-1e20",
        &[
            "In float32 the sum of the squared deviations exceeds 3.4×10³⁸: the variance is ∞, and burn’s ∂L/∂x is 0.",
        ],
        &["burn’s ∂L/∂x, in float32, differs"],
    ),
    (
        "own=2,2,2,2;1,2,3,4&eps=0",
        &["7: In row 1 all values are equal and ε is 0: σ is 0, and ∂L/∂x is not defined."],
        &["In exact arithmetic the sum is 0"],
    ),
    (
        "grad=own&grads=0.2:5,1.1:-3",
        &[
            "loss: L = Σ u · y: ∂L/∂y is u, which is 1, 2, 3, … in each row, but for the 2 cells that you have changed.",
        ],
        &["until you change it"],
    ),
    (
        "own=5,5,5;0,0,0;1,1,2&grad=own&grads=0:1,1.1:4",
        &["in each row, but for the one cell that you have changed."],
        &["2 cells"],
    ),
    (
        "grad=own&grads=0:1,0.1:2,9.9:4",
        &["in each row until you change it."],
        &["you have changed"],
    ),
    (
        "layer-format=bfloat16&failure=matrix-row&row=2",
        &["format 6: The layer’s number format, bfloat16, rounds A, and with it a row of A."],
        &["has no effect here"],
    ),
    (
        "shape=whole&every-step=1&layer-format=bfloat16&gamma=-1.5&betas=0.3:2",
        &[
            "bfloat16’s rounding of the steps after the variance",
            "then each entry scaled by γ = −1.5 and shifted by its own β",
            "cell: the layer’s result, every step rounded to bfloat16",
        ],
        &[
            "they differ because of bfloat16’s rounding of the mean",
            "the rounding of the result to",
        ],
    ),
    (
        "own=1e-45,2e-45,4e-45&eps=0&grad=random",
        &["∂L/∂x = (0.1972) / (√(1.745×10⁻⁹⁰ + 0)) = 1.493×10⁴⁴"],
        &["+ 0)) = ∞"],
    ),
    (
        "own=1e-42,2e-42,3e-42;1e20,2e20,3e20&eps=0.5&gamma=1000&grad=own&grads=0:3.4e38,1:-3.4e38,2:3.4e38",
        &["g = 1000 · 3.4×10³⁸ = 3.4×10⁴¹"],
        &["10³⁸ = ∞"],
    ),
    (
        "own=0,0.00001,1&grad=cell&grad-feature=3",
        &["ε keeps 0.0045 % of the length of the second."],
        &["The other"],
    ),
    (
        "own=1e6,1e6,1e6;0.001,0.002,0.003&shape=whole&layer-format=bfloat16&divisor=n",
        &["float32’s rounding of the steps from x − μ to the result"],
        &["the rounding of the result to bfloat16"],
    ),
    (
        "layer-format=bfloat16&beta=1e6&every-step=1",
        &["show bfloat16’s rounding of β and the steps after the variance."],
        &["rounding of the mean"],
    ),
    (
        "layer-format=bfloat16&beta=1e6",
        &["show bfloat16’s rounding of β and the rounding of the result to bfloat16."],
        &["rounding of the mean"],
    ),
    (
        "own=0.5,0.25,-0.125;300,-200,100;65000,65100,65200&gammas=0:-1,1:2,2:0&betas=0:1000&layer-format=float16&every-step=1",
        &["Rows 1 and 3 now have mean 333.1 to 333.7"],
        &["333.6 and"],
    ),
    (
        "own=-1,0,1;5,5,5;1,1,4&eps=0&gamma=-1&gammas=1:0&beta=3",
        &["run from 1.0801 to 1.2247: they differ because of γ (which differs between features)."],
        &[],
    ),
    (
        "own=16777216,16777216,16777218;0.001,0.001,0.0011&eps=1e-12&gammas=1:-3&grad=sum&grad-row=2",
        &["which is what ε keeps of g along x̂."],
        &["with ε = 0, so is"],
    ),
    (
        "own=0,0,0,0,1000;0,1,2,3,4&grad=own&grads=0:0,0.1:0,0.2:0,0.3:0,0.4:0",
        &["In row 1 nothing reaches x: ∂L/∂y is 0 there."],
        &["0 everywhere"],
    ),
];
