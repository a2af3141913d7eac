//! The captions of the pictures.

use layernorm_lab::lab::scenario::Geometry;
use proptest::prelude::*;

use crate::{
    pictures::{FONT, drawn, numbers, svg, values},
    strategies::{config, layer, outcome, points, view},
};

proptest! {
    #![proptest_config(config())]

    /// Beside a large β or γ the circle, the sphere or the image may be a dot, which its
    /// caption then says.
    #[test]
    fn a_caption_says_which_shape_is_smaller_than_a_marker(
        points in points(),
        layer in layer(),
        view in view(),
    ) {
        // Without a tilt, only the picture along the axis shows how wide a circle is.
        let view = Geometry { tilt: 90.0, ..view };
        let outcome = outcome(points, &layer);
        let marker = 0.75 * FONT;
        let panels = drawn(&outcome, &view, 3.0);
        let parts = [
            (0, "space-circle", "circle is smaller than a marker"),
            (1, "space-sphere", "sphere is smaller than a marker"),
            (2, "space-circle", "circle is smaller than a marker"),
            (2, "space-image", "which at this scale is smaller than a marker"),
        ];
        for (panel, class, text) in parts {
            let panel = &panels[panel];
            let shapes = values(svg(panel), class, "d");
            let Some(shape) = shapes.first() else { continue };
            let at = numbers(shape);
            let width = |axis: usize| {
                let ends = at.iter().skip(axis).step_by(2).fold(
                    (f64::MAX, f64::MIN),
                    |(low, high), &at| (low.min(at), high.max(at)),
                );
                ends.1 - ends.0
            };
            // An ellipse may lie at an angle, and the image be a point or seen from its edge.
            let size = width(0).max(width(1));
            let says = panel.caption.contains(text);
            if class == "space-image" {
                prop_assert!(!says || size < marker + 1.0, "{size} {}", panel.caption);
                prop_assert!(size < 1.0 || says || size > 0.2 * marker, "{}", panel.caption);
            } else if (size - marker).abs() > 1.0 {
                prop_assert_eq!(says, size < marker, "{} {}", size, panel.caption);
            }
        }
    }
}
