//! Sliders change what is made of the random numbers, not the numbers.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    screen::DESKTOP,
    snapshot::{Chart, Snapshot},
};

use crate::close::{assert_close, error, relative_error};

fn norms(chart: &Chart) -> Vec<f64> {
    chart.norms().into_iter().map(|(_, norm)| norm).collect()
}

fn field(shown: &Snapshot, id: &str) -> f64 {
    shown.fields[id].parse().expect("a field shows a number")
}

/// What the page shows with a slider held at a part of its way.
fn held_at(page: &Page, id: &str, part: f64) -> Snapshot {
    page.pull(Pointer::Mouse, id, part);
    let shown = page.look();
    let (value, place) = (field(&shown, id), page.position(id).value);
    assert!((value - place).abs() < 1e-9, "{id}: {value} at {place}");
    shown
}

#[test]
fn a_new_scale_rescales_the_same_noise_while_it_is_dragged() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        // After k steps the same noise has been scaled k times.
        let rescaled = |chart: &Chart, ratio: f64| -> Vec<f64> {
            let steps = std::iter::zip(1.., norms(chart));
            steps.map(|(k, norm)| norm * ratio.powi(k)).collect()
        };
        page.grab(Pointer::Mouse, "growth-scale");
        for part in [0.1, 0.5, 0.9, 0.0, 1.0] {
            let shown = held_at(page, "growth-scale", part);
            let ratio = field(&shown, "growth-scale") / 1.5;
            for (what, now, then, ratio) in [
                ("larger", &shown.larger, &start.larger, ratio),
                ("smaller", &shown.smaller, &start.smaller, 1.0 / ratio),
            ] {
                let expected = rescaled(then, ratio);
                let what = format!("{what} at {part}");
                assert_close(&what, &norms(now), &expected, (relative_error, 1e-5));
            }
        }
        page.release(Pointer::Mouse);
    });
}

#[test]
fn more_steps_extend_the_chain_and_fewer_cut_it() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        page.grab(Pointer::Mouse, "growth-steps");
        for part in [0.3, 1.0, 0.05, 0.2] {
            let shown = held_at(page, "growth-steps", part);
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
        let longest = page.look();
        assert_eq!(longest.larger.norms()[..20], start.larger.norms()[..]);
    });
}

#[test]
fn another_size_is_another_draw_and_the_old_size_the_old_one() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        page.set("growth-size", "64");
        let large = page.look();
        // 64·64 entries of variance 1, times noise of variance 1.5².
        let first = norms(&large.larger)[0];
        assert!((first / 96.0 - 1.0).abs() < 0.1, "{first}");
        page.set("growth-size", "30");
        assert_eq!(page.look(), start);
    });
}

#[test]
fn mean_and_std_shift_and_stretch_the_same_draw_while_they_are_dragged() {
    Page::test(DESKTOP, |page| {
        let noise = |shown: &Snapshot| -> Vec<f64> {
            let mean = field(shown, "activations-mean");
            let std = field(shown, "activations-std");
            let all = shown.before.numbers().concat();
            all.iter().map(|value| (value - mean) / std).collect()
        };
        let start = noise(&page.look());
        for (id, parts) in [
            ("activations-mean", [0.1, 0.9, 0.0, 1.0]),
            ("activations-std", [0.9, 0.3, 1.0, 0.1]),
        ] {
            page.grab(Pointer::Mouse, id);
            for part in parts {
                let noise = noise(&held_at(page, id, part));
                let what = format!("{id} at {part}");
                assert_close(&what, &noise, &start, (error, 1e-5));
            }
            page.release(Pointer::Mouse);
        }
    });
}

#[test]
fn the_layer_takes_any_mean_and_std_away_again() {
    Page::test(DESKTOP, |page| {
        let start = page.look().after.numbers().concat();
        for (mean, std) in [("-10", "2"), ("10", "10"), ("3", "0.5")] {
            page.set("activations-mean", mean);
            page.set("activations-std", std);
            let now = page.look().after.numbers().concat();
            let what = format!("mean {mean}, std {std}");
            assert_close(&what, &now, &start, (error, 1e-4));
        }
    });
}
