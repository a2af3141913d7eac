//! The main path in a second engine: the lecture's numbers, drags, keys, undo,
//! links, pictures, and the time without a network.

use browser_tests::{axe::assert_clean, gesture::Pointer, host::Host, page::Page, settings, watch};
use fantoccini::key::Key;

use crate::{
    golden::{Growth, Layer},
    growth_reference::assert_growth,
    layer_reference::assert_layer,
};

fn host() -> Host {
    let host = Host::of(&settings::finished().join("first"));
    host.run_first(watch::TELLER);
    host
}

fn open(host: &Host) -> Page {
    let page = Page::in_firefox(&host.url());
    page.arrive();
    page.until_ready();
    page
}

#[test]
fn the_lecture_s_numbers_are_pytorch_s() {
    let host = host();
    let page = open(&host);
    page.enter("seed", "42");
    let shown = page.look();
    assert_growth(&shown, Growth::default_with_seed(42));
    assert_layer(&shown, Layer::of(42, 1.0, 0.0));
    page.click("#lecture-parameters");
    let shown = page.look();
    assert_layer(&shown, Layer::of(42, 3.0, 5.0));
    // The lever holds both chains.
    assert!(page.switch("lever"));
    let held = page.look();
    for chart in [&held.smaller, &held.larger] {
        for (step, norm) in chart.norms() {
            assert!((norm - 30.0).abs() < 0.01, "{norm} at step {step}");
        }
    }
    page.assert_calm();
}

#[test]
fn everything_follows_while_a_slider_is_dragged_and_one_undo_takes_it_back() {
    let host = host();
    let page = open(&host);
    let start = page.look();
    page.grab(Pointer::Mouse, "growth-scale");
    // One way of the hand after another: of moves that come in a row a busy machine
    // may show the last one alone.
    let mut said = page.text("#why-sentence");
    for part in [0.6, 0.7, 0.8] {
        page.pull(Pointer::Mouse, "growth-scale", part);
        page.until("the sentence follows the held slider", || {
            page.text("#why-sentence") != said
        });
        said = page.text("#why-sentence");
    }
    let held = page.look();
    assert_ne!(held.larger, start.larger, "the chart waits for release");
    page.release(Pointer::Mouse);
    assert_eq!(page.look().fields, held.fields);

    page.focus("layer-norm-gamma");
    page.keys(&[Key::PageUp, Key::Right]);
    let moved = page.look();
    assert_ne!(moved.after, start.after);
    assert_eq!(moved.larger, held.larger, "γ moves no chain");
    page.click("#undo");
    page.click("#undo");
    assert_eq!(page.look(), start, "two steps back");
    page.assert_calm();
}

#[test]
fn a_link_leads_to_the_same_state_and_charts_become_pictures() {
    let host = host();
    let page = open(&host);
    page.set("growth-scale", "2.25");
    page.set("layer-norm-gamma", "-2");
    page.enter("seed", "7");
    let set = page.look();
    page.until("the address holds the state", || {
        let fragment = page.fragment();
        fragment.contains("seed=7") && fragment.contains("-2") && fragment.contains("2.25")
    });
    page.reload();
    assert_eq!(page.look(), set);

    for (format, start) in [("png", "data:image/png"), ("svg", "data:image/svg+xml")] {
        let picture: String = page.session.promise(&format!(
            "Plotly.toImage('chart-larger', {{ format: '{format}', width: 800, height: 500 }})"
        ));
        assert!(picture.starts_with(start), "{}", &picture[..40]);
        assert!(picture.len() > 5_000, "{} characters", picture.len());
    }
    page.assert_calm();
}

#[test]
fn bad_input_is_explained_and_axe_finds_nothing() {
    let host = host();
    let page = open(&host);
    let good = page.look();
    page.enter("growth-scale-field", "NaN");
    let refused = page.look();
    assert_eq!(refused.alerts.len(), 1, "{:?}", refused.alerts);
    assert_eq!(refused.larger, good.larger, "the last good state stays");
    page.enter("growth-scale-field", "1.5");
    assert_eq!(page.look(), good);
    assert_clean(&page, "in Firefox");
    page.assert_calm();
}

#[test]
fn after_one_visit_the_server_can_be_stopped_in_firefox_too() {
    // Nothing is added to the page: with another checksum it would not be kept.
    let mut host = Host::of(&settings::finished().join("first"));
    let page = open(&host);
    page.until_kept();
    host.stop();
    // Opened anew: its driver's reload is one that passes by what is kept.
    page.visit("");
    page.enter("seed", "42");
    assert_growth(&page.look(), Growth::default_with_seed(42));
}
