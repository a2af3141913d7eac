//! Random actions leave a page that works.
//!
//! The test prints its seed; `LAB_RANDOM_SEED` sets another one. Every few actions it reads
//! the whole page: the name of a float must not appear in place of a number. At the end the
//! default settings must still give `PyTorch`'s numbers.

use std::{env, time::Instant};

use browser_tests::{page::Page, settings::times, viewport::DESKTOP};

use crate::{
    golden::Growth, growth_reference::assert_growth, nan_leaks::nan_leaks, random_user::RandomUser,
};

/// The number of actions, usually and with `LAB_LONG`.
const ACTIONS: [u32; 2] = [200, 2_000];
/// The number of actions between two checks.
const CHECK_INTERVAL: u32 = 20;
/// How many of the last actions a failure lists.
const LISTED_ACTIONS: usize = 60;
const DEFAULT_SEED: u64 = 20_160_721;

fn seed() -> u64 {
    env::var("LAB_RANDOM_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(DEFAULT_SEED)
}

/// Asserts that every chart is drawn, that no text shows a float's name, and that the
/// console has no error.
fn assert_intact(page: &Page, user: &RandomUser) {
    // Off-screen values update only once input is idle.
    page.wait_until_updated();
    let leaks = nan_leaks(page);
    let last = || user.last_actions(LISTED_ACTIONS);
    assert!(leaks.is_empty(), "{leaks:#?} after {:#?}", last());
    let blank: Vec<String> = page.session.script(
        "return [...document.querySelectorAll('.chart-plot')]
             .filter((chart) => !chart.closest('[hidden]') && !chart.querySelector('.gtitle'))
             .map((chart) => chart.id);",
        &[],
    );
    assert!(blank.is_empty(), "{blank:?} are blank after {:#?}", last());
    page.assert_clean_logs();
}

/// Makes links to other sites do nothing: Tab and Enter follow them too, and there is nothing
/// to test there.
fn stay_on_the_page(page: &Page) {
    let () = page.session.script(
        "addEventListener('click', (event) => {
             const link = event.target.closest?.('a[href]');
             if (link && link.origin !== location.origin) event.preventDefault();
         }, true);",
        &[],
    );
}

#[test]
fn random_actions_leave_a_page_that_works() {
    let seed = seed();
    println!("LAB_RANDOM_SEED={seed}");
    Page::test(DESKTOP, |page| {
        let start = Instant::now();
        stay_on_the_page(page);
        let user = RandomUser::new(page, seed);
        let actions = times(ACTIONS[0], ACTIONS[1]);
        for action in 1..=actions {
            user.act();
            if action % CHECK_INTERVAL == 0 {
                assert_intact(page, &user);
            }
        }
        println!("{actions} actions in {:.0?}", start.elapsed());

        // The controls restore the defaults, and the numbers are right.
        DESKTOP.emulate(&page.session);
        for (id, on) in [
            ("growth-layer-norm", false),
            ("view-expected", true),
            ("view-band", false),
        ] {
            if page.is_on(id) != on {
                assert_eq!(page.toggle(id), on);
            }
        }
        for id in ["view-axis-0", "growth-product-0", "growth-precision-0"] {
            page.choose(id);
        }
        page.enter("seed", "42");
        for (slider, value) in [("scale", "1.5"), ("steps", "20"), ("size", "30")] {
            page.enter(&format!("growth-{slider}-field"), value);
        }
        assert_growth(&page.snapshot(), Growth::default_with_seed(42));
    });
}
