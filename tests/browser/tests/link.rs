//! The address: it holds the state, and brings it back.

use browser_tests::{gesture::Pointer, page::Page, screen::DESKTOP};

#[test]
fn the_address_follows_the_state_and_opens_it_again() {
    Page::test(DESKTOP, |page| {
        assert_eq!(page.fragment(), "", "a first visit leaves the address bare");
        let _ = page.switch("lever");
        page.set("growth-scale", "1.7");
        page.choose("axis-1");
        page.enter("seed", "42");
        page.enter("layer-norm-gamma-entry", "-2.5");
        let fragment = "v=1&seed=42&scale=1.7&ln=1&gammas=0:-2.5&axis=log";
        page.until_fragment(fragment);
        let shown = page.look();
        page.reload();
        assert_eq!(page.look(), shown, "after a reload");
        // A state of its own, so that what was kept cannot pass for the link's.
        page.visit("#v=1&seed=1");
        assert_ne!(page.look(), shown);
        page.visit(&format!("#{fragment}"));
        assert_eq!(page.look(), shown, "from the link");
        assert!(!page.has("#restored") && !page.has("#link-faults"));
    });
}

#[test]
fn back_and_forward_move_between_links() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&seed=5");
        let first = page.look();
        assert_eq!(first.seed, "5");
        let () = page
            .session
            .script("location.hash = 'v=1&seed=6&rows=4';", &[]);
        page.until("the second link", || page.look().seed == "6");
        let second = page.look();
        assert_eq!(second.before.rows.len(), 4);
        let () = page.session.script("history.back();", &[]);
        page.until("the first link again", || page.look() == first);
        let () = page.session.script("history.forward();", &[]);
        page.until("the second link again", || page.look() == second);
    });
}

#[test]
fn a_station_s_anchor_scrolls_and_leaves_the_state_alone() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&seed=5");
        let shown = page.look();
        page.click(".top-bar a[href='#statistics']");
        page.until("the station is at the top", || {
            (0.0..200.0).contains(&page.frame("#statistics").top)
        });
        assert_eq!(page.look(), shown);
        page.until_fragment("v=1&seed=5");
        let top = page.frame("#statistics").top;
        assert!((0.0..200.0).contains(&top), "it stays there: {top}");
    });
}

#[test]
fn a_hostile_link_opens_what_could_be_read_and_names_the_rest() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=9&scale=99999&rows=abc&<img src=x>=1&seed=8&gammas=2:1e9,2:1,900000:1");
        let shown = page.look();
        assert_eq!(shown.seed, "8");
        assert_eq!(shown.fields["growth-scale"], "1000");
        assert_eq!(shown.fields["activations-rows"], "3");
        let said = page.text("#link-faults");
        for part in [
            "version 9",
            "“99999”",
            "“abc”",
            "<img src",
            "2:1e6",
            "900000:1",
        ] {
            assert!(said.contains(part), "`{part}` in {said}");
        }
        assert!(!page.has("#link-faults img"));
        page.click("#link-faults button");
        assert!(!page.has("#link-faults"));
        page.until_fragment("v=1&seed=8&scale=1e3&gammas=2:1e6");
    });
}

#[test]
fn the_address_is_written_a_few_times_a_second_at_most_and_once_at_rest() {
    Page::test(DESKTOP, |page| {
        let () = page.session.script(
            "const replace = history.replaceState;
             window.written = [];
             history.replaceState = function (...given) {
                 window.written.push(performance.now());
                 return replace.apply(this, given);
             };",
            &[],
        );
        page.grab(Pointer::Mouse, "growth-scale");
        for part in [0.3, 0.9, 0.2, 0.8, 0.1, 0.7] {
            page.pull(Pointer::Mouse, "growth-scale", part);
        }
        page.release(Pointer::Mouse);
        let scale = page.field("growth-scale-field");
        page.until_fragment(&format!("v=1&scale={scale}"));
        let written: Vec<f64> = page.session.script("return window.written;", &[]);
        assert!(!written.is_empty());
        let close = written.windows(2).find(|two| two[1] - two[0] < 300.0);
        assert_eq!(close, None, "{written:?}");
    });
}
