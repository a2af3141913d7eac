//! Station 9's sentences: where both layers put points with three features.

mod rms_norm;

pub use self::rms_norm::geometry_rms_norm;
use crate::{
    claims::{
        geometry::{Circle, GeometryClaim, Image, Inside, Lost, Rounded},
        range::Range,
    },
    lab::geometry::Source,
    words::{
        grammar::capitalised,
        number::{apart, short},
        sentence::percent,
    },
};

/// Station 9's sentence: where LayerNorm puts the points.
#[must_use]
pub fn geometry(claim: &GeometryClaim) -> String {
    let mut sentences = vec![circle(claim)];
    sentences.extend(
        claim
            .inside
            .as_ref()
            .map(|inside| self::inside(claim, inside)),
    );
    let equal = |count, result: &str, results: &str| {
        let plural = if count == 1 { result } else { results };
        format!("{} three equal values, {plural}.", with(claim, count))
    };
    if claim.centre > 0 {
        let text = equal(
            claim.centre,
            "and becomes 0, the centre",
            "and become 0, the centre",
        );
        sentences.push(text);
    }
    if claim.undefined > 0 {
        let reason = "and ε is 0: 0/0 is undefined";
        sentences.push(equal(claim.undefined, reason, reason));
    }
    if claim.placed > 0 {
        sentences.push(placed(claim));
    }
    if claim.non_finite > 0 {
        sentences.push(format!(
            "{} a value that is not finite, and no mean.",
            with(claim, claim.non_finite)
        ));
    }
    sentences.extend(
        claim
            .rounded
            .as_ref()
            .map(|rounded| self::rounded(claim, rounded)),
    );
    sentences.extend(image(&claim.output));
    sentences.extend(claim.lost.as_ref().map(|lost| self::lost(claim, lost)));
    sentences.join(" ")
}

/// What the points are called.
fn noun(claim: &GeometryClaim, count: usize) -> &'static str {
    match (claim.source, count) {
        (Source::Matrix, 1) => "row",
        (Source::Matrix, _) => "rows",
        (Source::Cloud, 1) => "point",
        (Source::Cloud, _) => "points",
    }
}

/// All points, or some of them: `all 24 points`, `5 of the 24 points`.
fn some(claim: &GeometryClaim, count: usize) -> String {
    let all = claim.count;
    match (count, all) {
        (1, 1) => format!("the {}", noun(claim, 1)),
        (2, 2) => format!("both {}", noun(claim, 2)),
        _ if count == all => format!("all {all} {}", noun(claim, all)),
        _ => format!("{count} of the {all} {}", noun(claim, all)),
    }
}

/// That none of these points is something: `neither row is`, `5 of the 24 points are not`.
fn none_is(claim: &GeometryClaim, count: usize) -> String {
    match (count, claim.count) {
        (1, _) => format!("{} is not", some(claim, 1)),
        (_, all) if count == all => format!("{} is", none(claim)),
        _ => format!("{} are not", some(claim, count)),
    }
}

/// None of several points: `neither row`, `none of the 24 points`.
fn none(claim: &GeometryClaim) -> String {
    match claim.count {
        2 => format!("neither {}", noun(claim, 1)),
        all => format!("none of the {all} {}", noun(claim, all)),
    }
}

/// The same at the start of a sentence, with the verb: `5 of the 24 points have`.
fn with(claim: &GeometryClaim, count: usize) -> String {
    let verb = if count == 1 { "has" } else { "have" };
    format!("{} {verb}", capitalised(&some(claim, count)))
}

fn circle(claim: &GeometryClaim) -> String {
    const CIRCLE: &str = "the circle of radius √3 = 1.732 in the plane of sum 0";
    // float32 puts some points elsewhere: a later sentence says how far.
    let exact = if claim.rounded.is_some() || claim.placed > 0 {
        "In exact arithmetic "
    } else {
        ""
    };
    let Some(Circle { count, gap }) = claim.circle else {
        return if claim.count == 1 {
            format!(
                "{exact}LayerNorm does not move the {} onto {CIRCLE}.",
                noun(claim, 1)
            )
        } else {
            format!("{exact}LayerNorm moves {} onto {CIRCLE}.", none(claim))
        };
    };
    let gap = match gap {
        Some(gap) => format!(", to within {}", percent(gap)),
        None => String::new(),
    };
    let points = some(claim, count);
    format!("{exact}LayerNorm moves {points} onto {CIRCLE}{gap}.")
}

