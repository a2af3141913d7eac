//! The line that appears only in print: the seed and the address.

use leptos::prelude::*;

use crate::{
    browser::{address, print},
    ui::state::Lab,
    words::theme as words,
};

/// A line with the seed and the address, read when the page is printed.
#[component]
pub(crate) fn PrintHeader() -> impl IntoView {
    let lab = Lab::of_page();
    let seed = lab.slice(|scenario| scenario.seed);
    let (address, set_address) = signal(String::new());
    print::on_before(move || set_address.set(address::current_url()));
    let text = move || words::print_header(seed.get(), &address.read());
    view! {
        <p class="print-only" id="print-header" aria-hidden="true" prop:textContent=text></p>
    }
}
