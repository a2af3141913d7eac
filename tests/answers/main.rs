//! The answers of students: codes, many pasted codes, the table of a class, CSV.

mod class;
mod codes;
mod csv_file;
mod fuzz;
mod strategies;
