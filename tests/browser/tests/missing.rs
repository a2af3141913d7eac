//! What stands in the page when the lab cannot: a lesson that still teaches,
//! and one sentence that says what is missing.

use browser_tests::{
    host::{Fault, Host},
    page::Page,
    screen::{DESKTOP, PHONE},
    settings,
};
use serde_json::json;

/// The lesson is there, with both pictures, and this is the one thing it misses.
fn assert_lesson(page: &Page, missing: &str) {
    page.until(missing, || page.shows(missing));
    let shown: u32 = page.session.script(
        "return [...document.querySelectorAll('.lesson-missing')]
             .filter((text) => text.checkVisibility()).length;",
        &[],
    );
    assert_eq!(shown, 1, "texts about what is missing");
    assert!(
        !page.shows("#lesson-loading"),
        "nothing is loading any more"
    );
    assert!(!page.has("#why"), "there is no lab");
    let lesson = page.text("#lesson");
    for said in ["Why normalise at all?", "1.0541", "√(v + ε)", "RMSNorm"] {
        assert!(lesson.contains(said), "no {said} in: {lesson}");
    }
    let drawn: [u32; 2] = page.session.script(
        "return ['rect', 'circle'].map((mark) => document.querySelectorAll(`#lesson svg ${mark}`).length);",
        &[],
    );
    assert_eq!(drawn, [20, 20], "one mark for each step");
}

#[test]
fn a_browser_that_lacks_something_shows_the_lesson_and_says_what() {
    for (missing, without) in [
        ("#missing-wasm", "delete window.WebAssembly;"),
        ("#missing-simd", "WebAssembly.validate = () => false;"),
        ("#missing-modern", "delete window.IntersectionObserver;"),
    ] {
        let host = Host::of(&settings::finished().join("first"));
        let page = Page::at(DESKTOP, &host.url());
        page.session.before_each_page(without);
        page.arrive();
        assert_lesson(&page, missing);
    }
}

#[test]
fn without_javascript_the_lesson_is_there() {
    let host = Host::of(&settings::finished().join("first"));
    let page = Page::at(PHONE, &host.url());
    let scripts = |off: bool| {
        let _ = page.session.devtools(
            "Emulation.setScriptExecutionDisabled",
            &json!({ "value": off }),
        );
    };
    scripts(true);
    page.arrive();
    scripts(false);
    assert_lesson(&page, "noscript .lesson-missing");
    let sideways: bool = page.session.script(
        "return document.documentElement.scrollWidth > innerWidth;",
        &[],
    );
    assert!(!sideways, "the lesson fits a phone");
}

#[test]
fn a_file_that_does_not_arrive_is_told_and_trying_again_helps() {
    let program = settings::file_of(
        &settings::finished().join("first"),
        "layernorm-lab-",
        ".wasm",
    );
    let code = settings::file_of(&settings::finished().join("first"), "layernorm-lab-", ".js");
    let start = settings::file_of(&settings::finished().join("first"), "start-", ".js");
    for (file, fault, missing) in [
        (&program, Fault::Absent, "#missing-download"),
        (&program, Fault::BrokenOff, "#missing-download"),
        (&program, Fault::Changed, "#missing-changed"),
        (&code, Fault::Untyped, "#missing-download"),
        (&code, Fault::Changed, "#missing-download"),
        (&start, Fault::Changed, "#missing-download"),
    ] {
        let host = Host::of(&settings::finished().join("first"));
        host.harm(Some((file, fault)));
        let page = Page::at(DESKTOP, &host.url());
        page.arrive();
        assert_lesson(&page, missing);
        host.harm(None);
        page.click(&format!("{missing} button"));
        page.until_ready();
        assert!(!page.has("#lesson"), "the lab has taken its place");
    }
}

#[test]
fn a_program_sent_as_plain_text_runs_all_the_same() {
    let host = Host::of(&settings::finished().join("first"));
    host.harm(Some(("_bg.wasm", Fault::Untyped)));
    let page = Page::at(DESKTOP, &host.url());
    page.arrive();
    page.until_ready();
}

#[test]
fn without_plotly_numbers_and_still_pictures_live_and_each_chart_says_so() {
    let host = Host::of(&settings::finished().join("first"));
    host.harm(Some((
        &settings::file_of(&settings::finished().join("first"), "plotly-", ".js"),
        Fault::Changed,
    )));
    let page = Page::at(DESKTOP, &host.url());
    page.arrive();
    let picture = || -> String { page.ask("#chart-larger ~ .still", "return element.innerHTML;") };
    page.until("a still picture stands", || {
        page.has("main[aria-busy=false]") && page.has("#chart-larger ~ .still svg")
    });
    let first = picture();
    page.enter("seed", "42");
    page.until("the charts say so", || page.shows("#why .chart-failed"));
    assert!(page.text("#why-sentence").starts_with("After 20"));
    assert!(page.shows("#chart-larger ~ .still svg"));
    assert_ne!(picture(), first, "it follows all the same");
    assert!(!page.shows("#broken"));
}
