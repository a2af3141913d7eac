//! Station 9: points with three features, with the library's native numbers and pictures;
//! turning them by mouse, finger and keys.

use browser_tests::{
    axe,
    geometry::Point,
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE, emulate_media},
};
use fantoccini::key::Key;
use layernorm_lab::{
    charts::space,
    claims::geometry as claims,
    lab::{experiment, results, scenario::Scenario},
    share::link,
    words::{geometry as words, number, sentence},
};
use serde::Deserialize;

const PICTURES: &str = "#geometry-pictures";

/// What the station shows.
#[derive(Debug, Deserialize, PartialEq)]
struct Shown {
    sentence: String,
    setup: String,
    captions: Vec<String>,
    /// The number of green marks in each picture.
    marks: Vec<usize>,
}

const SCRIPT: &str = "
    // The visible text: not what screen readers alone read.
    const shown = (element) => {
        const copy = element.cloneNode(true);
        for (const spoken of copy.querySelectorAll('.spoken')) spoken.remove();
        return copy.textContent;
    };
    const text = (id) => shown(document.getElementById(id));
    const figures = [...element.querySelectorAll('.space')];
    return {
        sentence: text('geometry-sentence'),
        setup: text('geometry-setup'),
        captions: figures.map((figure) => shown(figure.querySelector('figcaption'))),
        marks: figures.map((figure) => figure.querySelectorAll('.space-after').length),
    };";

fn open_station(page: &Page) {
    page.reveal("#geometry-heading");
    page.wait_until("station 9 is mounted", || {
        page.has(&format!("{PICTURES} svg")) && page.has("#geometry-setup")
    });
}

/// What the station shows once no point moves any more.
fn read_station(page: &Page) -> Shown {
    page.wait_until_updated();
    page.session.wait_for_frames();
    page.eval_on("#geometry", SCRIPT)
}

/// What the station must show, from the library.
fn expected(scenario: &Scenario) -> Shown {
    let outcome = experiment::run(scenario).expect("the scenario is valid");
    let points = results::geometry(scenario, &outcome.normalization);
    let claim = claims::geometry(&points, scenario.layer_norm.eps);
    let settings = &scenario.geometry;
    let panels = space::panels(
        &points,
        settings,
        space::progress(settings.stage),
        400.0,
        13.5,
    );
    let mut captions = panels.each_ref().map(|panel| panel.caption.clone());
    captions[1] = format!("{} {}", sentence::geometry_rms_norm(&claim), captions[1]);
    Shown {
        sentence: sentence::geometry(&claim),
        setup: words::setup(points.source, scenario),
        captions: captions.into(),
        marks: panels
            .iter()
            .map(|panel| {
                let svg = panel.svg.as_deref().unwrap_or_default();
                svg.matches("class=\"space-after").count()
            })
            .collect(),
    }
}

fn wait_for(page: &Page, text: &str) {
    let scenario = link::read(text).expect("a link").link.scenario;
    let expected = expected(&scenario);
    page.wait_until("the station shows the library's numbers", || {
        read_station(page) == expected
    });
}

#[test]
fn each_stage_and_each_source_shows_the_librarys_numbers_and_is_linked() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        wait_for(page, "v=1");
        for (index, key) in ["input", "centred", "normalized"].into_iter().enumerate() {
            page.choose(&format!("geometry-stage-{index}"));
            let fragment = format!("v=1&stage={key}");
            page.wait_for_fragment(&fragment);
            wait_for(page, &fragment);
        }
        page.choose("geometry-stage-3");
        page.set("geometry-mean", "20");
        page.wait_for_fragment("v=1&cloud-mean=20");
        wait_for(page, "v=1&cloud-mean=20");
        for text in [
            "v=1&features=3&rows=5&gammas=0:2&betas=1:-1",
            "v=1&own=4,4,4;1,2,3;100,200,50",
            "v=1&cloud-std=0.003&eps=0.00001&tilt=-40&turn=170",
        ] {
            page.visit(&format!("#{text}"));
            open_station(page);
            wait_for(page, text);
        }
        assert!(page.is_visible("#geometry-heading"));
    });
}

#[test]
fn a_matrix_of_three_features_takes_the_place_of_the_cloud() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        assert!(!page.is_visible("#cloud-off"));
        page.set("activations-features", "3");
        open_station(page);
        wait_for(page, "v=1&features=3");
        assert!(page.is_visible("#cloud-off"));
        assert!(page.is_disabled("#geometry-mean"));
    });
}

/// The turn and the tilt in their fields.
fn angles(page: &Page) -> [String; 2] {
    ["geometry-turn-field", "geometry-tilt-field"].map(|field| page.field_value(field))
}

fn middle(page: &Page) -> Point {
    page.bounding_box("#geometry-layer-norm [role=img]")
        .at(0.5, 0.5)
}

