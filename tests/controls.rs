//! The view of each station has a control for each setting that belongs to it.

use std::{fs, path::Path};

use layernorm_lab::lab::{
    setting::{Choice, Number, Overrides, Setting},
    station::Station,
};

/// The element that sets a setting, as a station's source contains it.
fn control(setting: Setting) -> String {
    match setting {
        // Lists of names.
        Setting::Number(number @ (Number::TransformerLayer | Number::TransformerSentence)) => {
            format!("<NumberSelect number=Number::{number:?} ")
        }
        Setting::Number(number) => format!("<Slider number=Number::{number:?} "),
        // Many options.
        Setting::Choice(choice @ Choice::RowSource) => {
            format!("<RowChoice choice=Choice::{choice:?} ")
        }
        Setting::Choice(choice) => format!("<RadioGroup choice=Choice::{choice:?} "),
        Setting::Switch(switch) => format!("<ToggleSwitch switch=Switch::{switch:?} "),
        Setting::CustomMatrix => "<CustomMatrixPanel ".to_owned(),
        Setting::Overrides(Overrides::Cells) => "<CellField ".to_owned(),
        Setting::Seed | Setting::Overrides(_) => {
            panic!("{setting:?} has no control of its own in a station")
        }
    }
}

#[test]
fn each_station_shows_a_control_for_each_of_its_settings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/stations");
    for station in Station::ALL {
        let file = folder.join(format!("{}.rs", station.id()));
        let view = fs::read_to_string(file).expect("each station has a file named after its id");
        for setting in station.spec().settings {
            let control = control(*setting);
            assert!(view.contains(&control), "{station:?} lacks {control}");
        }
    }
}
