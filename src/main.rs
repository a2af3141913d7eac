//! Mounts the page.

fn main() {
    console_error_panic_hook::set_once();
    layernorm_lab::ui::mount();
}
