//! The whole lab as one file, opened from a disk.

use browser_tests::{page::Page, screen::DESKTOP, settings, watch::Seen};
use url::Url;

use crate::{golden::Layer, layer_reference::assert_layer};

#[test]
fn the_single_file_opens_from_a_disk_and_gives_the_matrix_of_manual_seed_42() {
    let file = settings::finished().join("single/lab.html");
    let address = Url::from_file_path(&file).expect("a whole path");
    let page = Page::at(DESKTOP, address.as_str());
    page.arrive();
    page.until_ready();
    page.enter("seed", "42");
    assert_layer(&page.look(), Layer::of(42, 1.0, 0.0));
    let seen = Seen::since_last_time(&page.session);
    assert_eq!(seen.errors, [""; 0]);
    let asked = seen
        .requests
        .iter()
        .filter(|asked| !asked.starts_with("data:"));
    let asked: Vec<_> = asked.filter(|asked| !asked.starts_with("blob:")).collect();
    assert_eq!(asked, [address.as_str()], "nothing but the file itself");
}
