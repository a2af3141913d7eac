//! The values with which a lesson starts, and the station to which a link leads.

use std::sync::Arc;

use layernorm_lab::{
    lab::{control::Control, scenario::Scenario, station::Station},
    share::{
        lesson::{Access, Lesson},
        link::{Link, read, write},
    },
};

fn lesson(start: &Scenario) -> Lesson {
    let mut lesson = Lesson::default();
    let seed = Control::of_link_key("seed").expect("the seed is a control");
    lesson.choose(seed, Access::Locked);
    lesson.start = Some(Arc::new(start.clone()));
    lesson
}

#[test]
fn a_start_survives_a_round_trip_beside_the_present_values() {
    let mut start = Scenario {
        seed: 9,
        ..Scenario::default()
    };
    start.growth.scale = 1.7;
    start.layer_norm.gamma.set(0, 3, 2.5);
    start.activations.edit(1, 2, -4.0);
    let mut link = Link {
        lesson: lesson(&start),
        ..Link::default()
    };
    let fragment = write(&link).fragment;
    let expected =
        "v=1&lock=seed&start=seed%3D9%26scale%3D1.7%26edits%3D1.2%3A-4%26gammas%3D3%3A2.5";
    assert_eq!(fragment, expected);
    let report = read(&fragment).expect("it is a link");
    assert_eq!((report.link, report.diagnostics.len()), (link.clone(), 0));
    // A link whose values are those of the start does not repeat them.
    link.scenario = start;
    let fragment = write(&link).fragment;
    assert!(!fragment.contains("start="), "{fragment}");
}

#[test]
fn an_invalid_value_of_a_start_is_repaired_and_reported() {
    let report = read("v=1&lock=seed&start=scale%3D9999%26start%3Dx").expect("it is a link");
    let start = report.link.lesson.start.expect("the lesson has a start");
    assert_eq!(start.growth.scale.to_bits(), 1000_f64.to_bits());
    assert_eq!(report.diagnostics.len(), 1);
}

#[test]
fn a_link_leads_to_a_station_and_keeps_its_state() {
    let mut link = Link::default();
    link.scenario.growth.scale = 1.7;
    let written = write(&link);
    for station in Station::ALL {
        let report = read(&written.leading_to(Some(station))).expect("it is a link");
        assert_eq!(report.station, Some(station));
        assert_eq!((report.link, report.diagnostics.len()), (link.clone(), 0));
    }
    assert_eq!(written.leading_to(None), "v=1&scale=1.7");
    let report = read("v=1&at=nowhere").expect("it is a link");
    assert_eq!((report.station, report.diagnostics.len()), (None, 1));
    assert_eq!(report.link, Link::default());
}
