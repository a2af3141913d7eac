//! States of the chains.

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
            "by noise of size 1 the norm of the first chain rose from 31.06 to ",
            "; that of the second rose from ",
            "both: First chain: from 31.06 ",
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
            "small: Matrices grow: noise of size 2: From 31.06",
            "large: Matrices shrink: noise of size 0.5",
        ],
        &[],
    ),
    (
        "scale=1",
        &[
            "small: Matrices shrink: noise of size 1:",
            "large: Matrices shrink: noise of size 1:",
        ],
        &["slightly"],
    ),
    (
        "steps=1&ln=1",
        &[
            "With LayerNorm after the one multiplication both norms are 30, with noise of size 0.667 and of size 1.5.",
        ],
        &["each of 1", "both norms stay"],
    ),
    (
        "steps=1&ln=1&size=1",
        &["With LayerNorm after the one multiplication both norms are 0"],
        &["each of 1"],
    ),
    (
        "steps=1&ln=1&scale=1000",
        &["With LayerNorm after the one multiplication the norms end at "],
        &["each of 1"],
    ),
    (
        "scale=1&ln=1",
        &["both norms stay at 30, with noise of size 1."],
        &["and of size 1", "of size 1 and"],
    ),
    (
        "scale=1000",
        &[
            "small: Matrices shrink: noise of size 0.001",
            "large: Matrices grow: noise of size 1000",
        ],
        &["slightly"],
    ),
    (
        "size=1&ln=1",
        &[
            "both norms are 0: a single value is its own mean",
            "The dashed line is at 0",
        ],
        &["√(n·n)"],
    ),
    (
        "scale=1000&ln=1",
        &[
            "the norms end at 2.777×10⁻¹⁰ and 30. With noise of size 0.001 the variance of every row ends below ε = 10⁻⁵, too small for LayerNorm to raise it to 1",
            "From 31.06 to 2.777×10⁻¹⁰: every row’s variance ends below ε",
            "as long as its variance is far above ε",
        ],
        &["From 31.06 to 2.777×10⁻¹⁰, and held"],
    ),
    (
        "scale=10&product=matrix",
        &[
            "small: Matrices shrink: noise of size 0.1: From 31.06 to 1.347×10⁻⁴",
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
        "steps=500",
        &["to exactly 0 from step"],
        &["too large", "too small"],
    ),
    (
        "scale=30&ln=1",
        &[
            "the norms end at 29.75 and 30. A norm is 30 where the variance of every row is far above ε = 10⁻⁵",
        ],
        &["stay at"],
    ),
    (
        "scale=100&ln=1",
        &["the norms end at 27.37 and 30. A norm is 30 where"],
        &["stay at"],
    ),
    (
        "scale=1000&steps=500&ln=1&format=float16",
        &[
            "the norms end at 0 and 30. With noise of size 0.001 the variance of every row ends below ε",
            "In the chart with noise of size 0.001, the dashed line is out of view.",
        ],
        &[],
    ),
    (
        "band=1&size=10&product=matrix&format=float16&steps=8",
        &["band: The grey band holds 90 % of the runs over 200 seeds"],
        &["undefined"],
    ),
    (
        "seed=38&size=2&scale=1&ln=1&steps=20&product=matrix&format=bfloat16",
        &[
            "the norms end at 2 and 0. In the second chain the products of every row became equal in bfloat16, and subtracting their mean leaves 0.",
            "to exactly 0 from step 10 on: the products of every row became equal in bfloat16, and subtracting their mean leaves 0.",
        ],
        &["rounded to 0 in bfloat16", "below ε"],
    ),
    (
        "seed=9&size=2&scale=1.2&ln=1&steps=60&product=matrix&format=bfloat16&axis=log",
        &["to exactly 0 from step 51 on: the products of every row became equal in bfloat16"],
        &["rounded to 0 in bfloat16", "ends below ε"],
    ),
    (
        "size=2&scale=1000&ln=1&steps=20&product=matrix&format=bfloat16",
        &["the products of every row became equal in bfloat16"],
        &["rounded to 0 in bfloat16", "ends below ε"],
    ),
    (
        "scale=1000&ln=1&steps=500&size=8&format=float16",
        &[
            "variance of every row ends below ε",
            "all 64 entries are rounded to 0 in float16",
        ],
        &["became equal"],
    ),
    (
        "direction=backward&format=float16&steps=100&scale=3&axis=log",
        &[
            "backward: The chains’ number format, float16, holds for the matrices that the direction “forward” shows. The gradients are those of the same chains in float32. “expected norm” and “band of 200 seeds” have no effect on the gradients.",
        ],
        &[],
    ),
    (
        "scale=1.001",
        &[
            "Matrices shrink: noise of size 0.999",
            "Matrices shrink: noise of size 1.001",
        ],
        &["Noise of size 1:", "noise of size 1 "],
    ),
    (
        "product=matrix",
        &[
            "small: Matrices grow: noise of size 0.667: From 31.06",
            "large: Matrices grow: noise of size 1.5",
        ],
        &["smaller:", "shrink"],
    ),
    (
        "ln=1",
        &[
            "small: Noise of size 0.667, then LayerNorm:",
            "large: Noise of size 1.5, then LayerNorm:",
        ],
        &["grow", "shrink"],
    ),
    (
        "scale=0.001&ln=1&steps=3&size=64&product=matrix&band=1",
        &["the chains with noise 1/s end at 64; those"],
        &["64 to 64"],
    ),
];
