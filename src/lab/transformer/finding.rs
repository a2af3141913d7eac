//! What the lab's recording shows, and where.

use crate::lab::{listed_enum::listed_enum, scenario::Transformer};

/// What the table says of a [`Finding`].
#[derive(Debug)]
pub struct FindingSpec {
    /// The end of its element's id.
    pub id: &'static str,
    /// Where it is seen.
    pub settings: Transformer,
}

listed_enum! {
    /// Something that the lab's recording shows. The order of declaration is that on the page.
    pub enum Finding: FindingSpec {
        /// One value of the token `[CLS]` is twenty times the std of its row.
        MassiveActivation = FindingSpec {
            id: "massive",
            settings: Transformer { layer: 3, sample: 1 },
        },
        /// One feature is the farthest from the mean in nearly every row.
        OutlierFeature = FindingSpec {
            id: "outlier",
            settings: Transformer { layer: 9, sample: 1 },
        },
        /// The last γ is 0 where the input is largest.
        SwitchedOff = FindingSpec {
            id: "switched-off",
            settings: Transformer { layer: 13, sample: 1 },
        },
        /// The output's stds are not 1.
        OutputStds = FindingSpec {
            id: "stds",
            settings: Transformer { layer: 4, sample: 1 },
        },
    }
}