fn inside(claim: &GeometryClaim, inside: &Inside) -> String {
    let whose = if inside.count == 1 { "its" } else { "their" };
    format!(
        "ε keeps {} inside it, {} from its centre: {whose} variance is {} times ε.",
        some(claim, inside.count),
        range(inside.distances, ""),
        range(inside.variances, "")
    )
}

/// A number, or both ends of a range.
fn range(range: Range, unit: &str) -> String {
    if let Some(common) = range.common(0.0) {
        return format!("{}{unit}", short(common.into()));
    }
    let [low, high] = apart(range.low, range.high);
    format!("{low}{unit} to {high}{unit}")
}

/// Equal values have a place only where float32's mean is not their mean.
fn placed(claim: &GeometryClaim) -> String {
    let which = match (claim.placed, claim.undefined) {
        (1, 1) => "it has a place".to_owned(),
        (1, _) => "1 of them has a place".to_owned(),
        (placed, undefined) if placed == undefined => "they have places".to_owned(),
        (placed, _) => format!("{placed} of them have places"),
    };
    let mean = if claim.placed == 1 {
        "its mean is"
    } else {
        "their means are"
    };
    format!("In float32 {which} nevertheless, since {mean} rounded.")
}

/// Where float32 rounds y.
fn lost(claim: &GeometryClaim, lost: &Lost) -> String {
    let distance = short(lost.distance.into());
    match lost.merged {
        Some(count) => format!(
            "float32 visibly rounds y of {} to one point, up to {distance} away from γ · x̂ + β.",
            some(claim, count)
        ),
        None if lost.count == 1 => format!(
            "float32 visibly rounds y of {}: it lands {distance} away from γ · x̂ + β.",
            some(claim, 1)
        ),
        None => format!(
            "float32 visibly rounds y of {}: they land up to {distance} away from γ · x̂ + β.",
            some(claim, lost.count)
        ),
    }
}

/// Float32's arithmetic may round or overflow.
fn rounded(claim: &GeometryClaim, rounded: &Rounded) -> String {
    let landed = rounded.count - rounded.non_finite;
    // The points of 0/0 and of values that are not finite, of which earlier sentences speak,
    // are not finite either.
    let non_finite = rounded.non_finite + claim.undefined - claim.placed + claim.non_finite;
    if landed == 0 {
        return format!("In float32, {} finite.", none_is(claim, non_finite));
    }
    let points = some(claim, landed);
    let one_or_many = |one, many| if landed == 1 { one } else { many };
    let far = if landed == 1 {
        short(rounded.distance.into())
    } else {
        format!("up to {}", short(rounded.distance.into()))
    };
    let nowhere = match (rounded.non_finite, non_finite) {
        (0, _) => String::new(),
        (_, 1) => ", and 1 is not finite".to_owned(),
        (_, count) => format!(", and {count} are not finite"),
    };
    format!(
        "In float32, {points} {} {far} away from where exact arithmetic puts {}{nowhere}.",
        one_or_many("lands", "land"),
        one_or_many("it", "them")
    )
}

fn image(image: &Image) -> Option<String> {
    let at = |centre: &[f64; 3]| {
        let [a, b, c] = centre.map(|x| short(x.into()));
        format!("({a}, {b}, {c})")
    };
    Some(match image {
        Image::Same => return None,
        Image::Circle(radius, centre) => format!(
            "γ and β turn the circle into one of radius {} around {}.",
            short((*radius).into()),
            at(centre)
        ),
        Image::Ellipse([long, short_axis], centre) => format!(
            "γ and β turn the circle into an ellipse around {}, with half-axes of {} and {}.",
            at(centre),
            short((*long).into()),
            short((*short_axis).into())
        ),
        Image::Line(half, centre) => format!(
            "γ and β flatten the circle to a line through {}, {} to each side.",
            at(centre),
            short((*half).into())
        ),
        Image::Point(centre) => format!("With γ = 0 only the point β = {} remains.", at(centre)),
    })
}
