//! The way through the stations: numbered discs, a list on a narrow screen, and a link to
//! the next station.

use browser_tests::{
    axe,
    page::Page,
    viewport::{DESKTOP, PHONE, Viewport},
};
use fantoccini::key::Key;

const STATIONS: [&str; 10] = [
    "why",
    "what",
    "statistics",
    "parameters",
    "relatives",
    "failures",
    "gradients",
    "depth",
    "geometry",
    "transformer",
];

/// The stations whose link is marked as the current one.
fn current(page: &Page) -> Vec<String> {
    page.session.script(
        "return [...document.querySelectorAll('.top-bar-stations [aria-current=true]')]
             .map((link) => link.hash.slice(1));",
        &[],
    )
}

#[test]
fn the_current_station_shows_its_name_and_the_others_are_discs() {
    Page::test(DESKTOP, |page| {
        for station in STATIONS {
            page.click(&format!(".top-bar a[href='#{station}']"));
            page.wait_until("the station is current", || current(page) == [station]);
            // While the page scrolls, the discs move.
            page.wait_until("the page rests", || {
                let scrolled = || -> f64 { page.session.script("return scrollY;", &[]) };
                let before = scrolled();
                page.session.wait_for_frames();
                (scrolled() - before).abs() < 0.5
            });
            let widths: Vec<f64> = page.session.script(
                "return [...document.querySelectorAll('.top-bar-stations a')]
                     .map((link) => link.getBoundingClientRect().width);",
                &[],
            );
            let wide = widths.iter().filter(|&&width| width > 40.0).count();
            assert_eq!(wide, 1, "{station}: {widths:?}");
            let disc = page.bounding_box(".top-bar-stations .station-disc");
            assert!((disc.width - 28.0).abs() < 0.5 && (disc.height - 28.0).abs() < 0.5);
            assert!(page.bounding_box(".top-bar").height < 58.0);
        }
    });
}

/// Names are of different lengths. A tool that moves is missed by the user who presses it.
#[test]
fn the_tools_of_the_bar_stay_in_place_while_the_station_changes() {
    for width in [1101, 1181, 1265, 1280, 1440] {
        let viewport = Viewport { width, ..DESKTOP };
        Page::test(viewport, |page| {
            let mut places = Vec::new();
            for station in ["why", "geometry", "transformer"] {
                page.click(&format!(".top-bar a[href='#{station}']"));
                page.wait_until("the station is current", || current(page) == [station]);
                page.session.wait_for_frames();
                let (undo, height, right, page_width): (f64, f64, f64, f64) = page.session.script(
                    "const bar = document.querySelector('.top-bar');
                     const ends = [...bar.querySelectorAll('a, button, input')]
                         .map((element) => element.getBoundingClientRect().right);
                     return [
                         document.getElementById('undo').getBoundingClientRect().left,
                         bar.getBoundingClientRect().height,
                         Math.max(...ends),
                         document.documentElement.clientWidth,
                     ];",
                    &[],
                );
                assert!(
                    height < 58.0 && right <= page_width,
                    "{width}, {station}: {height} {right}"
                );
                places.push(undo);
            }
            let moves = places.iter().any(|undo| (undo - places[0]).abs() > 0.5);
            assert!(!moves, "{width}: undo is at {places:?}");
        });
    }
}

/// A rail in the margin, with every name.
#[test]
fn ten_stations_fit_into_the_rail_of_a_very_wide_screen() {
    for (width, height) in [(1680, 900), (1920, 720), (3840, 2160)] {
        let viewport = Viewport {
            width,
            height,
            ..DESKTOP
        };
        Page::test(viewport, |page| {
            page.click(".top-bar a[href='#statistics']");
            page.wait_until("the station is current", || current(page) == ["statistics"]);
            let rail = page.bounding_box(".top-bar-stations");
            let content = page.bounding_box("#statistics");
            let bar = page.bounding_box(".top-bar");
            assert!(rail.left >= 0.0, "{rail:?}");
            assert!(
                rail.left + rail.width <= content.left,
                "{rail:?} {content:?}"
            );
            assert!(rail.top >= bar.bottom(), "{rail:?} {bar:?}");
            assert!(rail.bottom() <= f64::from(height), "{rail:?}");
            let names: Vec<(String, f64, f64)> = page.session.script(
                "return [...document.querySelectorAll('.top-bar-stations .station-name')].map((name) => {
                     const { width, top } = name.getBoundingClientRect();
                     return [name.textContent, width, top];
                 });",
                &[],
            );
            assert_eq!(names.len(), 10);
            assert!(names.iter().all(|(_, width, _)| *width > 20.0), "{names:?}");
            assert!(
                names.windows(2).all(|pair| pair[1].2 > pair[0].2 + 30.0),
                "{names:?}"
            );
            let is_scrolled: bool = page.eval_on(
                ".top-bar-stations",
                "return element.scrollHeight > element.clientHeight + 1;",
            );
            assert!(!is_scrolled);
            axe::assert_clean_part(page, ".top-bar", &format!("rail at {width}×{height}"));
        });
    }
}