#[test]
fn a_mouse_turns_and_tilts_the_pictures_in_one_step_of_undo() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        page.reveal(PICTURES);
        let svg = || -> String {
            page.eval_on(
                "#geometry-layer-norm [role=img]",
                "return element.innerHTML;",
            )
        };
        let before = svg();
        let from = middle(page);
        page.press(Pointer::Mouse, from);
        let way: Vec<Point> = (1..=10)
            .map(|step| Point {
                x: from.x + 10.0 * f64::from(step),
                y: from.y + 2.0 * f64::from(step),
            })
            .collect();
        page.move_through(Pointer::Mouse, &way);
        page.release(Pointer::Mouse);
        // 100 pixels are 50 degrees, and 20 are 10.
        page.wait_for_fragment("v=1&turn=30&tilt=35");
        assert_eq!(angles(page), ["30", "35"]);
        assert_ne!(svg(), before);
        page.click("#undo");
        page.wait_for_fragment("v=1");
        page.wait_until("the pictures are as before", || svg() == before);
    });
}

#[test]
fn the_arrow_keys_turn_and_tilt_and_home_returns() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        let () = page.eval_on(PICTURES, "element.focus();");
        page.press_keys(&[Key::Right, Key::Right, Key::Down]);
        page.wait_for_fragment("v=1&turn=-10&tilt=30");
        page.press_keys(&[Key::Left, Key::Up, Key::Up]);
        page.wait_for_fragment("v=1&turn=-15&tilt=20");
        page.press_keys(&[Key::Home]);
        page.wait_for_fragment("v=1");
        assert_eq!(angles(page), ["-20", "25"]);
        assert!(page.has_focus(PICTURES));
    });
}

#[test]
fn a_finger_sideways_turns_and_a_vertical_swipe_scrolls() {
    Page::test(PHONE, |page| {
        open_station(page);
        page.reveal("#geometry-layer-norm [role=img]");
        let from = middle(page);
        let swipe = |by: [f64; 2]| {
            page.press(Pointer::Touch, from);
            let way: Vec<Point> = (1..=10)
                .map(|step| Point {
                    x: from.x + by[0] * f64::from(step),
                    y: from.y + by[1] * f64::from(step),
                })
                .collect();
            page.move_through(Pointer::Touch, &way);
            page.release(Pointer::Touch);
            page.session.wait_for_frames();
        };
        let top = || -> f64 { page.session.script("return scrollY;", &[]) };
        let start = top();
        swipe([1.0, -12.0]);
        page.wait_until("the page scrolls", || top() > start + 50.0);
        assert_eq!(angles(page), ["-20", "25"]);
        page.reveal("#geometry-layer-norm [role=img]");
        page.wait_until("the page stops scrolling", || {
            let before = top();
            page.session.wait_for_frames();
            (top() - before).abs() < 0.5
        });
        swipe([10.0, 0.0]);
        page.wait_until("the pictures turn", || angles(page)[0] != "-20");
        assert_eq!(angles(page)[1], "25");
    });
}

#[test]
fn a_lesson_locks_the_view() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&lock=turn,tilt");
        open_station(page);
        let () = page.eval_on(PICTURES, "element.focus();");
        page.press_keys(&[Key::Right, Key::Down]);
        page.session.wait_for_frames();
        assert_eq!(angles(page), ["-20", "25"]);
    });
}

#[test]
fn the_table_has_every_number_of_every_point() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        assert!(!page.has("#geometry-space-numbers"));
        page.click("#geometry-space-table-toggle");
        page.wait_until("the table is mounted", || {
            page.has("#geometry-space-numbers td")
        });
        page.wait_until_updated();
        let rows: Vec<Vec<String>> = page.eval_on(
            "#geometry-space-numbers",
            "return [...element.querySelectorAll('tbody tr')].map((row) =>
                 [...row.querySelectorAll('data')].map((data) => data.value));",
        );
        let scenario = Scenario::default();
        let outcome = experiment::run(&scenario).expect("the scenario is valid");
        let points = results::geometry(&scenario, &outcome.normalization);
        let table = space::table(&points);
        let expected: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|(_, numbers)| numbers.iter().flatten().map(|&x| number::full(x)).collect())
            .collect();
        assert_eq!(rows.len(), expected.len());
        for (row, expected) in std::iter::zip(rows.concat(), expected.concat()) {
            // The arccosine of an angle may differ in its last digit.
            let [shown, wanted]: [f64; 2] =
                [row, expected].map(|text| text.parse().expect("a number"));
            assert!(
                (shown - wanted).abs() <= 1e-14 * wanted.abs(),
                "{shown} {wanted}"
            );
        }
    });
}

#[test]
fn axe_finds_no_violation_and_nothing_is_wider_than_a_phone() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            page.visit("#v=1&features=3&rows=5&gammas=0:2");
            open_station(page);
            page.click("#geometry-space-table-toggle");
            for theme in ["light", "dark"] {
                emulate_media(&page.session, &[("prefers-color-scheme", theme)]);
                axe::assert_clean_part(page, "#geometry", theme);
            }
            let width: Vec<f64> = page.session.script(
                "return [document.documentElement.scrollWidth, innerWidth];",
                &[],
            );
            assert!(width[0] <= width[1], "{width:?}");
        });
    }
}
