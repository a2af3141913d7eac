//! Contrast, differences between colours, and how readers without one kind of cone see them.

/// Red, green and blue, from 0 to 255.
pub(crate) type Rgb = [u8; 3];

type Linear = [f64; 3];
type Matrix = [[f64; 3]; 3];

/// What a kind of colour vision makes of a colour.
type Simulate = fn(Rgb) -> Linear;

/// The kinds of colour vision.
pub(crate) const VISIONS: [(&str, Simulate); 4] = [
    ("normal vision", linear),
    ("protanopia", |colour| simulate(&PROTANOPIA, colour)),
    ("deuteranopia", |colour| simulate(&DEUTERANOPIA, colour)),
    ("tritanopia", |colour| simulate(&TRITANOPIA, colour)),
];

// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
// Vision Deficiency" (2009), severity 1.
const PROTANOPIA: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTERANOPIA: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITANOPIA: Matrix = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];

/// From linear sRGB to CIE XYZ (D65).
const TO_XYZ: Matrix = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];
const WHITE: Linear = [0.950_47, 1.0, 1.088_83];

fn linear(colour: Rgb) -> Linear {
    colour.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn product(matrix: &Matrix, vector: Linear) -> Linear {
    matrix.map(|row| std::iter::zip(row, vector).map(|(a, b)| a * b).sum())
}

fn simulate(matrix: &Matrix, colour: Rgb) -> Linear {
    product(matrix, linear(colour)).map(|channel: f64| channel.clamp(0.0, 1.0))
}

/// The contrast of two colours, as WCAG 2.2 defines it.
pub(crate) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |colour| product(&TO_XYZ, linear(colour))[1] + 0.05;
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// ΔE of two colours: CIEDE2000.
pub(crate) fn difference(one: Linear, other: Linear) -> f64 {
    ciede2000(lab(one), lab(other))
}

/// CIE L*a*b*.
fn lab(colour: Linear) -> Linear {
    let xyz = product(&TO_XYZ, colour);
    let [x, y, z] = std::array::from_fn(|index| {
        let ratio: f64 = xyz[index] / WHITE[index];
        if ratio > 216.0 / 24_389.0 {
            ratio.cbrt()
        } else {
            (24_389.0 / 27.0 * ratio + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The colour difference of CIE 142:2001, with the weights of 1.
#[expect(clippy::many_single_char_names, reason = "the names of the standard")]
fn ciede2000([l1, a1, b1]: Linear, [l2, a2, b2]: Linear) -> f64 {
    let saturation = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - saturation(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let apart = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if apart => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let h = match h1 + h2 {
        sum if apart => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => f64::midpoint(sum, 360.0),
        sum => (sum - 360.0) / 2.0,
    };
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.2 * cos(4.0 * h - 63.0);
    let lightness = (l - 50.0).powi(2);
    let dl = (l2 - l1) / (1.0 + 0.015 * lightness / (20.0 + lightness).sqrt());
    let dc = (c2 - c1) / (1.0 + 0.045 * c);
    let dh = dh / (1.0 + 0.015 * c * t);
    let rotation = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * saturation(c) * rotation.to_radians().sin();
    (dl.powi(2) + dc.powi(2) + dh.powi(2) + rt * dc * dh).sqrt()
}

/// The pairs 1, 7 and 17 of the test data of Sharma, Wu and Dalal (2005).
#[test]
fn ciede2000_agrees_with_published_differences() {
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
    ] {
        let found = ciede2000(one, other);
        assert!((found - expected).abs() < 5e-5, "{found} ≠ {expected}");
    }
}

#[test]
fn black_on_white_has_contrast_21_and_grey_looks_the_same_to_everybody() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-3);
    for (vision, simulate) in VISIONS {
        let changed = difference(simulate([128; 3]), linear([128; 3]));
        assert!(changed < 0.1, "{vision}: {changed}");
    }
}
