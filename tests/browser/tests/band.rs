//! The band of 200 seeds: its progress, its end, and that what outdates it ends it.

use std::collections::BTreeMap;

use browser_tests::{gesture::Pointer, page::Page, screen::DESKTOP, snapshot::Chart};
use layernorm_lab::{
    lab::{
        ensemble::{Band, Bands, Ensemble, SEEDS},
        scenario::{Growth, Scenario},
    },
    words::sentence,
};
use serde::Deserialize;

use crate::close::{assert_close, relative_error};

/// How far the band has come, of how many seeds; `None` while none is wanted.
fn progress(page: &Page) -> Option<(u32, u32)> {
    page.ask(
        "#why .seeds",
        "if (element.hidden) return null;
         const { value, max } = element.querySelector('progress');
         return [value, max];",
    )
}

fn said(page: &Page) -> String {
    page.text("#band-sentence")
}

/// Whether the chart shows a band.
fn has_band(chart: &Chart) -> bool {
    chart.traces.iter().any(|trace| trace.name == "median")
}

fn until_done(page: &Page) {
    page.until("the band is finished", || {
        progress(page).is_some_and(|(done, total)| done == total)
    });
    page.session.settle();
}

/// The bands as the library has them natively.
fn computed(seed: u64, settings: &Growth) -> Bands {
    let mut ensemble = Ensemble::new(seed, settings);
    ensemble.advance(SEEDS);
    ensemble.bands()
}

fn assert_band(what: &str, chart: &Chart, bands: &[Band]) {
    let place = chart.traces.iter().position(|trace| trace.name == "median");
    let place = place.expect("the chart shows a band");
    let [low, high, median] = [
        &chart.traces[place - 2],
        &chart.traces[place - 1],
        &chart.traces[place],
    ];
    let ends: [fn(&Band) -> f64; 3] = [
        |band| band.low.to_f64(),
        |band| band.high.to_f64(),
        |band| band.median.to_f64(),
    ];
    for (trace, end) in std::iter::zip([low, high, median], ends) {
        let measured: Vec<f64> = trace.points().iter().map(|(_, norm)| *norm).collect();
        let expected: Vec<f64> = bands.iter().skip(1).map(end).collect();
        assert_close(what, &measured, &expected, (relative_error, 1e-6));
    }
}

#[test]
fn the_band_tells_its_progress_and_ends_beside_line_and_points() {
    Page::test(DESKTOP, |page| {
        assert_eq!(progress(page), None);
        assert!(page.switch("band"));
        // The first sign is there at once, before the first seed is.
        let (done, total) = progress(page).expect("the progress is shown");
        assert_eq!(total, 200);
        assert!(done < 200, "{done}");
        page.until("a part is done", || {
            progress(page).is_some_and(|(done, _)| (1..200).contains(&done))
        });
        assert!(
            said(page).ends_with("of 200 seeds computed."),
            "{}",
            said(page)
        );
        until_done(page);

        let settings = Growth::default();
        let bands = computed(0, &settings);
        let shown = page.look();
        for (chart, bands) in [
            (&shown.smaller, &bands.shrinking),
            (&shown.larger, &bands.growing),
        ] {
            assert_band(&chart.title, chart, bands);
            assert!(chart.has_expected_line(), "{}", chart.title);
            assert_eq!(chart.norms().len(), 20, "{}", chart.title);
        }
        assert_eq!(
            said(page),
            sentence::band(&bands, SEEDS, SEEDS, settings.steps)
        );
        // The theory's line lies above what nine of ten runs reach.
        let high = bands.growing[20].high.to_f64();
        assert!(high < 30.0 * 1.5_f64.powi(20), "{high}");

        assert!(!page.switch("band"));
        assert_eq!(progress(page), None);
        let hidden = page.look();
        assert!(!has_band(&hidden.smaller) && !has_band(&hidden.larger));
    });
}

#[test]
fn what_changes_no_chain_leaves_the_band_alone() {
    Page::test(DESKTOP, |page| {
        assert!(page.switch("band"));
        until_done(page);
        let band = page.look();
        page.set("layer-norm-gamma", "3");
        page.choose("axis-1");
        page.set("activations-mean", "5");
        // No waiting: a band that began anew would not be back yet.
        assert_eq!(progress(page), Some((200, 200)));
        let shown = page.look();
        assert!(has_band(&shown.larger) && has_band(&shown.smaller));
        page.choose("axis-0");
        assert_eq!(page.look().larger.traces, band.larger.traces);
    });
}

