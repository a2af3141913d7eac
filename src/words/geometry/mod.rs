//! The text of station 9: what shape the layer leaves of three features.

pub mod picture;
pub mod table;

use crate::{
    claims::geometry::coarse_spacing,
    lab::{
        geometry::{CLOUD_POINTS, Source},
        scenario::{Geometry, NormalizedShape, Scenario, Stage},
    },
    words::{
        help::Help,
        number::{exact, for_screen_reader, short},
    },
};

/// The station's introduction.
pub const LEAD: &str = "A row of three features is a point in space. LayerNorm subtracts its mean μ: the point moves parallel to (1, 1, 1), onto the plane in which the three features sum to 0. It divides by √(v + ε): the point moves straight to the circle of radius √3 around 0. Two of a point’s three numbers are lost, its mean and its distance; the direction within the plane remains. γ stretches the circle into an ellipse, β moves it. With n features, the plane has n − 1 dimensions and the radius is √n. RMSNorm only divides: it keeps the direction of x, mean included.";
/// The legend of the choice of the stage.
pub const STAGE: &str = "show";
/// The name of the turn.
pub const TURN: &str = "turn";
/// What the turn does.
pub const TURN_HELP: &str = "Turns the pictures around the axis (1, 1, 1), in degrees.";
/// The name of the tilt.
pub const TILT: &str = "tilt";
/// What the tilt does.
pub const TILT_HELP: &str = "How far above the plane you stand, in degrees: at 0 you see it from its edge, at 90 you look along (1, 1, 1).";
/// The name of the cloud's mean.
pub const MEAN: &str = "cloud’s mean";
/// What it does.
pub const MEAN_HELP: &str =
    "Added to the random numbers of the cloud: moves it along the axis (1, 1, 1).";
/// The name of the cloud's std.
pub const STD: &str = "cloud’s std";
/// What it does.
pub const STD_HELP: &str = "Multiplies the random numbers of the cloud. Where the variance comes near ε, points fall inside the circle.";
/// How to turn the pictures.
pub const HELP: Help = Help {
    mouse: "Drag a picture to turn and tilt it, or use the arrow keys on it. A double click returns to the first view.",
    touch: "Move a finger sideways across a picture to turn it, then also up and down to tilt it. A double tap returns to the first view.",
};
/// The accessible name of the pictures as a control.
pub const PICTURES: &str = "Points with three features; the arrow keys turn and tilt the pictures";
/// The name of the exported picture, and of its table.
pub const NAME: &str = "Three features in space";

/// The names of the stages.
#[must_use]
pub fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Input => "x",
        Stage::Centred => "x − μ",
        Stage::Normalized => "x̂",
        Stage::Output => "y",
    }
}

/// What the turn means.
#[must_use]
pub fn turn(scenario: &Scenario) -> String {
    format!("{} around the axis", degrees(scenario.geometry.turn))
}

/// What the tilt means.
#[must_use]
pub fn tilt(scenario: &Scenario) -> String {
    let tilt = scenario.geometry.tilt;
    let side = if tilt < 0.0 { "below" } else { "above" };
    format!("{} {side} the plane", degrees(tilt.abs()))
}

fn degrees(count: f64) -> String {
    let is_one = (count.abs() - 1.0).abs() < f64::EPSILON;
    let plural = if is_one { "" } else { "s" };
    format!("{} degree{plural}", for_screen_reader(count))
}

/// The cloud as PyTorch code.
#[must_use]
pub fn cloud(settings: &Geometry) -> String {
    let Geometry { mean, std, .. } = settings;
    let sign = if *mean < 0.0 { '-' } else { '+' };
    format!(
        "torch.randn({CLOUD_POINTS}, 3) * {std} {sign} {}",
        mean.abs()
    )
}

/// Where float32's numbers are further apart than the cloud is wide.
fn coarse(settings: &Geometry) -> String {
    coarse_spacing(settings).map_or_else(String::new, |distance| {
        format!(
            " float32’s numbers there are {} apart, more than the cloud’s std.",
            short(distance.into())
        )
    })
}

/// Where the points come from, and which γ and β they get.
#[must_use]
pub fn setup(source: Source, scenario: &Scenario) -> String {
    let points = match source {
        Source::Matrix => "The points are the rows of A, which has three features.".to_owned(),
        Source::Cloud => format!(
            "The points are {} after torch.manual_seed({}). To see your own points, set A to three features in station 2, or enter a matrix of three columns.",
            cloud(&scenario.geometry),
            scenario.seed
        ),
    };
    let shape = match scenario.layer_norm.normalized_shape {
        NormalizedShape::Row => "",
        NormalizedShape::Whole => {
            " Here each point is normalised by itself, although the layer normalises the whole matrix; γ and β are those of its first row."
        }
    };
    let coarse = match source {
        Source::Matrix => String::new(),
        Source::Cloud => coarse(&scenario.geometry),
    };
    let eps = exact(scenario.layer_norm.eps.into());
    let parameters = match scenario.activations.shape().1 {
        0..3 => "those of station 4, which has fewer than three: the rest have the common value",
        3 => "those of station 4",
        _ => "the first three of station 4",
    };
    format!("{points}{coarse} ε = {eps} is that of station 2, and γ and β are {parameters}.{shape}")
}

/// Beside the sliders of the cloud, while the points are the rows of the matrix.
pub const CLOUD_OFF: &str = "A has three features, so the points are its rows and not the cloud.";
