//! Station 6's staircase and number lines.

use std::{collections::BTreeMap, fs, path::Path};

use layernorm_lab::{
    charts::{
        float_grid::panels,
        float_staircase,
        picture::{STYLE, number_lines},
    },
    lab::{
        failures::{preset, run},
        scenario::RowSource,
    },
};

use crate::texts;

/// The declarations of each selector.
pub type Rules = BTreeMap<String, BTreeMap<String, String>>;

/// The rules of a style sheet without comments and media queries.
pub fn rules(style: &str) -> Rules {
    let mut rules = Rules::new();
    for rule in style.split('}') {
        let Some((selectors, declarations)) = rule.split_once('{') else {
            continue;
        };
        for selector in selectors.split(',') {
            let all = rules.entry(selector.trim().to_owned()).or_default();
            for declaration in declarations.split(';') {
                if let Some((name, value)) = declaration.split_once(':') {
                    all.insert(name.trim().to_owned(), value.trim().to_owned());
                }
            }
        }
    }
    rules
}

pub fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("style")
        .join(name);
    let text = fs::read_to_string(path).expect("a style sheet");
    let parts = text.split("/*").enumerate().map(|(index, part)| {
        if index == 0 {
            part
        } else {
            part.split_once("*/").expect("the comment ends").1
        }
    });
    parts.collect()
}

/// The light colour of a token; white for the background.
fn light(token: &str) -> String {
    if token == "background" {
        return "#ffffff".to_owned();
    }
    let tokens = read("tokens.css");
    let (_, value) = tokens.split_once(&format!("--{token}: ")).expect(token);
    let start = value.find('#').expect("a colour");
    value[start..start + 7].to_owned()
}

/// The properties of shapes and of text that a file needs.
const PROPERTIES: [&str; 6] = [
    "fill",
    "opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "paint-order",
];

/// The rules of a style sheet that a file needs, in light colours on white.
pub fn in_file(page: &str) -> Rules {
    let mut rules = rules(page);
    for declarations in rules.values_mut() {
        declarations.retain(|name, _| PROPERTIES.contains(&name.as_str()));
        for value in declarations.values_mut() {
            if let Some(token) = value.strip_prefix("var(--") {
                *value = light(token.trim_end_matches(')'));
            }
        }
    }
    rules.retain(|_, declarations| !declarations.is_empty());
    rules
}

#[test]
fn the_file_has_the_rules_of_the_page_in_light_colours() {
    let page = read("float-grid.css") + &read("float-staircase.css");
    let expected = in_file(&page);
    assert!(expected.len() > 20);
    assert_eq!(rules(STYLE), expected);
}

#[test]
fn the_file_has_every_panel_with_its_text() {
    for source in [
        RowSource::From40000,
        RowSource::From100,
        RowSource::Infinity,
    ] {
        let outcome = run(preset(source).expect("a report"));
        let picture = number_lines(&outcome, source);
        let all = texts(&picture.body);
        let staircase = float_staircase::panel(&outcome, 752.0, 13.5);
        let panels: Vec<_> = staircase
            .into_iter()
            .chain(panels(&outcome, 752.0, 13.5))
            .collect();
        for panel in &panels {
            assert!(all.contains(&panel.title), "{source:?}: {}", panel.title);
            // Wrapped, but complete and in order.
            let first = panel.caption.split(' ').next().expect("a word");
            assert!(
                all.iter().any(|line| line.starts_with(first)),
                "{source:?}: {first}"
            );
            let Some(svg) = &panel.svg else { continue };
            // The attributes that the file adds stand before those of the page.
            for shape in svg.split('<').skip(2) {
                let attributes = shape.split_once(' ').map_or(shape, |(_, rest)| rest);
                assert!(picture.body.contains(attributes), "{source:?}: {shape}");
            }
        }
        let pictures = panels.iter().filter(|panel| panel.svg.is_some()).count();
        assert_eq!(
            picture.body.matches("<svg y=").count(),
            pictures,
            "{source:?}"
        );
        assert!(
            picture.height > 30.0 && picture.height < 1400.0,
            "{}",
            picture.height
        );
    }
}

#[test]
fn the_shapes_of_the_file_have_colours_without_a_style_sheet() {
    let outcome = run(preset(RowSource::From40000).expect("a report"));
    let body = number_lines(&outcome, RowSource::From40000).body;
    assert!(!body.contains("<style"));
    let tag = |class: &str| {
        let (before, after) = body.split_once(&format!("class=\"{class}\"")).expect(class);
        let start = before.rsplit('<').next().expect("an element");
        format!("{start}{}", after.split('>').next().expect("its end"))
    };
    for (class, attribute) in [
        ("float-grid-exact", "fill=\"#b3e6b3\""),
        ("staircase-step", "fill=\"none\""),
        ("staircase-step", "stroke-width=\"2px\""),
        ("staircase-lost", "fill=\"url(#staircase-hatch)\""),
        ("staircase-label", "paint-order=\"stroke\""),
        ("staircase-tick", "fill=\"#5d626c\""),
    ] {
        assert!(tag(class).contains(attribute), "{class}: {}", tag(class));
    }
}

/// Each starts below the one before.
#[test]
fn the_panels_are_below_each_other() {
    let outcome = run(preset(RowSource::From40000).expect("a report"));
    let picture = number_lines(&outcome, RowSource::From40000);
    let mut bottom = 0.0;
    for panel in picture.body.split("<svg y=\"").skip(1) {
        let number = |name: &str| -> f64 {
            let (_, value) = panel.split_once(name).expect(name);
            value.split('"').next().unwrap().parse().expect("a number")
        };
        let top: f64 = panel.split('"').next().unwrap().parse().expect("a number");
        assert!(top > bottom, "{top} {bottom}");
        bottom = top + number("height=\"");
    }
    assert!(
        (bottom - picture.height).abs() < 1.0,
        "{bottom} {}",
        picture.height
    );
}
