//! The whole lab as one file, opened from a disk.

use browser_tests::{page::Page, settings, viewport::DESKTOP};
use url::Url;

use crate::{golden::Layer, layer_reference::assert_layer};

#[test]
fn the_single_file_opens_from_a_disk_and_shows_the_matrix_of_manual_seed_42() {
    let file = settings::finished().join("single/lab.html");
    let address = Url::from_file_path(&file).expect("an absolute path");
    let page = Page::at(DESKTOP, address.as_str());
    page.load();
    page.wait_until_ready();
    page.enter("seed", "42");
    assert_layer(&page.snapshot(), Layer::of(42, 1.0, 0.0));
    let requests = page.logs().requests;
    let inline = |address: &str| address.starts_with("data:") || address.starts_with("blob:");
    let others: Vec<_> = requests.iter().filter(|address| !inline(address)).collect();
    assert_eq!(
        others,
        [address.as_str()],
        "requests beside the file itself"
    );
}