#[test]
fn a_knob_of_the_chains_ends_a_band_on_its_way_and_begins_another() {
    Page::test(DESKTOP, |page| {
        // Long runs, so that none is finished by chance.
        page.set("growth-steps", "500");
        page.set("growth-size", "40");
        assert!(page.switch("band"));
        page.until("a part is done", || {
            progress(page).is_some_and(|(done, _)| done >= 3)
        });
        for (slider, value) in [
            ("growth-scale", "2"),
            ("growth-steps", "3"),
            ("growth-size", "5"),
        ] {
            let (before, _) = progress(page).expect("a band is on its way");
            page.set(slider, value);
            let (after, total) = progress(page).expect("a band is on its way");
            // The knob has to rest before the next band begins.
            assert!(
                after < before || before == 0,
                "{slider}: {before}, then {after}"
            );
            assert!(after < total);
            assert!(!has_band(&page.glance().larger), "{slider}");
            if slider != "growth-size" {
                page.until("a part is done", || {
                    progress(page).is_some_and(|(done, total)| (1..total).contains(&done))
                });
            }
        }
        until_done(page);
        let settings = Growth {
            scale: 2.0,
            steps: 3,
            size: 5,
            ..Growth::default()
        };
        let bands = computed(0, &settings);
        let shown = page.look();
        assert_band("larger", &shown.larger, &bands.growing);
        assert_band("smaller", &shown.smaller, &bands.shrinking);
        // Another seed is another band.
        page.enter("seed", "42");
        until_done(page);
        let bands = computed(42, &settings);
        assert_band("seed 42", &page.look().larger, &bands.growing);
    });
}

/// What a frame showed: the chart's title and, where there was a band, the
/// last value of its median.
#[derive(Debug, Deserialize)]
struct Frame {
    title: String,
    median: Option<f64>,
}

const RECORD: &str = "
    window.recorded = [];
    const chart = document.getElementById('chart-larger');
    const frame = () => {
        const median = chart.data.find((trace) => trace.name === 'median');
        const shown = { title: chart.layout.title.text, median: median ? median.y.at(-1) : null };
        const last = window.recorded.at(-1);
        if (!last || last.title !== shown.title || last.median !== shown.median) {
            window.recorded.push(shown);
        }
        window.recording = requestAnimationFrame(frame);
    };
    frame();";

/// Every frame of a drag is looked at: a band stands beside the factor that it
/// was computed for, or not at all.
#[test]
fn no_frame_shows_a_band_of_other_settings() {
    Page::test(DESKTOP, |page| {
        page.set("growth-size", "12");
        assert!(page.switch("band"));
        until_done(page);
        page.reveal("#growth-scale");
        let () = page.session.script(RECORD, &[]);
        page.grab(Pointer::Mouse, "growth-scale");
        for part in [0.3, 0.5, 0.8] {
            page.pull(Pointer::Mouse, "growth-scale", part);
        }
        page.release(Pointer::Mouse);
        until_done(page);
        let frames: Vec<Frame> = page.session.script(
            "cancelAnimationFrame(window.recording); return window.recorded;",
            &[],
        );
        let factor = |title: &str| -> f64 {
            let (_, factor) = title.split_once("(factor ").expect("a factor");
            factor.trim_end_matches(')').parse().expect("a number")
        };
        let mut bands = BTreeMap::new();
        for Frame { title, median } in &frames {
            let Some(median) = median else { continue };
            let bands = bands.entry(title).or_insert_with(|| {
                let settings = Growth {
                    size: 12,
                    scale: factor(title),
                    ..Scenario::default().growth
                };
                computed(0, &settings)
            });
            let expected = bands.growing[20].median.to_f64();
            let error = relative_error(*median, expected);
            assert!(error < 1e-6, "{title}: {median} and not {expected}");
        }
        // The drag was seen: bands at its two ends, and frames without one between.
        assert_eq!(bands.len(), 2, "{frames:?}");
        let bare = frames.iter().filter(|frame| frame.median.is_none());
        assert!(bare.count() >= 3, "{frames:?}");
    });
}
