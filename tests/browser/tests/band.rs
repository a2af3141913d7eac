//! The band of 200 seeds: its progress, its result, and what restarts it.

use std::collections::BTreeMap;

use browser_tests::{gesture::Pointer, page::Page, snapshot::Chart, viewport::DESKTOP};
use layernorm_lab::{
    lab::{
        ensemble::{Band, Bands, Ensemble, SEEDS},
        scenario::{Growth, Scenario},
    },
    words::sentence,
};
use serde::Deserialize;

use crate::approx::{assert_close, relative_error};

/// The number of computed seeds, and of all seeds; `None` while the band is off.
fn progress(page: &Page) -> Option<(u32, u32)> {
    page.eval_on(
        "#why .ensemble",
        "if (element.hidden) return null;
         const { value, max } = element.querySelector('progress');
         return [value, max];",
    )
}

fn band_sentence(page: &Page) -> String {
    page.text("#band-sentence")
}

/// Whether the chart shows a band.
fn has_band(chart: &Chart) -> bool {
    chart.traces.iter().any(|trace| trace.name == "median")
}

fn wait_until_finished(page: &Page) {
    page.wait_until("the band is computed", || {
        progress(page).is_some_and(|(done, total)| done == total)
    });
    page.session.wait_for_frames();
}

/// The bands that the library computes natively.
fn native_bands(seed: u64, settings: &Growth) -> Bands {
    let mut ensemble = Ensemble::new(seed, settings);
    ensemble.advance(SEEDS);
    ensemble.bands()
}

