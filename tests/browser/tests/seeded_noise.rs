//! Sliders rescale, extend or shift the same random numbers: only a new seed or size draws
//! others.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    snapshot::{Chart, Snapshot},
    viewport::DESKTOP,
};

use crate::approx::{assert_close, relative_error, scaled_error};

fn norms(chart: &Chart) -> Vec<f64> {
    chart.norms().into_iter().map(|(_, norm)| norm).collect()
}

fn field(shown: &Snapshot, id: &str) -> f64 {
    shown.fields[id].parse().expect("a field shows a number")
}

/// What the page shows while a slider is dragged to a fraction of its range.
fn drag_and_read(page: &Page, id: &str, fraction: f64) -> Snapshot {
    page.drag_to(Pointer::Mouse, id, fraction);
    let shown = page.snapshot();
    let (value, position) = (field(&shown, id), page.slider_position(id).value);
    assert!(
        (value - position).abs() < 1e-9,
        "{id}: {value} at {position}"
    );
    shown
}

#[test]
fn dragging_the_scale_rescales_the_same_noise() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        // After k steps, the noise has been scaled k times.
        let rescaled = |chart: &Chart, ratio: f64| -> Vec<f64> {
            let steps = std::iter::zip(1.., norms(chart));
            steps.map(|(k, norm)| norm * ratio.powi(k)).collect()
        };
        page.grab(Pointer::Mouse, "growth-scale");
        for fraction in [0.1, 0.5, 0.9, 0.0, 1.0] {
            let shown = drag_and_read(page, "growth-scale", fraction);
            let ratio = field(&shown, "growth-scale") / 1.5;
            for (what, chart, original, ratio) in [
                ("larger", &shown.larger, &start.larger, ratio),
                ("smaller", &shown.smaller, &start.smaller, 1.0 / ratio),
            ] {
                let expected = rescaled(original, ratio);
                let what = format!("{what} at {fraction}");
                assert_close(&what, &norms(chart), &expected, (relative_error, 1e-5));
            }
        }
        page.release(Pointer::Mouse);
    });
}

#[test]
fn more_steps_extend_the_chain_and_fewer_truncate_it() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.grab(Pointer::Mouse, "growth-steps");
        for fraction in [0.3, 1.0, 0.05, 0.2] {
            let shown = drag_and_read(page, "growth-steps", fraction);
            for (now, then) in [
                (&shown.larger, &start.larger),
                (&shown.smaller, &start.smaller),
            ] {
                let (now, then) = (now.norms(), then.norms());
                assert_eq!(now.len().to_string(), shown.fields["growth-steps"]);
                let common = now.len().min(then.len());
                assert_eq!(now[..common], then[..common], "bit for bit");
            }
        }
        page.release(Pointer::Mouse);
        page.set("growth-steps", "500");
        let longest = page.snapshot();
        assert_eq!(longest.larger.norms()[..20], start.larger.norms()[..]);
    });
}

#[test]
fn another_size_draws_other_numbers_and_the_old_size_the_old_ones() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.set("growth-size", "64");
        let large = page.snapshot();
        // 64·64 entries of variance 1, times noise of variance 1.5².
        let first = norms(&large.larger)[0];
        assert!((first / 96.0 - 1.0).abs() < 0.1, "{first}");
        page.set("growth-size", "30");
        assert_eq!(page.snapshot(), start);
    });
}

#[test]
fn dragging_mean_and_std_shifts_and_scales_the_same_noise() {
    Page::test(DESKTOP, |page| {
        let noise = |shown: &Snapshot| -> Vec<f64> {
            let mean = field(shown, "activations-mean");
            let std = field(shown, "activations-std");
            let all = shown.before.numbers().concat();
            all.iter().map(|value| (value - mean) / std).collect()
        };
        let start = noise(&page.snapshot());
        for (id, fractions) in [
            ("activations-mean", [0.1, 0.9, 0.0, 1.0]),
            ("activations-std", [0.9, 0.3, 1.0, 0.1]),
        ] {
            page.grab(Pointer::Mouse, id);
            for fraction in fractions {
                let noise = noise(&drag_and_read(page, id, fraction));
                let what = format!("{id} at {fraction}");
                assert_close(&what, &noise, &start, (scaled_error, 1e-5));
            }
            page.release(Pointer::Mouse);
        }
    });
}

#[test]
fn the_layer_removes_any_mean_and_std() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot().after.numbers().concat();
        for (mean, std) in [("-10", "2"), ("10", "10"), ("3", "0.5")] {
            page.set("activations-mean", mean);
            page.set("activations-std", std);
            let output = page.snapshot().after.numbers().concat();
            let what = format!("mean {mean}, std {std}");
            assert_close(&what, &output, &start, (scaled_error, 1e-4));
        }
    });
}
