//! The number formats.

use serde::{Deserialize, Serialize};

use crate::lab::listed_enum::listed_enum;

listed_enum! {
    /// A floating-point format.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Precision {
        /// 24 significant bits, up to 3.4e38.
        #[default]
        Float32,
        /// 11 significant bits, up to 65504.
        Float16,
        /// 8 significant bits, up to 3.39e38.
        BFloat16,
    }
}
