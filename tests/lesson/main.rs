//! `assets/lesson.html`, the static lesson that the page shows until the lab runs or when
//! it cannot run. It is generated from the lab's own texts and numbers.
//!
//! ```sh
//! cargo xtask update lesson
//! ```

mod chart;
mod claims;

use std::{env, fs, path::Path};

use layernorm_lab::{
    lab::{
        experiment::{Outcome, run},
        scenario::{NormalizedShape, Scenario},
        station::Station,
    },
    words::{chart as chart_words, label, lesson, sentence, station::heading, text},
};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lesson.html");

#[test]
fn the_lesson_is_up_to_date() {
    let scenario = Scenario::default();
    let page = page(
        &scenario,
        &run(&scenario).expect("the default scenario is valid"),
    );
    if env::var_os("UPDATE_LESSON").is_some() {
        fs::write(FILE, page).expect("the lesson is writable");
        return;
    }
    let written = fs::read_to_string(FILE).expect("the lesson is readable");
    let first = std::iter::zip(page.lines(), written.lines()).find(|(new, old)| new != old);
    assert!(
        page == written,
        "assets/lesson.html is outdated: run `cargo xtask update lesson`. First: {first:?}"
    );
    // It loads before everything else, even on the slowest network.
    assert!(page.len() < 24_000, "{} bytes", page.len());
}

#[test]
fn every_missing_requirement_has_a_message() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/start");
    let script =
        |name: &str| fs::read_to_string(folder.join(name)).expect("the script is readable");
    let scripts = script("check.js") + &script("start.js");
    for (name, _) in lesson::MISSING {
        assert!(scripts.contains(&format!("\"{name}\"")), "{name}");
    }
    let calls = scripts
        .match_indices("new Missing(\"")
        .chain(scripts.match_indices("labMissing(\""));
    for (start, call) in calls {
        let name = scripts[start + call.len()..].split('"').next();
        assert!(
            lesson::MISSING
                .iter()
                .any(|(known, _)| Some(*known) == name),
            "{name:?} has no message"
        );
    }
}

fn page(scenario: &Scenario, outcome: &Outcome) -> String {
    let growth = &outcome.growth;
    let charts = [(&growth.shrinking, false), (&growth.growing, true)].map(|(chain, grows)| {
        chart::svg(
            chain,
            grows,
            &chart_words::growth_title(chain, &scenario.growth),
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
        element("h2", heading(Station::Why)),
        element("p", &why),
        element("p", text::WHY),
        format!(
            "<div class=\"lesson-pictures\">\n{}\n</div>",
            charts.join("\n")
        ),
        element("p", lesson::NORMALIZED),
        element("h2", heading(Station::What)),
        element("p class=\"lesson-formula\"", lesson::FORMULA),
        element("p", &what),
        element("h2", heading(Station::Statistics)),
        element("p", &text::std(3, 10, NormalizedShape::Row)),
        element("h2", heading(Station::Parameters)),
        element("p", text::parameters(NormalizedShape::Row)),
        element("h2", heading(Station::Relatives)),
        element("p", lesson::RELATIVES),
        element("h2", heading(Station::Failures)),
        element("p", lesson::FAILURES),
        element("p class=\"lesson-note\"", lesson::NEEDS),
        "</main>".to_owned(),
        new_version(),
    ]
    .join("\n")
        + "\n"
}

/// The loading message. check.js shows it, so it never appears without JavaScript.
fn loading() -> String {
    format!(
        "<p class=\"lesson-note\" id=\"lesson-loading\" role=\"status\">{} <span id=\"lesson-loaded\" data-some=\"{}\" data-of=\"{}\"></span></p>",
        escaped(lesson::LOADING),
        escaped(lesson::LOADED),
        escaped(lesson::LOADED_OF)
    )
}

/// A hidden message for every reason why the lab cannot run, and a `<noscript>` message.
fn missing() -> String {
    let no_script = element("p class=\"lesson-missing\"", lesson::NO_SCRIPT);
    let reasons = lesson::MISSING.map(|(name, message)| {
        let remedy = if lesson::IN_ONE_FILE.contains(&name) {
            element("a href=\"layernorm-lab.html\"", lesson::OPEN_ONE_FILE)
        } else {
            button("reload", lesson::RETRY)
        };
        format!(
            "<div class=\"lesson-missing\" id=\"missing-{name}\" role=\"alert\" hidden>{}<p>{remedy}</p></div>",
            element("p", message),
        )
    });
    format!("<noscript>{no_script}</noscript>\n{}", reasons.join("\n"))
}

/// The message about a new version. start.js shows it.
fn new_version() -> String {
    format!(
        "<div class=\"new-version\" role=\"status\"><p id=\"new-version\" hidden>{} {}</p></div>",
        escaped(lesson::NEW_VERSION),
        button("renew", lesson::RELOAD)
    )
}

fn button(action: &str, text: &str) -> String {
    element(
        &format!("button type=\"button\" data-do=\"{action}\""),
        text,
    )
}

/// An element with text in it; `start` is its tag name and attributes.
fn element(start: &str, text: &str) -> String {
    let tag = start.split(' ').next().unwrap_or(start);
    format!("<{start}>{}</{tag}>", escaped(text))
}

/// Text escaped for HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
