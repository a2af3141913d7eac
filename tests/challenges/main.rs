//! The challenges: their answers and explanations against computations of their own, over
//! random scenarios and in the lecture's state.

mod explanations;
mod obstacles;
mod own;
mod own_depth;
mod own_growth;
mod random;
mod scenarios;
mod table;
