//! Links: the address contains the state and restores it.

use browser_tests::{gesture::Pointer, page::Page, viewport::DESKTOP};

#[test]
fn the_address_follows_the_state_and_restores_it() {
    Page::test(DESKTOP, |page| {
        assert_eq!(page.fragment(), "", "a first visit adds no fragment");
        let _ = page.toggle("growth-layer-norm");
        page.set("growth-scale", "1.7");
        page.choose("view-axis-1");
        page.enter("seed", "42");
        page.enter("layer-norm-gamma-entry", "-2.5");
        let fragment = "v=1&seed=42&scale=1.7&ln=1&gammas=0:-2.5&axis=log";
        page.wait_for_fragment(fragment);
        let shown = page.snapshot();
        page.reload();
        assert_eq!(page.snapshot(), shown, "after a reload");
        // Another state, so that the stored visit cannot be mistaken for the link's state.
        page.visit("#v=1&seed=1");
        assert_ne!(page.snapshot(), shown);
        page.visit(&format!("#{fragment}"));
        assert_eq!(page.snapshot(), shown, "from the link");
        assert!(!page.has("#restored") && !page.has("#link-diagnostics"));
    });
}

#[test]
fn back_and_forward_move_between_links() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&seed=5");
        let first = page.snapshot();
        assert_eq!(first.seed, "5");
        let () = page
            .session
            .script("location.hash = 'v=1&seed=6&rows=4';", &[]);
        page.wait_until("the second link", || page.snapshot().seed == "6");
        let second = page.snapshot();
        assert_eq!(second.before.rows.len(), 4);
        let () = page.session.script("history.back();", &[]);
        page.wait_until("the first link again", || page.snapshot() == first);
        let () = page.session.script("history.forward();", &[]);
        page.wait_until("the second link again", || page.snapshot() == second);
    });
}

#[test]
fn a_stations_anchor_scrolls_and_keeps_the_state() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&seed=5");
        let shown = page.snapshot();
        page.click(".top-bar a[href='#statistics']");
        page.wait_until("the station is at the top", || {
            (0.0..200.0).contains(&page.bounding_box("#statistics").top)
        });
        assert_eq!(page.snapshot(), shown);
        page.wait_for_fragment("v=1&seed=5");
        let top = page.bounding_box("#statistics").top;
        assert!((0.0..200.0).contains(&top), "it stays there: {top}");
    });
}

#[test]
fn a_hostile_link_opens_its_valid_parts_and_names_the_others() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=9&scale=99999&rows=abc&<img src=x>=1&seed=8&gammas=2:1,2:1e9,900000:1");
        let shown = page.snapshot();
        assert_eq!(shown.seed, "8");
        assert_eq!(shown.fields["growth-scale"], "1000");
        assert_eq!(shown.fields["activations-rows"], "3");
        let notice = page.text("#link-diagnostics");
        for part in [
            "version 9",
            "99999 is too large",
            "between 0.001 and 1000",
            "“abc” is not a number",
            "<img src",
            "2:1e6",
            "900000:1",
        ] {
            assert!(notice.contains(part), "`{part}` in {notice}");
        }
        assert!(!page.has("#link-diagnostics img"));
        page.click("#link-diagnostics button");
        assert!(!page.has("#link-diagnostics"));
        page.enter("seed", "9");
        page.wait_for_fragment("v=9&seed=9&scale=1e3&gammas=2:1e6&%3Cimg+src=x%3E%3D1");
    });
}

#[test]
fn the_address_changes_at_most_a_few_times_a_second_and_once_when_input_is_idle() {
    Page::test(DESKTOP, |page| {
        let () = page.session.script(
            "const replace = history.replaceState;
             window.writtenAt = [];
             history.replaceState = function (...state) {
                 window.writtenAt.push(performance.now());
                 return replace.apply(this, state);
             };",
            &[],
        );
        page.grab(Pointer::Mouse, "growth-scale");
        for fraction in [0.3, 0.9, 0.2, 0.8, 0.1, 0.7] {
            page.drag_to(Pointer::Mouse, "growth-scale", fraction);
        }
        page.release(Pointer::Mouse);
        let scale = page.field_value("growth-scale-field");
        page.wait_for_fragment(&format!("v=1&scale={scale}"));
        let written: Vec<f64> = page.session.script("return window.writtenAt;", &[]);
        assert!(!written.is_empty());
        let too_close = written.windows(2).find(|pair| pair[1] - pair[0] < 300.0);
        assert_eq!(too_close, None, "{written:?}");
    });
}
