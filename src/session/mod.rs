//! What a visit remembers, apart from any page: the steps back and forward.

pub mod history;
