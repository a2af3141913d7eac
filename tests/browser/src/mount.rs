//! Mounting the stations that are far from the screen.

use crate::page::Page;

/// The stations that are built when they come near, each with an element of its content.
const LAZY: [(&str, &str); 6] = [
    ("#relatives", "#relatives-table"),
    ("#failures", "#failures-numbers-table-toggle"),
    ("#gradients", "#gradient-beta td"),
    ("#depth", "#chart-depth-alike"),
    ("#geometry", "#geometry-space-table-toggle"),
    ("#transformer", "#transformer-tokens td"),
];

impl Page {
    /// Scrolls to each station that is built when it comes near, and waits for its content.
    pub fn mount_stations(&self) {
        for (station, _) in LAZY {
            self.reveal(station);
            self.session.wait_for_frames();
        }
        for (station, content) in LAZY {
            self.wait_until(&format!("{station} is mounted"), || self.has(content));
        }
    }
}
