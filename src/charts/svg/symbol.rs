//! Marker shapes, as plotly.js draws them.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// The outline of a marker centred on the origin, as a path's `d` attribute. `size` is
/// the diameter in pixels. An unknown name gives a circle.
pub(in crate::charts) fn path(name: &str, size: f64) -> String {
    let r = size / 2.0;
    let (third, wide) = (r / 2.0, r * 2.0 / 3_f64.sqrt());
    match name {
        "square" => closed(&[(r, r), (-r, r), (-r, -r), (r, -r)]),
        "diamond" => {
            let r = r * 1.3;
            closed(&[(r, 0.0), (0.0, r), (-r, 0.0), (0.0, -r)])
        }
        "triangle-up" => closed(&[(-wide, third), (wide, third), (0.0, -r)]),
        "triangle-down" => closed(&[(-wide, -third), (wide, -third), (0.0, r)]),
        "triangle-left" => closed(&[(third, -wide), (third, wide), (-r, 0.0)]),
        "triangle-right" => closed(&[(-third, -wide), (-third, wide), (r, 0.0)]),
        "cross" => cross(r * 0.4, r * 1.2, 0.0),
        "x" => cross(r * 0.4, r * 1.2, PI / 4.0),
        "pentagon" => polygon(5, r, -PI / 2.0),
        "hexagon" => polygon(6, r, -PI / 2.0),
        "octagon" => polygon(8, r, -PI / 8.0),
        "star" => star(r * 1.4),
        "hourglass" => closed(&[(r, r), (-r, r), (r, -r), (-r, -r)]),
        "bowtie" => closed(&[(r, r), (r, -r), (-r, r), (-r, -r)]),
        "star-diamond" => {
            let r = r * 1.4;
            format!(
                "M{r:.2} 0Q0 0 0 {r:.2}Q0 0 {0:.2} 0Q0 0 0 {0:.2}Q0 0 {r:.2} 0Z",
                -r
            )
        }
        _ => format!(
            "M{r:.2} 0A{r:.2} {r:.2} 0 1 1 0 {:.2}A{r:.2} {r:.2} 0 0 1 {r:.2} 0Z",
            -r
        ),
    }
}

/// A closed polygon.
fn closed(corners: &[(f64, f64)]) -> String {
    let points: Vec<String> = corners
        .iter()
        .map(|(x, y)| format!("{x:.2} {y:.2}"))
        .collect();
    format!("M{}Z", points.join("L"))
}

/// A corner in polar coordinates.
fn corner(radius: f64, angle: f64) -> (f64, f64) {
    (radius * angle.cos(), radius * angle.sin())
}

/// A regular polygon; `first` is the angle of its first corner.
fn polygon(corners: u32, radius: f64, first: f64) -> String {
    let corners: Vec<_> = (0..corners)
        .map(|index| {
            let turn = 2.0 * PI * f64::from(index) / f64::from(corners);
            corner(radius, first + turn)
        })
        .collect();
    closed(&corners)
}

fn star(radius: f64) -> String {
    let corners: Vec<_> = (0..10)
        .map(|index| {
            let radius = if index % 2 == 0 {
                radius
            } else {
                radius * 0.382
            };
            corner(radius, PI * (f64::from(index) / 5.0 - 0.5))
        })
        .collect();
    closed(&corners)
}

/// Four arms, rotated by `turn`. As in plotly.js, the arms of a rotated cross are
/// slightly shorter.
fn cross(thick: f64, long: f64, turn: f64) -> String {
    let (thick, long) = if turn > 0.0 {
        let thick = thick * FRAC_1_SQRT_2 * 2.0;
        (thick, thick * 3.0)
    } else {
        (thick, long)
    };
    let arm = [(long, -thick), (long, thick), (thick, thick)];
    let corners: Vec<_> = (0..4)
        .flat_map(|quarter| {
            let turn = turn + PI / 2.0 * f64::from(quarter);
            let (sin, cos) = turn.sin_cos();
            arm.map(move |(x, y)| (x * cos - y * sin, x * sin + y * cos))
        })
        .collect();
    closed(&corners)
}