fn assert_band(what: &str, chart: &Chart, bands: &[Band]) {
    let index = chart.traces.iter().position(|trace| trace.name == "median");
    let index = index.expect("the chart shows a band");
    let [low, high, median] = [
        &chart.traces[index - 2],
        &chart.traces[index - 1],
        &chart.traces[index],
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
fn the_band_reports_its_progress_and_is_drawn_with_line_and_points() {
    Page::test(DESKTOP, |page| {
        assert_eq!(progress(page), None);
        assert!(page.toggle("view-band"));
        // The progress appears immediately, before the first seed is computed.
        let (done, total) = progress(page).expect("the progress is visible");
        assert_eq!(total, 200);
        assert!(done < 200, "{done}");
        page.wait_until("some seeds are computed", || {
            progress(page).is_some_and(|(done, _)| (1..200).contains(&done))
        });
        assert!(
            band_sentence(page).ends_with("of 200 seeds computed."),
            "{}",
            band_sentence(page)
        );
        wait_until_finished(page);

        let settings = Growth::default();
        let bands = native_bands(0, &settings);
        let shown = page.snapshot();
        for (chart, bands) in [
            (&shown.smaller, &bands.shrinking),
            (&shown.larger, &bands.growing),
        ] {
            assert_band(&chart.title, chart, bands);
            assert!(chart.has_expected_line(), "{}", chart.title);
            assert_eq!(chart.norms().len(), 20, "{}", chart.title);
        }
        assert_eq!(
            band_sentence(page),
            sentence::band(&bands, SEEDS, SEEDS, settings.steps)
        );
        // The line of the expected norm is above the 95th percentile of the runs.
        let high = bands.growing[20].high.to_f64();
        assert!(high < 30.0 * 1.5_f64.powi(20), "{high}");

        assert!(!page.toggle("view-band"));
        assert_eq!(progress(page), None);
        let hidden = page.snapshot();
        assert!(!has_band(&hidden.smaller) && !has_band(&hidden.larger));
    });
}

#[test]
fn a_setting_outside_the_chains_keeps_the_band() {
    Page::test(DESKTOP, |page| {
        assert!(page.toggle("view-band"));
        wait_until_finished(page);
        let band = page.snapshot();
        page.set("layer-norm-gamma", "3");
        page.choose("view-axis-1");
        page.set("activations-mean", "5");
        // Without waiting: a restarted band would not be finished yet.
        assert_eq!(progress(page), Some((200, 200)));
        let shown = page.snapshot();
        assert!(has_band(&shown.larger) && has_band(&shown.smaller));
        page.choose("view-axis-0");
        assert_eq!(page.snapshot().larger.traces, band.larger.traces);
    });
}

/// Records the number of computed seeds from now on.
const RECORD_PROGRESS: &str = "
    window.counts = [element.value];
    new MutationObserver(() => window.counts.push(element.value))
        .observe(element, { attributes: true });";

#[test]
fn a_setting_of_the_chains_restarts_the_band() {
    Page::test(DESKTOP, |page| {
        // Long runs, so that the band is not finished before the setting changes.
        page.set("growth-steps", "500");
        page.set("growth-size", "40");
        assert!(page.toggle("view-band"));
        page.wait_until("some seeds are computed", || {
            progress(page).is_some_and(|(done, _)| done >= 3)
        });
        for (slider, value) in [
            ("growth-scale", "2"),
            ("growth-steps", "3"),
            ("growth-size", "5"),
        ] {
            let () = page.eval_on("#why .ensemble progress", RECORD_PROGRESS);
            page.set(slider, value);
            let (after, total) = progress(page).expect("the band is on");
            assert!(after < total);
            // The next band starts once input is idle, and may have as many seeds already.
            let counts: Vec<u32> = page.session.script("return window.counts;", &[]);
            let has_restarted = !counts.is_sorted() || counts[0] == 0;
            assert!(has_restarted, "{slider}: {counts:?}");
            assert!(!has_band(&page.snapshot_now().larger), "{slider}");
            if slider != "growth-size" {
                page.wait_until("some seeds are computed", || {
                    progress(page).is_some_and(|(done, total)| (1..total).contains(&done))
                });
            }
        }
        wait_until_finished(page);
        let settings = Growth {
            scale: 2.0,
            steps: 3,
            size: 5,
            ..Growth::default()
        };
        let bands = native_bands(0, &settings);
        let shown = page.snapshot();
        assert_band("larger", &shown.larger, &bands.growing);
        assert_band("smaller", &shown.smaller, &bands.shrinking);
        // Another seed restarts the band too.
        page.enter("seed", "42");
        wait_until_finished(page);
        let bands = native_bands(42, &settings);
        assert_band("seed 42", &page.snapshot().larger, &bands.growing);
    });
}

/// The content of an animation frame: the chart's title, and the last value of the band's
/// median if there is a band.
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

/// Reads every frame of a drag: each shows either no band, or the band of its own factor.
#[test]
fn no_frame_shows_the_band_of_another_factor() {
    Page::test(DESKTOP, |page| {
        page.set("growth-size", "12");
        assert!(page.toggle("view-band"));
        wait_until_finished(page);
        page.reveal("#growth-scale");
        let () = page.session.script(RECORD, &[]);
        page.grab(Pointer::Mouse, "growth-scale");
        for fraction in [0.3, 0.5, 0.8] {
            page.drag_to(Pointer::Mouse, "growth-scale", fraction);
        }
        page.release(Pointer::Mouse);
        wait_until_finished(page);
        let frames: Vec<Frame> = page.session.script(
            "cancelAnimationFrame(window.recording); return window.recorded;",
            &[],
        );
        let factor = |title: &str| -> f64 {
            let (_, factor) = title.split_once("noise of size ").expect("a factor");
            factor.parse().expect("a number")
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
                native_bands(0, &settings)
            });
            let expected = bands.growing[20].median.to_f64();
            let error = relative_error(*median, expected);
            assert!(error < 1e-6, "{title}: {median} and not {expected}");
        }
        // The frames cover the drag: bands before and after it, and none in between.
        assert_eq!(bands.len(), 2, "{frames:?}");
        let without_band = frames.iter().filter(|frame| frame.median.is_none());
        assert!(without_band.count() >= 3, "{frames:?}");
    });
}
