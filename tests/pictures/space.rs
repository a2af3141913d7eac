//! Station 9's three pictures.

use layernorm_lab::{
    charts::{
        picture::{SPACE_STYLE, space},
        space::{panels, progress},
    },
    lab::{results, scenario::Scenario},
};

use crate::{
    attributes,
    number_lines::{in_file, read, rules},
    outcome, texts,
};

#[test]
fn the_file_has_the_rules_of_the_page_in_light_colours() {
    let expected = in_file(&read("space.css"));
    assert!(expected.len() > 12);
    assert_eq!(rules(SPACE_STYLE), expected);
}

/// The three pictures of the page side by side, with their titles and all of their captions.
#[test]
fn the_file_has_the_three_pictures_side_by_side() {
    let scenario = Scenario::default();
    let points = results::geometry(&scenario, &outcome(&scenario).normalization);
    let picture = space(&points, &scenario.geometry);
    let size = (752.0 - 32.0) / 3.0;
    let settings = &scenario.geometry;
    let panels = panels(&points, settings, progress(settings.stage), size, 10.5);
    let (mut right, words) = (-1.0, texts(&picture.body));
    for (panel, part) in std::iter::zip(&panels, picture.body.split("<svg ").skip(1)) {
        assert!(words.contains(&panel.title), "{}", panel.title);
        let svg = panel.svg.as_deref().expect("a picture");
        // The same shapes, with the rules of the style as attributes.
        let paths = attributes(svg, "d");
        assert!(paths.len() > 20, "{}: {paths:?}", panel.id);
        assert_eq!(attributes(part, "d"), paths, "{}", panel.id);
        assert!(part.contains(" fill=\"#b3e6b3\""), "{}", panel.id);
        let number = |name: &str| -> f64 { attributes(part, name)[0].parse().expect("a number") };
        let left: f64 = part
            .strip_prefix("x=\"")
            .and_then(|rest| rest.split('"').next())
            .expect("a place")
            .parse()
            .expect("a number");
        assert!(left > right, "{left} {right}");
        right = left + number("width");
        assert!(right <= 752.1, "{right}");
        let all = words.join(" ");
        assert!(all.contains(&panel.caption), "{}", panel.caption);
    }
    assert!(!picture.body.contains("<style"));
    assert!(
        (300.0..460.0).contains(&picture.height),
        "{}",
        picture.height
    );
}
