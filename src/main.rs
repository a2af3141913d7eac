//! Mounts the page.

fn main() {
    layernorm_lab::ui::mount();
}
