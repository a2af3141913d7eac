//! The names of the stations.

use crate::lab::station::Station;

/// The question that the station answers.
#[must_use]
pub fn heading(station: Station) -> &'static str {
    match station {
        Station::Why => "Why normalise at all?",
        Station::What => "What does LayerNorm do to a matrix?",
        Station::Statistics => "What happens to the statistics?",
        Station::Parameters => "What are γ and β for?",
        Station::Relatives => "How do its relatives differ?",
        Station::Failures => "Where does arithmetic break?",
        Station::Gradients => "What does it do to gradients?",
        Station::Depth => "Where does it sit in a deep network?",
        Station::Geometry => "What shape does it leave?",
        Station::Transformer => "What do real transformers do?",
    }
}

/// The short name in the top bar.
#[must_use]
pub fn short_name(station: Station) -> &'static str {
    match station {
        Station::Why => "Why",
        Station::What => "What",
        Station::Statistics => "Statistics",
        Station::Parameters => "γ and β",
        Station::Relatives => "Relatives",
        Station::Failures => "Failures",
        Station::Gradients => "Gradients",
        Station::Depth => "Depth",
        Station::Geometry => "Geometry",
        Station::Transformer => "Transformer",
    }
}

/// The link to the next station, below a station.
#[must_use]
pub fn next(station: Station) -> String {
    format!("Next: {}", heading(station))
}

/// The heading above the stations that go further than the lecture.
pub const FURTHER: &str = "Further than the lecture";
