//! Still pictures of the charts, until plotly.js has come.

use browser_tests::{
    gesture::Pointer,
    page::Page,
    screen::{DESKTOP, PHONE, Screen},
    settings::Settings,
};

/// The lab before anybody has touched it.
fn untouched(screen: Screen) -> Page {
    let page = Page::at(screen, &Settings::from_environment().lab);
    page.arrive();
    page.until("the lab is built", || page.has("main[aria-busy=false]"));
    page.until("a still picture stands", || {
        page.shows("#chart-larger ~ .still svg")
    });
    page.session.settle();
    page
}

fn picture(page: &Page) -> String {
    page.ask("#chart-larger ~ .still", "return element.innerHTML;")
}

fn is_here(page: &Page) -> bool {
    page.session.script("return 'Plotly' in window;", &[])
}

#[test]
fn a_drag_moves_the_still_picture_and_plotly_waits_for_its_end() {
    let page = untouched(PHONE);
    let first = picture(&page);
    assert!(!is_here(&page), "nobody has touched the page");
    page.grab_there(Pointer::Finger, "growth-scale");
    page.pull(Pointer::Finger, "growth-scale", 0.6);
    let dragged = picture(&page);
    assert_ne!(dragged, first, "it follows");
    assert!(dragged.contains("factor 2.2"), "{dragged}");
    assert!(!is_here(&page), "not under a drag");
    page.release(Pointer::Finger);
    page.until("plotly.js has drawn", || page.has("#chart-larger .gtitle"));
    page.until("the still picture has gone", || {
        !page.shows("#chart-larger ~ .still")
    });
    assert!(page.look().larger.title.contains("factor 2.2"));
    page.assert_calm();
}

#[test]
fn what_plotly_draws_stands_where_the_still_picture_stood() {
    let page = untouched(DESKTOP);
    let places = |marks: &str| -> Vec<[f64; 2]> {
        let middle = "const { left, top, width, height } = mark.getBoundingClientRect();
             return [left + width / 2, top + height / 2];";
        page.session.script(
            &format!(
                "return [...document.querySelectorAll(arguments[0])].map((mark) => {{ {middle} }});"
            ),
            &[serde_json::json!(marks)],
        )
    };
    let before = places("#why .still g path");
    page.until_ready();
    let after = places("#why .chart-place .point");
    assert_eq!((before.len(), after.len()), (40, 40));
    for (still, drawn) in before.iter().zip(&after) {
        for (still, drawn) in still.iter().zip(drawn) {
            assert!((still - drawn).abs() < 1.0, "{before:?} and {after:?}");
        }
    }
}
