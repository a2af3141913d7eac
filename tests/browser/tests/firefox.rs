//! The main path in a second engine: the lecture's numbers, drags, keys, undo, links, chart
//! images, rejected input, and the lab without a network.

use browser_tests::{
    axe::assert_clean, faulty_server::FaultyServer, final_check, gesture::Pointer, page::Page,
    settings,
};
use fantoccini::key::Key;

use crate::{
    golden::{Growth, Layer},
    growth_reference::assert_growth,
    layer_reference::assert_layer,
};

fn server() -> FaultyServer {
    let server = FaultyServer::start(&settings::finished().join("first"));
    server.add_init_script(final_check::REPORTER);
    server
}

fn open(server: &FaultyServer) -> Page {
    let page = Page::in_firefox(&server.url());
    page.load();
    page.wait_until_ready();
    page
}

#[test]
fn the_lectures_numbers_agree_with_pytorch() {
    let server = server();
    let page = open(&server);
    page.enter("seed", "42");
    let shown = page.snapshot();
    assert_growth(&shown, Growth::default_with_seed(42));
    assert_layer(&shown, Layer::of(42, 1.0, 0.0));
    page.click("#lecture-parameters");
    let shown = page.snapshot();
    assert_layer(&shown, Layer::of(42, 3.0, 5.0));
    // The LayerNorm switch keeps both chains at 30.
    assert!(page.toggle("growth-layer-norm"));
    let shown = page.snapshot();
    for chart in [&shown.smaller, &shown.larger] {
        for (step, norm) in chart.norms() {
            assert!((norm - 30.0).abs() < 0.01, "{norm} at step {step}");
        }
    }
}

#[test]
fn everything_updates_during_a_drag_and_undo_restores_the_start() {
    let server = server();
    let page = open(&server);
    let start = page.snapshot();
    page.grab(Pointer::Mouse, "growth-scale");
    // One drag after another: of several moves in a row, a busy machine may show only the
    // last one.
    let mut sentence = page.text("#why-sentence");
    for fraction in [0.6, 0.7, 0.8] {
        page.drag_to(Pointer::Mouse, "growth-scale", fraction);
        page.wait_until("the sentence follows the slider", || {
            page.text("#why-sentence") != sentence
        });
        sentence = page.text("#why-sentence");
    }
    let during = page.snapshot();
    assert_ne!(during.larger, start.larger, "the chart waits for release");
    page.release(Pointer::Mouse);
    assert_eq!(page.snapshot().fields, during.fields);

    page.focus("layer-norm-gamma");
    page.press_keys(&[Key::PageUp, Key::Right]);
    let moved = page.snapshot();
    assert_ne!(moved.after, start.after);
    assert_eq!(moved.larger, during.larger, "γ changes no chain");
    page.click("#undo");
    page.click("#undo");
    assert_eq!(page.snapshot(), start, "after two undo steps");
}

#[test]
fn a_link_restores_the_state_and_charts_become_images() {
    let server = server();
    let page = open(&server);
    page.set("growth-scale", "2.25");
    page.set("layer-norm-gamma", "-2");
    page.enter("seed", "7");
    let shown = page.snapshot();
    page.wait_until("the address contains the state", || {
        let fragment = page.fragment();
        fragment.contains("seed=7") && fragment.contains("-2") && fragment.contains("2.25")
    });
    page.reload();
    assert_eq!(page.snapshot(), shown);

    for (format, start) in [("png", "data:image/png"), ("svg", "data:image/svg+xml")] {
        let image: String = page.session.await_promise(&format!(
            "Plotly.toImage('chart-larger', {{ format: '{format}', width: 800, height: 500 }})"
        ));
        assert!(image.starts_with(start), "{}", &image[..40]);
        assert!(image.len() > 5_000, "{} characters", image.len());
    }
}

#[test]
fn rejected_input_is_explained_and_axe_finds_nothing() {
    let server = server();
    let page = open(&server);
    let start = page.snapshot();
    page.enter("growth-scale-field", "NaN");
    let rejected = page.snapshot();
    assert_eq!(rejected.alerts.len(), 1, "{:?}", rejected.alerts);
    assert_eq!(rejected.larger, start.larger, "the last valid state stays");
    page.enter("growth-scale-field", "1.5");
    assert_eq!(page.snapshot(), start);
    assert_clean(&page, "in Firefox");
}

#[test]
fn after_one_visit_the_lab_opens_without_a_server() {
    // Without the reporter: a page with another checksum would not be cached.
    let mut server = FaultyServer::start(&settings::finished().join("first"));
    let page = open(&server);
    page.wait_until_cached();
    server.stop();
    // A visit instead of a reload: geckodriver's reload bypasses the cache.
    page.visit("");
    page.enter("seed", "42");
    assert_growth(&page.snapshot(), Growth::default_with_seed(42));
}
