//! Station 9.

use crate::reported::Reported;

pub const REPORTED: &[Reported] = &[
    (
        "",
        &[
            "9: LayerNorm moves all 24 points onto the circle of radius √3 = 1.732 in the plane of sum 0, to within 0.",
            "RMSNorm moves all 24 points onto the sphere of radius √3,",
            "points: The points are torch.randn(24, 3) * 1 + 1 after torch.manual_seed(0).",
        ],
        &["γ and β make it", "outside the picture"],
    ),
    (
        "features=3",
        &[
            "9: LayerNorm moves all 3 rows onto the circle",
            "points: The points are the rows of A, which has three features.",
        ],
        &["torch.randn(24"],
    ),
    (
        "own=4,4,4;1,2,3",
        &[
            "9: LayerNorm moves 1 of the 2 rows onto the circle of radius √3 = 1.732 in the plane of sum 0.",
            "1 of the 2 rows has three equal values, and becomes 0, the centre.",
            "RMSNorm moves both rows onto the sphere of radius √3, 0° to ",
        ],
        &["moves them"],
    ),
    (
        "own=1e20,2e20,3e20;1,2,3;0,0,0",
        &[
            "RMSNorm moves 1 of the 3 rows onto the sphere of radius √3, 22.21° from the axis (1, 1, 1). RMSNorm leaves 1 of the 3 rows at 0. RMSNorm makes 1 of the 3 rows 0: the square of a value exceeds float32’s largest number, 3.4×10³⁸.",
        ],
        &[],
    ),
    (
        "own=1.5e19,-1.5e19,1.5e19",
        &[
            "RMSNorm makes the row 0: the sum of the squares exceeds float32’s largest number, 3.4×10³⁸.",
        ],
        &["the square of a value"],
    ),
    (
        "own=1e-30,2e-30,4e-30;0,0,0&eps=0",
        &[
            "RMSNorm divides 1 of the 2 rows by 0: the mean square and ε are 0 in float32. RMSNorm gives 0/0 for 1 of the 2 rows: all values and ε are 0 in float32.",
        ],
        &[],
    ),
    (
        "own=4,4,4&eps=0",
        &[
            "9: LayerNorm does not move the row onto the circle of radius √3 = 1.732 in the plane of sum 0. The row has three equal values, and ε is 0: 0/0 is undefined.",
            "RMSNorm moves the row onto the sphere of radius √3, 0° from the axis (1, 1, 1).",
            "in it. No y is finite.",
        ],
        &["becomes 0", "Green: y"],
    ),
    (
        "cloud-std=0.003&cloud-mean=1",
        &[
            "9: LayerNorm moves none of the 24 points onto the circle",
            "ε keeps all 24 points inside it, 0.",
            " times ε",
        ],
        &["to within"],
    ),
    (
        "cloud-mean=20&gamma=2&betas=2:1",
        &[
            "γ and β turn the circle into one of radius 3.464 around (0, 0, 1).",
            "All 24 x lie outside the picture.",
            "Dashed: what γ and β make of the circle.",
        ],
        &["ellipse"],
    ),
    (
        "gammas=0:0,1:0",
        &["γ and β flatten the circle to a line through (0, 0, 0), 1.414 to each side."],
        &[],
    ),
    (
        "gamma=0&beta=1",
        &["With γ = 0 only the point β = (1, 1, 1) remains."],
        &[],
    ),
    (
        "own=20000000,20000002,20000008&eps=0",
        &[
            "9: In exact arithmetic LayerNorm moves the row onto the circle",
            "In float32, the row lands ",
        ],
        &["moves all"],
    ),
    (
        "shape=whole&layer-format=float16",
        &[
            "Here each point is normalised by itself, although the layer normalises the whole matrix",
            "format 9: The layer’s number format, float16, holds for A only: x̂, y and RMSNorm’s result are float32 here.",
        ],
        &[],
    ),
    (
        "cloud-mean=-10",
        &[
            "points: The points are torch.randn(24, 3) * 1 - 10 after",
            " from the axis (1, 1, 1).",
        ],
        &["° from (1, 1, 1)", "+ −10"],
    ),
    (
        "gamma=3&beta=5",
        &[
            "γ and β turn the circle into one of radius 5.196 around (5, 5, 5).",
            "RMSNorm moves all 24 points onto the sphere of radius √3,",
        ],
        &["sphere of that radius"],
    ),
    (
        "gamma=0&beta=5",
        &["With γ = 0 only the point β = (5, 5, 5) remains."],
        &["alone", "Dashed"],
    ),
    (
        "cloud-mean=1000000&cloud-std=0.001",
        &["float32’s numbers there are 0.0625 apart, more than the cloud’s std."],
        &[],
    ),
    (
        "cloud-mean=20&cloud-std=0.001",
        &[
            "9: In exact arithmetic LayerNorm moves none of the 24 points",
            "ε keeps all 24 points inside it, 0.05",
            "In float32, 18 of the 24 points land up to 6.945×10⁻⁴ away",
        ],
        &["keeps 6"],
    ),
    (
        "cloud-mean=100&cloud-std=0.01&eps=0.0001&seed=9",
        &["ε keeps all 24 points inside it, 0.46"],
        &["keeps 3"],
    ),
    (
        "own=16777216,16777217,16777218;0.1,0.1,0.1;1000000.1,1000000.1,1000000.1&eps=1e-12",
        &["2 of the 3 rows have three equal values, and become 0, the centre."],
        &["1 of the 3 rows has three equal values"],
    ),
    (
        "own=1,1,1;1000000.1,1000000.1,1000000.1;2,2,2;1,2,3&eps=0",
        &[
            "3 of the 4 rows have three equal values, and ε is 0: 0/0 is undefined. In float32 1 of them has a place nevertheless, since its mean is rounded.",
        ],
        &[],
    ),
    (
        "beta=1000000&gamma=0.01&seed=4",
        &[
            "float32 visibly rounds y of all 24 points to one point, up to 0.017",
            "At this scale the circle is smaller than a marker.",
            "At this scale the sphere is smaller than a marker.",
            "what γ and β make of the circle, which at this scale is smaller than a marker",
        ],
        &[],
    ),
    (
        "beta=1000000&gamma=0.1&seed=4&features=3&rows=6",
        &["float32 visibly rounds y of all 6 rows: they land up to 0.0"],
        &["to one point"],
    ),
    (
        "eps=1000000&gamma=-3&gammas=0:2,1:0,2:-1000000&beta=5&cloud-mean=-1000000&cloud-std=0",
        &["At this scale the circle is smaller than a marker."],
        &["which at this scale is smaller"],
    ),
    (
        "stack=none&layers=60&weight-scale=10",
        &[
            "8: Without a norm the stream holds values beyond float32’s largest number, 3.4×10³⁸, from layer 38 on.",
        ],
        &["rms is beyond"],
    ),
    (
        "stack=pre&layers=60&weight-scale=10&width=4&stream-rows=16",
        &[
            "alike: Circles: the mean |cos| between two rows, 1 if all lie on one line. It goes from 0.4136 to 0.756; its highest value is 0.98",
        ],
        &["rises from 0.4136"],
    ),
    (
        "stack=none&layers=60&weight-scale=10&width=4&stream-rows=16&seed=7",
        &[
            "a fraction of the smaller of rows and width, 4. From layer 41 on there are values that are not finite, which have no point.",
        ],
        &[],
    ),
    (
        "layers=1",
        &["There is only one weight matrix, so there is no other gradient to compare."],
        &["has the norm"],
    ),
];
