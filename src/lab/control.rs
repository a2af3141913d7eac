//! What a lesson can hide or lock.

use crate::lab::{setting::Setting, station::Station};

/// A control of the page, or a whole station.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Control {
    /// The control of a setting.
    Setting(Setting),
    /// The presets.
    Presets,
    /// The buttons that set γ and β together.
    AffineButtons,
    /// A station with everything in it.
    Station(Station),
}

impl<T: Into<Setting>> From<T> for Control {
    fn from(setting: T) -> Self {
        Self::Setting(setting.into())
    }
}

impl From<Station> for Control {
    fn from(station: Station) -> Self {
        Self::Station(station)
    }
}

impl Control {
    /// The control that changes a setting. The slider of γ or β stands for its bars too.
    #[must_use]
    pub fn of(setting: Setting) -> Self {
        let number = match setting {
            Setting::Overrides(of) => of.number(),
            _ => None,
        };
        Self::Setting(number.map_or(setting, Setting::Number))
    }

    /// Every control and station, in the page's order.
    pub fn all() -> impl Iterator<Item = Self> {
        let top = [Self::Setting(Setting::Seed), Self::Presets];
        let stations = Station::ALL.into_iter().flat_map(|station| {
            let settings = station.spec().settings.iter();
            std::iter::once(Self::Station(station))
                .chain(settings.map(|&setting| Self::Setting(setting)))
                .chain((station == Self::BUTTONS_STATION).then_some(Self::AffineButtons))
        });
        top.into_iter().chain(stations)
    }

    /// The station of the buttons that set γ and β together.
    const BUTTONS_STATION: Station = Station::Parameters;

    /// Its name in a link.
    #[must_use]
    pub fn link_key(self) -> &'static str {
        match self {
            Self::Setting(setting) => setting.link_key(),
            Self::Presets => "presets",
            Self::AffineButtons => "both",
            Self::Station(station) => station.id(),
        }
    }

    /// The control of this name in a link.
    #[must_use]
    pub fn of_link_key(key: &str) -> Option<Self> {
        Self::all().find(|control| control.link_key() == key)
    }

    /// The station that contains it; `None` for what is above the stations, and for
    /// a station itself.
    #[must_use]
    pub fn station(self) -> Option<Station> {
        match self {
            Self::Setting(setting) => Station::of(setting),
            Self::AffineButtons => Some(Self::BUTTONS_STATION),
            Self::Presets | Self::Station(_) => None,
        }
    }
}
