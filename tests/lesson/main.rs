//! The short lesson that stands in the page without the lab: written from the
//! lab's own words and numbers, and held to them.
//!
//! ```sh
//! UPDATE_LESSON=1 cargo test --test lesson
//! ```

mod picture;

use std::{env, fs, path::Path};

use layernorm_lab::{
    lab::{
        experiment::{Outcome, run},
        scenario::Scenario,
    },
    words::{chart, failures, label, lesson, relatives, sentence, text},
};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lesson.html");

#[test]
fn the_lesson_is_what_the_lab_says() {
    let scenario = Scenario::default();
    let page = page(&scenario, &run(&scenario).expect("the default is valid"));
    if env::var_os("UPDATE_LESSON").is_some() {
        fs::write(FILE, page).expect("the lesson can be written");
        return;
    }
    let written = fs::read_to_string(FILE).expect("the lesson is there");
    let first = std::iter::zip(page.lines(), written.lines()).find(|(new, old)| new != old);
    assert!(
        page == written,
        "assets/lesson.html is outdated; run with UPDATE_LESSON=1. First: {first:?}"
    );
    // It comes before everything else, on the slowest network.
    assert!(page.len() < 24_000, "{} bytes", page.len());
}

#[test]
fn whatever_the_start_finds_missing_has_its_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/start");
    let script = |name: &str| fs::read_to_string(folder.join(name)).expect("the script is there");
    let scripts = script("check.js") + &script("start.js");
    for (name, _) in lesson::MISSING {
        assert!(scripts.contains(&format!("\"{name}\"")), "{name}");
    }
    let told = scripts
        .match_indices("new Missing(\"")
        .chain(scripts.match_indices("labMissing(\""));
    for (at, call) in told {
        let name = scripts[at + call.len()..].split('"').next();
        assert!(
            lesson::MISSING.iter().any(|(told, _)| Some(*told) == name),
            "{name:?} has no text"
        );
    }
}

fn page(scenario: &Scenario, outcome: &Outcome) -> String {
    let growth = &outcome.growth;
    let factor = scenario.growth.scale;
    let pictures = [(&growth.shrinking, false), (&growth.growing, true)].map(|(chain, grows)| {
        picture::svg(
            chain,
            grows,
            &chart::growth_title(grows, factor),
            &sentence::chain(chain, &scenario.growth),
        )
    });
    let what = sentence::what(&outcome.normalization, &scenario.layer_norm);
    let why = sentence::why(growth, &scenario.growth);
    [
        "<main class=\"lesson\" id=\"lesson\">".to_owned(),
        element("h1", label::TITLE),
        loading(),
        missing(),
        element("h2", label::WHY),
        element("p", &why),
        element("p", text::WHY),
        format!(
            "<div class=\"lesson-pictures\">\n{}\n</div>",
            pictures.join("\n")
        ),
        element("p", lesson::HELD),
        element("h2", label::WHAT),
        element("p class=\"lesson-formula\"", lesson::FORMULA),
        element("p", &what),
        element("h2", label::STATISTICS),
        element("p", text::STD),
        element("h2", label::PARAMETERS),
        element("p", text::PARAMETERS),
        element("h2", relatives::HEADING),
        element("p", lesson::RELATIVES),
        element("h2", failures::HEADING),
        element("p", lesson::FAILURES),
        element("p class=\"lesson-quiet\"", lesson::NEEDS),
        "</main>".to_owned(),
        news(),
    ]
    .join("\n")
        + "\n"
}

/// That the lab is on its way; shown by check.js, so never without JavaScript.
fn loading() -> String {
    format!(
        "<p class=\"lesson-quiet\" id=\"lesson-loading\" role=\"status\">{} <span id=\"lesson-loaded\" data-some=\"{}\" data-of=\"{}\"></span></p>",
        escaped(lesson::LOADING),
        escaped(lesson::LOADED),
        escaped(lesson::LOADED_OF)
    )
}

/// Every reason why the lab may not come, hidden but for the one without scripts.
fn missing() -> String {
    let no_script = element("p class=\"lesson-missing\"", lesson::NO_SCRIPT);
    let reasons = lesson::MISSING.map(|(name, said)| {
        format!(
            "<div class=\"lesson-missing\" id=\"missing-{name}\" role=\"alert\" hidden>{}<p>{}</p></div>",
            element("p", said),
            button("reload", lesson::AGAIN)
        )
    });
    format!("<noscript>{no_script}</noscript>\n{}", reasons.join("\n"))
}

/// The line about a new version, shown by start.js.
fn news() -> String {
    format!(
        "<div class=\"news\" role=\"status\"><p id=\"new-version\" hidden>{} {}</p></div>",
        escaped(lesson::NEW_VERSION),
        button("renew", lesson::RENEW)
    )
}

fn button(action: &str, said: &str) -> String {
    element(
        &format!("button type=\"button\" data-do=\"{action}\""),
        said,
    )
}

/// An element, given as its tag and attributes, with text in it.
fn element(start: &str, text: &str) -> String {
    let tag = start.split(' ').next().unwrap_or(start);
    format!("<{start}>{}</{tag}>", escaped(text))
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
