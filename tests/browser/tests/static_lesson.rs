//! The static lesson, which the page shows when the lab cannot start, and the one sentence
//! that says what is missing.

use browser_tests::{
    faulty_server::{Fault, FaultyServer},
    page::Page,
    settings,
    viewport::{DESKTOP, PHONE},
};
use serde_json::json;

fn server() -> FaultyServer {
    FaultyServer::start(&settings::finished().join("first"))
}

/// The name of the site's file with this start and end.
fn file(start: &str, end: &str) -> String {
    settings::file_of(&settings::finished().join("first"), start, end)
}

/// Asserts that the lesson is there with both charts, and with this message alone.
fn assert_lesson(page: &Page, message: &str) {
    page.wait_until(message, || page.is_visible(message));
    let visible: u32 = page.session.script(
        "return [...document.querySelectorAll('.lesson-missing')]
             .filter((text) => text.checkVisibility()).length;",
        &[],
    );
    assert_eq!(visible, 1, "messages about what is missing");
    assert!(!page.is_visible("#lesson-loading"), "loading has ended");
    assert!(!page.has("#why"), "the lab has not started");
    let lesson = page.text("#lesson");
    for part in ["Why normalise at all?", "1.0541", "√(v + ε)", "RMSNorm"] {
        assert!(lesson.contains(part), "no {part} in: {lesson}");
    }
    let marks: [u32; 2] = page.session.script(
        "return ['rect', 'circle'].map((mark) => document.querySelectorAll(`#lesson svg ${mark}`).length);",
        &[],
    );
    assert_eq!(marks, [20, 20], "one mark per step");
}

#[test]
fn a_browser_without_a_required_feature_shows_the_lesson_and_names_the_feature() {
    for (message, removal) in [
        ("#missing-wasm", "delete window.WebAssembly;"),
        ("#missing-simd", "WebAssembly.validate = () => false;"),
        ("#missing-modern", "delete window.IntersectionObserver;"),
    ] {
        let server = server();
        let page = Page::at(DESKTOP, &server.url());
        page.session.add_init_script(removal);
        page.load();
        assert_lesson(&page, message);
    }
}

#[test]
fn without_javascript_the_page_shows_the_lesson() {
    let server = server();
    let page = Page::at(PHONE, &server.url());
    let disable_scripts = |disable: bool| {
        let _ = page.session.devtools(
            "Emulation.setScriptExecutionDisabled",
            &json!({ "value": disable }),
        );
    };
    disable_scripts(true);
    page.load();
    disable_scripts(false);
    assert_lesson(&page, "noscript .lesson-missing");
    let scrolls_sideways: bool = page.session.script(
        "return document.documentElement.scrollWidth > innerWidth;",
        &[],
    );
    assert!(!scrolls_sideways, "the lesson fits a phone");
}

#[test]
fn a_file_that_fails_to_load_is_reported_and_trying_again_helps() {
    let module = file("layernorm-lab-", ".wasm");
    let script = file("layernorm-lab-", ".js");
    let start = file("start-", ".js");
    for (file, fault, message) in [
        (&module, Fault::Absent, "#missing-download"),
        (&module, Fault::Truncated, "#missing-download"),
        (&module, Fault::Corrupted, "#missing-changed"),
        (&script, Fault::WrongType, "#missing-download"),
        (&script, Fault::Corrupted, "#missing-download"),
        (&start, Fault::Corrupted, "#missing-download"),
    ] {
        let server = server();
        server.inject_fault(Some((file, fault)));
        let page = Page::at(DESKTOP, &server.url());
        // The browser reports the file, and the start script the failed start.
        page.accept_errors(&[file, &start]);
        page.load();
        assert_lesson(&page, message);
        server.inject_fault(None);
        page.click(&format!("{message} button"));
        page.wait_until_ready();
        assert!(!page.has("#lesson"), "the lab replaces the lesson");
    }
}

#[test]
fn a_module_sent_as_plain_text_runs() {
    let server = server();
    server.inject_fault(Some(("_bg.wasm", Fault::WrongType)));
    let page = Page::at(DESKTOP, &server.url());
    page.load();
    page.wait_until_ready();
}

#[test]
fn without_plotly_numbers_and_static_charts_update_and_each_chart_reports_it() {
    let server = server();
    let plotly = file("plotly-", ".js");
    server.inject_fault(Some((&plotly, Fault::Corrupted)));
    let page = Page::at(DESKTOP, &server.url());
    page.accept_errors(&[&plotly]);
    page.load();
    let svg =
        || -> String { page.eval_on("#chart-larger ~ .static-chart", "return element.innerHTML;") };
    page.wait_until("the static chart is there", || {
        page.has("main[aria-busy=false]") && page.has("#chart-larger ~ .static-chart svg")
    });
    let first = svg();
    page.enter("seed", "42");
    page.wait_until("the charts report it", || {
        page.is_visible("#why .chart-failed")
    });
    assert!(page.text("#why-sentence").starts_with("After 20"));
    assert!(page.is_visible("#chart-larger ~ .static-chart svg"));
    assert_ne!(svg(), first, "the static chart updates");
    assert!(!page.is_visible("#panic-overlay"));
}
