//! The cells of station 2 under a finger: what it selects is in view with its arithmetic.

use std::{thread, time::Duration};

use browser_tests::{
    geometry::Point,
    gesture::Pointer,
    page::Page,
    viewport::{PHONE, SMALL_PHONE, Viewport},
};

fn cell(map: &str, row: u32, column: u32) -> String {
    format!("#{map} [data-cell='{row},{column}']")
}

fn scroll_top(page: &Page) -> f64 {
    page.session.script("return scrollY;", &[])
}

/// Scrolls an element to the end of the screen, above the pinned controls.
fn scroll_to(page: &Page, selector: &str) {
    // From the start of its station: further down, a matrix with a pinned cell stays in view,
    // and covers cells in the middle of the screen.
    let () = page.eval_on(
        selector,
        "element.closest('.station').scrollIntoView({ behavior: 'instant' });
         element.scrollIntoView({ block: 'end', behavior: 'instant' });",
    );
    page.wait_until_updated();
}

/// Whether an element is in view and nothing covers its middle.
fn is_in_view(page: &Page, selector: &str) -> bool {
    page.eval_on(
        selector,
        "const { left, top, width, height } = element.getBoundingClientRect();
         return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));",
    )
}

/// The row and the feature whose arithmetic is shown.
fn shown_cell(page: &Page) -> String {
    page.text("#arithmetic li:first-child .arithmetic-name")
}

fn assert_tapped_cell_is_in_view(viewport: Viewport, address: &str, last_row: u32) {
    Page::test(viewport, |page| {
        page.visit(address);
        page.mount_stations();
        for map in ["matrix-before", "matrix-after"] {
            for row in [0, last_row] {
                let cell = cell(map, row, 3);
                scroll_to(page, &cell);
                page.tap(page.resting_point(&cell, 0.5, 0.5));
                page.wait_until(&format!("{cell} and its arithmetic are in view"), || {
                    is_in_view(page, &cell)
                        && is_in_view(page, "#arithmetic li:nth-child(1)")
                        && is_in_view(page, "#arithmetic li:nth-child(2)")
                });
                assert_eq!(shown_cell(page), format!("row {}, feature 4", row + 1));
            }
        }
        // Unpinned, the controls are back in their place.
        // A tap during a scroll only stops it.
        page.wait_until("the page rests", || {
            let top = scroll_top(page);
            thread::sleep(Duration::from_millis(200));
            (scroll_top(page) - top).abs() < 0.5
        });
        let cell = cell("matrix-after", last_row, 3);
        page.tap(page.resting_point(&cell, 0.5, 0.5));
        page.wait_until("nothing stays in view", || {
            page.eval_on("#what", "return ![...element.querySelectorAll('.matrix')].some((matrix) => getComputedStyle(matrix).position === 'sticky');")
        });
    });
}

#[test]
fn a_tapped_cell_is_in_view_with_its_arithmetic() {
    assert_tapped_cell_is_in_view(PHONE, "#v=1", 2);
}

#[test]
fn a_tapped_cell_of_a_high_matrix_is_in_view_with_its_arithmetic() {
    assert_tapped_cell_is_in_view(PHONE, "#v=1&rows=16", 15);
}

#[test]
fn a_tapped_cell_is_in_view_with_its_arithmetic_on_the_smallest_phone() {
    assert_tapped_cell_is_in_view(SMALL_PHONE, "#v=1", 2);
}

#[test]
fn a_tapped_cell_is_in_view_with_its_arithmetic_on_a_phone_held_sideways() {
    let landscape = Viewport {
        width: 844,
        height: 390,
        ..PHONE
    };
    assert_tapped_cell_is_in_view(landscape, "#v=1", 2);
}

#[test]
fn a_finger_slides_to_the_neighbours_of_a_cell() {
    Page::test(PHONE, |page| {
        let [from, to] = [2, 6].map(|column| cell("matrix-before", 1, column));
        scroll_to(page, &from);
        // As high as a finger needs, and any width is reached by sliding.
        assert!(page.bounding_box(&from).height >= 44.0);
        let [from, to] = [&from, &to].map(|cell| page.bounding_box(cell).at(0.5, 0.5));
        page.press(Pointer::Touch, from);
        let on_way = |way: f64| Point {
            x: from.x + way * (to.x - from.x),
            y: from.y,
        };
        page.move_through(Pointer::Touch, &[0.3, 0.6, 0.8, 1.0].map(on_way));
        page.wait_until("the cell under the finger is shown", || {
            shown_cell(page) == "row 2, feature 7"
        });
        page.release(Pointer::Touch);
        page.wait_until("it is pinned", || {
            page.text(".cell-pinned") == "pinned" && shown_cell(page) == "row 2, feature 7"
        });
    });
}

#[test]
fn a_scroll_that_begins_on_a_cell_selects_none() {
    Page::test(PHONE, |page| {
        let from = cell("matrix-before", 1, 2);
        scroll_to(page, &from);
        let (before, top) = (shown_cell(page), scroll_top(page));
        let from = page.bounding_box(&from).at(0.5, 0.5);
        page.press(Pointer::Touch, from);
        let up = |way: f64| Point {
            x: from.x,
            y: from.y - way,
        };
        page.move_through(Pointer::Touch, &[20.0, 60.0, 120.0, 200.0].map(up));
        page.release(Pointer::Touch);
        page.wait_until("the page has scrolled", || scroll_top(page) > top + 50.0);
        assert_eq!(page.text(".cell-pinned"), "");
        assert_eq!(shown_cell(page), before);
    });
}

#[test]
fn a_tap_on_a_cell_of_another_station_does_not_leave_it() {
    Page::test(PHONE, |page| {
        page.mount_stations();
        for (map, row) in [("relative-original", 0), ("gradient-g", 1)] {
            let cell = cell(map, row, 3);
            scroll_to(page, &cell);
            let top = scroll_top(page);
            page.tap(page.resting_point(&cell, 0.5, 0.5));
            page.wait_until_updated();
            let moved = scroll_top(page) - top;
            assert!(moved.abs() < 2.0, "{map} moves by {moved}");
        }
    });
}
