//! The charts' colours and marker shapes, as in style/tokens.css.
//!
//! The three pastels and their shapes come from the lecture: rose squares,
//! periwinkle circles, green. Rose is under or negative, periwinkle over or positive, green
//! after LayerNorm. Every marker has an outline, and a shape as well as a colour
//! distinguishes it.

use plotly::common::MarkerSymbol;

/// The charts' colour scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on warm white.
    #[default]
    Light,
    /// Pale text on blue-grey.
    Dark,
}

/// The shrinking chain.
pub const ROSE: &str = "rgb(230,179,179)";
/// The growing chain.
pub const PERIWINKLE: &str = "rgb(179,179,230)";
/// The normalised matrix.
pub const GREEN: &str = "rgb(179,230,179)";

/// The outline of the pastel markers, which are light in both themes.
pub const OUTLINE: &str = "#22252b";

/// Shapes of the rows: any two of sixteen look different.
pub const SYMBOLS: [fn() -> MarkerSymbol; 16] = [
    || MarkerSymbol::Circle,
    || MarkerSymbol::Square,
    || MarkerSymbol::Diamond,
    || MarkerSymbol::TriangleUp,
    || MarkerSymbol::TriangleDown,
    || MarkerSymbol::Pentagon,
    || MarkerSymbol::Star,
    || MarkerSymbol::Cross,
    || MarkerSymbol::X,
    || MarkerSymbol::Hexagon,
    || MarkerSymbol::TriangleLeft,
    || MarkerSymbol::TriangleRight,
    || MarkerSymbol::Hourglass,
    || MarkerSymbol::BowTie,
    || MarkerSymbol::StarDiamond,
    || MarkerSymbol::Octagon,
];

impl Theme {
    /// Text, axes and marker outlines.
    #[must_use]
    pub fn ink(self) -> &'static str {
        match self {
            Self::Light => "#22252b",
            Self::Dark => "#e8e6e1",
        }
    }

    /// Grid lines.
    #[must_use]
    pub fn grid(self) -> &'static str {
        match self {
            Self::Light => "#e6e2da",
            Self::Dark => "#343a45",
        }
    }

    /// Secondary text and lines.
    #[must_use]
    pub fn quiet(self) -> &'static str {
        match self {
            Self::Light => "#5d626c",
            Self::Dark => "#a9afba",
        }
    }

    /// The fill of the band behind the points.
    #[must_use]
    pub fn veil(self) -> &'static str {
        match self {
            Self::Light => "rgba(93,98,108,0.16)",
            Self::Dark => "rgba(169,175,186,0.2)",
        }
    }

    /// A line of values that shrink.
    #[must_use]
    pub fn under(self) -> &'static str {
        match self {
            Self::Light => "#d2757b",
            Self::Dark => "#bf4f5b",
        }
    }

    /// A line of values that grow.
    #[must_use]
    pub fn over(self) -> &'static str {
        match self {
            Self::Light => "#8486dd",
            Self::Dark => "#6467d6",
        }
    }

    /// The background of hover labels.
    #[must_use]
    pub fn raised(self) -> &'static str {
        match self {
            Self::Light => "#ffffff",
            Self::Dark => "#262b34",
        }
    }
}
