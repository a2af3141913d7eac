//! The first screen: the question, its answer, the main controls and both charts are in view
//! without scrolling, also during a drag.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    viewport::{DESKTOP, PHONE, Viewport},
};

/// The parts of the experiment.
const PARTS: [&str; 6] = [
    "#why-heading",
    "#why-sentence",
    "#growth-layer-norm",
    "#growth-scale",
    "#chart-smaller",
    "#chart-larger",
];

/// The parts that are not completely above a line, or that something covers.
fn hidden_parts(page: &Page, line: f64) -> Vec<String> {
    page.session.wait_for_frames();
    let mut hidden = Vec::new();
    for part in PARTS {
        let bounds = page.bounding_box(part);
        let is_covered: bool = page.eval_on(
            part,
            "const { left, top, width, height } = element.getBoundingClientRect();
             const whole = element.closest('figure, .switch') ?? element;
             return [0.05, 0.5, 0.95].some((down) => {
                 const hit = document.elementFromPoint(left + width / 2, top + down * height);
                 return !whole.contains(hit) && !hit?.contains(element);
             });",
        );
        if bounds.top < 0.0 || bounds.bottom() > line || is_covered {
            hidden.push(format!("{part}: {bounds:?}, covered: {is_covered}"));
        }
    }
    hidden
}

fn assert_experiment_is_in_view(viewport: Viewport, pointer: Pointer, line: f64) {
    Page::test(viewport, |page| {
        let scrolled: f64 = page.session.script("return scrollY;", &[]);
        assert!(scrolled < 1.0, "{scrolled}");
        assert_eq!(hidden_parts(page, line), [""; 0], "at rest");
        page.grab_without_scrolling(pointer, "growth-scale");
        for fraction in [0.9, 0.1] {
            page.drag_to(pointer, "growth-scale", fraction);
            assert_eq!(hidden_parts(page, line), [""; 0], "at {fraction}");
        }
        page.release(pointer);
        // The switch is pressed where it is.
        let switch = page.bounding_box("#growth-layer-norm").at(0.5, 0.5);
        page.click_at(switch);
        page.wait_until("LayerNorm is on", || page.is_on("growth-layer-norm"));
        assert_eq!(hidden_parts(page, line), [""; 0], "with LayerNorm");
    });
}

#[test]
fn the_experiment_is_in_view_on_a_desktop() {
    assert_experiment_is_in_view(DESKTOP, Pointer::Mouse, 640.0);
}

#[test]
fn the_experiment_is_in_view_on_a_phone() {
    assert_experiment_is_in_view(PHONE, Pointer::Touch, 844.0);
}

#[test]
fn the_charts_of_a_desktop_are_440_pixels_high() {
    Page::test(DESKTOP, |page| {
        for chart in ["#chart-smaller", "#chart-larger"] {
            let height = page.bounding_box(chart).height;
            assert!((height - 440.0).abs() < 1.0, "{chart}: {height}");
        }
    });
}

#[test]
fn the_pinned_controls_of_a_phone_are_low_and_can_be_unpinned() {
    Page::test(PHONE, |page| {
        for station in ["why", "what", "statistics", "parameters", "relatives"] {
            page.reveal(&format!("#{station} .pictures"));
            let dock = page.bounding_box(&format!("#{station} .dock"));
            assert!(dock.height <= 120.0, "{station}: {dock:?}");
            if page.has(&format!("#{station} .dock [type=range]")) {
                let slider = page.bounding_box(&format!("#{station} .dock [type=range]"));
                assert!(slider.width >= 190.0, "{station}: {slider:?}");
            }
        }
        let pinned = || -> bool {
            page.eval_on(
                "#why .dock",
                "return getComputedStyle(element).position === 'sticky';",
            )
        };
        assert!(pinned());
        page.click("#dock-switch");
        assert!(!page.is_on("dock-switch") && !pinned());
        page.click("#dock-switch");
        assert!(page.is_on("dock-switch") && pinned());
    });
}

/// A laptop at 400 % zoom.
#[test]
fn nothing_is_pinned_on_a_very_low_screen() {
    let zoomed = Viewport {
        width: 320,
        height: 200,
        ..DESKTOP
    };
    Page::test(zoomed, |page| {
        let positions: Vec<String> = page.session.script(
            "return [...document.querySelectorAll('.dock, .top-bar, .notices')]
                 .map((element) => getComputedStyle(element).position);",
            &[],
        );
        assert!(
            !positions
                .iter()
                .any(|position| ["sticky", "fixed"].contains(&position.as_str())),
            "{positions:?}"
        );
    });
}

#[test]
fn the_arithmetic_of_a_tapped_cell_is_in_view() {
    Page::test(PHONE, |page| {
        for (matrix, place) in [("#matrix-before", "1,4"), ("#matrix-after", "2,6")] {
            let cell = format!("{matrix} [data-cell='{place}']");
            let () = page.eval_on(
                &cell,
                "element.scrollIntoView({ block: 'center', behavior: 'instant' });
                 document.documentElement.style.scrollBehavior = 'auto';",
            );
            page.session.wait_for_frames();
            page.tap(page.resting_point(&cell, 0.5, 0.5));
            page.wait_until("the arithmetic is above the pinned controls", || {
                let (arithmetic, dock) = (
                    page.bounding_box("#arithmetic"),
                    page.bounding_box("#what .dock"),
                );
                arithmetic.top >= 48.0 && arithmetic.bottom() <= dock.top
            });
        }
    });
}

#[test]
fn opening_further_controls_leaves_a_picture() {
    Page::test(PHONE, |page| {
        // Opens the closed details.
        page.reveal("#growth-size");
        let () = page.eval_on(
            "#growth-size",
            "element.scrollIntoView({ block: 'end', behavior: 'instant' });",
        );
        page.session.wait_for_frames();
        let picture = page.bounding_box("#chart-larger");
        assert!(
            picture.bottom() > 48.0 + 100.0,
            "100 pixels of the picture are in view: {picture:?}"
        );
    });
}
