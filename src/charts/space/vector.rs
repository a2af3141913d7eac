//! Points of three features as vectors.

/// A point, or a direction, of three features.
pub type Point = [f64; 3];

/// The unit vectors `n = (1, 1, 1)/√3`, `u = (1, −1, 0)/√2` and `w = (1, 1, −2)/√6`: the axis, and
/// two directions of the plane at right angles to it.
#[must_use]
pub fn axes() -> [Point; 3] {
    let unit = |point: Point| {
        let length = dot(point, point).sqrt();
        point.map(|x| x / length)
    };
    [
        unit([1.0, 1.0, 1.0]),
        unit([1.0, -1.0, 0.0]),
        unit([1.0, 1.0, -2.0]),
    ]
}

/// The dot product.
#[must_use]
pub fn dot(a: Point, b: Point) -> f64 {
    std::iter::zip(a, b).map(|(a, b)| a * b).sum()
}

/// `s·a + t·b`.
#[must_use]
pub fn sum(s: f64, a: Point, t: f64, b: Point) -> Point {
    std::array::from_fn(|index| s * a[index] + t * b[index])
}
