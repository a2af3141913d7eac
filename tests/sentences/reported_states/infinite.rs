//! States in which some results of the layer are infinite or NaN, and others are not.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "layer-format=float16&betas=1:70000&rows=2&features=4",
        &[
            "what: One entry of β (feature 2) exceeds float16’s largest number, 65 504, and becomes ∞. Of the 8 results of the 2 rows, 2 are ∞.",
        ],
        &["±∞", "γ·x̂ + β is"],
    ),
    (
        "layer-format=float16&shape=whole&gammas=1.2:70000&rows=3&features=4",
        &[
            "what: One entry of γ (row 2, feature 3) exceeds float16’s largest number, 65 504, and becomes ∞. Of the 12 results of the whole matrix, 1 is ∞.",
        ],
        &["±∞", "γ·x̂ + β is"],
    ),
    (
        "layer-format=float16&gammas=2:-70000&own=1,2,3,4;3,3,3,3;1,2,2.5,4.5",
        &[
            "what: One entry of γ (feature 3) exceeds float16’s largest number, 65 504, and becomes −∞. Of the 12 results of the 3 rows, 1 is −∞ and 2 are NaN, since 0·∞ is NaN.",
        ],
        &["±∞", "γ·x̂ + β is"],
    ),
    (
        "layer-format=float16&gammas=0:70000,1:-70000&betas=0:70000&rows=2&features=3",
        &[
            "what: 2 of the 3 entries of γ exceed float16’s largest number, 65 504, and become ∞ or −∞. So does one entry of β (feature 1), which becomes ∞. Of the 6 results of the 2 rows, 3 are ∞ and 1 is −∞.",
        ],
        &["±∞", "0·∞"],
    ),
    (
        "layer-format=float16&every-step=1&eps=0.00000001&gamma=0.00000001&beta=-70000&gammas=1:70000,2:1&rows=3&features=6&std=0.001&mean=1",
        &[
            "One entry of γ (feature 2) exceeds float16’s largest number, 65 504, and becomes ∞. So does β, which becomes −∞. Of the 18 results of the 3 rows, 16 are −∞ and 2 are NaN, since ∞ − ∞ is NaN.",
        ],
        &["±∞", "0·∞ and"],
    ),
    (
        "layer-format=float16&gamma=60000&beta=60000&rows=2&features=4",
        &[
            "what: In 4 of the 8 results of the 2 rows the size of γ·x̂ + β exceeds float16’s largest number, 65 504: they are ∞.",
        ],
        &["In each of the 2 rows"],
    ),
    (
        "layer-format=float16&gamma=60000&beta=0&rows=2&features=4",
        &[
            "what: In 4 of the 8 results of the 2 rows the size of γ·x̂ + β exceeds float16’s largest number, 65 504: 2 are ∞ and 2 are −∞.",
        ],
        &["In each of the 2 rows"],
    ),
    // γ·x̂ is rounded to ∞, though the sum with β would not be.
    (
        "layer-format=float16&every-step=1&gamma=60000&beta=-60000&own=1,2,3",
        &[
            "what: In 2 of the 3 results of the row the size of γ·x̂ exceeds float16’s largest number, 65 504: 1 is ∞ and 1 is −∞.",
        ],
        &[],
    ),
    (
        "own=1e-45,0,3e-45,-1e-45;1e-20,2e-20,3e-20,4e-20;1e-39,2e-39,3e-39,5e-39&eps=0",
        &[
            "what: The squared deviations of rows 1 and 3 are too small for float32: the variance is 0, like ε, and division by 0 gives ∞ or −∞. Of the 8 results of rows 1 and 3, 4 are ∞, 3 are −∞ and 1 is NaN, since 0/0 is NaN.",
        ],
        &["variance and ε are both 0"],
    ),
    // An overflow of finite γ is no result of the infinite one.
    (
        "layer-format=float16&gamma=60000&gammas=0:70000",
        &[
            "Of the 30 results of the 3 rows, 6 are ∞ and 5 are −∞. For 8 of these γ and β are finite, but the size of γ·x̂ + β exceeds 65 504 too.",
        ],
        &["±∞"],
    ),
];
