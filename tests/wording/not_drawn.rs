//! The note below the scatter: how many values have a point, a cross or neither.

use layernorm_lab::words::chart::{Drawn, not_drawn};

#[test]
fn the_scatter_says_how_many_values_it_does_not_draw() {
    let cross = "a cross at the lower edge marks where";
    let after = "NaN or ∞ after the layer;";
    for (values, finite, crosses, placeless, expected) in [
        (3, 3, 0, 0, String::new()),
        (
            1,
            0,
            1,
            0,
            format!("The only value is {after} {cross} it was."),
        ),
        (
            2,
            1,
            1,
            0,
            format!("1 of 2 values is {after} {cross} each was."),
        ),
        (
            9,
            2,
            7,
            0,
            format!("7 of 9 values are {after} {cross} each was."),
        ),
        (
            9,
            2,
            1,
            6,
            format!(
                "7 of 9 values are {after} {cross} 1 of them was. 6 were so before the layer too, and are not drawn."
            ),
        ),
        (
            9,
            2,
            6,
            1,
            format!(
                "7 of 9 values are {after} crosses at the lower edge mark where 6 of them were. 1 was so before the layer too, and is not drawn."
            ),
        ),
        (
            9,
            8,
            0,
            1,
            "1 of 9 values is NaN or ∞ before and after the layer, and is not drawn.".to_owned(),
        ),
    ] {
        let drawn = Drawn {
            values,
            finite,
            points: finite,
            crosses,
            placeless,
        };
        assert_eq!(not_drawn(drawn), expected);
    }
}
