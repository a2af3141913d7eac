//! Where RMSNorm puts the points, in words.

use super::{noun, range, some};
use crate::{
    claims::geometry::{GeometryClaim, Moved, Sphere},
    lab::{relatives::Cause, scenario::Precision},
    words::{
        number::short,
        sentence::{growth::largest, percent},
    },
};

/// The sentences on RMSNorm, which stand below its picture.
#[must_use]
pub fn geometry_rms_norm(claim: &GeometryClaim) -> String {
    let rms = &claim.rms;
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(
        rms.sphere
            .as_ref()
            .map(|sphere| self::sphere(claim, sphere)),
    );
    if rms.inside > 0 {
        let count = rms.inside;
        sentences.push(if rms.sphere.is_some() {
            format!("ε keeps {count} {} inside it.", noun(claim, count))
        } else {
            let points = some(claim, count);
            format!("ε keeps {points} inside RMSNorm’s sphere of radius √3.")
        });
    }
    if rms.zero > 0 {
        sentences.push(format!("RMSNorm leaves {} at 0.", some(claim, rms.zero)));
    }
    sentences.extend(
        rms.lost
            .iter()
            .map(|&(cause, count)| lost(claim, cause, count)),
    );
    sentences.extend(rms.moved.as_ref().map(|moved| self::moved(claim, moved)));
    sentences.join(" ")
}

fn sphere(claim: &GeometryClaim, sphere: &Sphere) -> String {
    let gap = sphere
        .gap
        .map_or_else(String::new, |gap| format!(", to within {}", percent(gap)));
    format!(
        "RMSNorm moves {} onto the sphere of radius √3{gap}, {} from the axis (1, 1, 1).",
        some(claim, sphere.count),
        range(sphere.angles, "°")
    )
}

/// Points that float32 gives no place, or the wrong one.
fn lost(claim: &GeometryClaim, cause: Cause, count: usize) -> String {
    let points = some(claim, count);
    let largest = largest(Precision::Float32);
    match cause {
        Cause::SquareOverflow => format!(
            "RMSNorm makes {points} 0: the square of a value exceeds float32’s largest number, {largest}."
        ),
        Cause::SquareSumOverflow => format!(
            "RMSNorm makes {points} 0: the sum of the squares exceeds float32’s largest number, {largest}."
        ),
        Cause::NoSpread => {
            format!("RMSNorm gives 0/0 for {points}: all values and ε are 0 in float32.")
        }
        Cause::Underflow => {
            format!("RMSNorm divides {points} by 0: the mean square and ε are 0 in float32.")
        }
        Cause::ValueOverflow => {
            format!("RMSNorm’s result for {points} is not finite, as a value is not.")
        }
        Cause::MissedMean | Cause::SumOverflow | Cause::DeviationOverflow | Cause::Other => {
            format!("RMSNorm’s result for {points} is not finite.")
        }
    }
}

fn moved(claim: &GeometryClaim, moved: &Moved) -> String {
    let (points, distance) = (some(claim, moved.count), short(moved.distance.into()));
    if moved.count == 1 {
        format!("float32’s result of RMSNorm for {points} is {distance} away from the exact one.")
    } else {
        format!(
            "float32’s results of RMSNorm for {points} are up to {distance} away from the exact ones."
        )
    }
}
