//! The note below the scatter.

/// How the scatter shows the values of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// How many there are.
    pub values: usize,
    /// How many are finite before and after the layer.
    pub finite: usize,
    /// How many of these have a point.
    pub points: usize,
    /// How many that are NaN or ∞ only after the layer have a cross.
    pub crosses: usize,
    /// How many are NaN or ∞ already before the layer, and have no place.
    pub placeless: usize,
}

/// The note below the scatter: how many values it does not draw, and why. Empty if it
/// draws all.
#[must_use]
pub fn not_drawn(drawn: Drawn) -> String {
    let Drawn {
        values,
        finite,
        points: drawn,
        crosses,
        placeless,
    } = drawn;
    let mut sentences = Vec::new();
    let lost = values - finite;
    let only = match (lost, values) {
        (1, 1) => "The only value is".to_owned(),
        (1, _) => format!("1 of {values} values is"),
        (lost, _) => format!("{lost} of {values} values are"),
    };
    if lost > 0 && placeless == lost {
        let are = if lost == 1 { "is" } else { "are" };
        sentences.push(format!(
            "{only} NaN or ∞ before and after the layer, and {are} not drawn."
        ));
    } else if lost > 0 {
        let crosses = match (crosses, values) {
            (1, 1) => "a cross at the lower edge marks where it was".to_owned(),
            (crosses, _) if crosses == lost => {
                "a cross at the lower edge marks where each was".to_owned()
            }
            // A large matrix has only some of its columns in the chart.
            (0, _) => "none of them is among the values drawn".to_owned(),
            (1, _) => "a cross at the lower edge marks where 1 of them was".to_owned(),
            (crosses, _) => {
                format!("crosses at the lower edge mark where {crosses} of them were")
            }
        };
        let others = match placeless {
            0 => String::new(),
            1 => " 1 was so before the layer too, and is not drawn.".to_owned(),
            _ => format!(" {placeless} were so before the layer too, and are not drawn."),
        };
        sentences.push(format!(
            "{only} NaN or ∞ after the layer; {crosses}.{others}"
        ));
    }
    if drawn < finite {
        sentences.push(format!(
            "{drawn} of {finite} points are drawn, evenly spread over rows and features; they are updated when you pause. r is that of all values."
        ));
    }
    sentences.join(" ")
}