#[test]
fn a_phone_has_a_bar_of_48_pixels_and_a_list_of_stations() {
    Page::test(PHONE, |page| {
        let bar = page.bounding_box(".top-bar");
        assert!((bar.height - 48.0).abs() <= 1.0, "{bar:?}");
        let open = || page.is_visible("#bar-stations");
        assert!(!open());
        page.click("#bar-stations-button");
        page.wait_until("the list opens", open);
        let rows: Vec<f64> = page.session.script(
            "return [...document.querySelectorAll('.top-bar-stations a')]
                 .map((link) => link.getBoundingClientRect().height);",
            &[],
        );
        assert_eq!(rows.len(), STATIONS.len());
        assert!(rows.iter().all(|&height| height >= 48.0), "{rows:?}");
        page.press_keys(&[Key::Escape]);
        page.wait_until("Escape closes the list", || !open());
        assert!(page.has_focus("#bar-stations-button"));

        page.click(".top-bar a[href='#statistics']");
        page.wait_until("the list closes", || !open());
        page.wait_until("the button names the station", || {
            page.text("#bar-stations-button").contains("Statistics")
        });
        // The seed and the tools are in a list of their own.
        page.click("#new-draw");
        page.wait_until("the seed has changed", || page.field_value("seed") != "0");
        assert!(page.is_visible("#bar-menu"));
        let list = page.bounding_box("#bar-menu");
        page.click_at(list.at(0.5, 1.1));
        page.wait_until("a press elsewhere closes the list", || {
            !page.is_visible("#bar-menu")
        });
    });
}

#[test]
fn each_station_ends_with_a_link_to_the_next_one_of_the_lesson() {
    Page::test(DESKTOP, |page| {
        let links = || -> Vec<String> {
            page.session.script(
                "return [...document.querySelectorAll('.next-station a')]
                     .filter((link) => link.checkVisibility()).map((link) => link.hash.slice(1));",
                &[],
            )
        };
        assert_eq!(links(), STATIONS[1..]);
        page.click("#why .next-station a");
        page.wait_until("the next station is in view", || {
            (0.0..200.0).contains(&page.bounding_box("#what-heading").top)
        });
        page.visit("#v=1&hide=what,failures,gradients,depth,geometry,transformer");
        assert_eq!(links(), ["statistics", "parameters", "relatives"]);
    });
}

#[test]
fn the_status_is_in_the_bar_and_covers_no_part_of_the_lab() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            page.click("#preset-vanish");
            page.wait_until("the status is shown", || {
                !page.text("#session-status").is_empty()
            });
            let (status, bar) = (
                page.bounding_box("#session-status"),
                page.bounding_box(".top-bar"),
            );
            assert!(
                status.top >= bar.top && status.bottom() <= bar.bottom(),
                "{status:?} in {bar:?}"
            );
            let is_cut_off: bool = page.eval_on(
                "#session-status",
                "return element.scrollHeight > element.clientHeight + 1;",
            );
            assert!(!is_cut_off, "{}", page.text("#session-status"));
        });
    }
}

#[test]
fn a_seed_of_ten_digits_is_completely_visible() {
    Page::test(DESKTOP, |page| {
        page.enter("seed", "4294967295");
        let is_cut_off: bool =
            page.eval_on("#seed", "return element.scrollWidth > element.clientWidth;");
        assert!(!is_cut_off);
    });
}

/// The names of the stations have different widths. That of the last one is among the widest.
#[test]
fn the_buttons_of_the_bar_keep_one_line_at_the_last_station() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&at=transformer");
        page.wait_until("the station's name is in the bar", || {
            page.text(".top-bar-stations").contains("Transformer")
        });
        let [seed, share] = [".seed .button", "#share"].map(|button| page.bounding_box(button));
        assert!(
            (seed.height - share.height).abs() < 1.0,
            "{seed:?}, {share:?}"
        );
    });
}
