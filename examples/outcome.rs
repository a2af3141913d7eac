//! Reads a scenario as JSON from standard input and prints all its results as JSON.
//!
//! ```sh
//! cargo run --example outcome < scenario.json > outcome.json
//! echo '{"seed": 42}' | cargo run --quiet --example outcome
//! ```
//!
//! `docs/scenario.md` describes both formats. Each number is the shortest decimal
//! that reads back as the same double. Errors in the scenario go to standard error, one
//! per line, with exit code 1.

use std::{
    io::{self, Read, Write},
    process::ExitCode,
};

use layernorm_lab::{
    lab::{experiment, results::results, scenario::Scenario},
    words::invalid,
};

fn main() -> ExitCode {
    match compute() {
        Ok(()) => ExitCode::SUCCESS,
        Err(errors) => {
            for error in errors {
                eprintln!("{error}");
            }
            ExitCode::FAILURE
        }
    }
}

fn compute() -> Result<(), Vec<String>> {
    let mut json = String::new();
    io::stdin()
        .read_to_string(&mut json)
        .map_err(|error| vec![format!("the scenario cannot be read: {error}")])?;
    let results = Scenario::from_json(&json)
        .and_then(|scenario| Ok(results(&scenario, &experiment::run(&scenario)?, None)))
        .map_err(|errors| invalid::sentences(&errors))?;
    let text = serde_json::to_string_pretty(&results).map_err(|error| vec![error.to_string()])?;
    writeln!(io::stdout().lock(), "{text}")
        .map_err(|error| vec![format!("the outcome cannot be written: {error}")])
}
