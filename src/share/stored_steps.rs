//! Undo steps as text, for the storage of a tab.
//!
//! Each line holds a letter and a scenario as JSON. Steps share matrices: a line `m` holds
//! one, and `p2 …` is a state before the current one with the matrix of the third line `m`.

use crate::{
    lab::scenario::{CustomMatrix, Scenario},
    session::history::Steps,
};

/// The steps as text of at most this many bytes. The steps that are farthest from the
/// current state are left out first; `None` if not even that state fits.
#[must_use]
pub fn write(steps: &Steps<Scenario>, most: usize) -> Option<String> {
    let mut text = Text {
        lines: String::new(),
        matrices: Vec::new(),
        most,
    };
    text.push('c', &steps.current)?;
    let (mut past, mut future) = (steps.past.iter().rev(), steps.future.iter().rev());
    loop {
        let (before, after) = (past.next(), future.next());
        let fits = before.is_none_or(|step| text.push('p', step).is_some())
            && after.is_none_or(|step| text.push('f', step).is_some());
        if !fits || (before.is_none() && after.is_none()) {
            return Some(text.lines);
        }
    }
}

/// The steps of a text; `None` if it is damaged.
#[must_use]
pub fn read(text: &str) -> Option<Steps<Scenario>> {
    let mut matrices: Vec<CustomMatrix> = Vec::new();
    let (mut past, mut current, mut future) = (Vec::new(), None, Vec::new());
    for line in text.lines() {
        let (head, json) = line.split_once(' ')?;
        let mut scenario = Scenario::from_json(json).ok()?;
        let (kind, matrix) = head.split_at_checked(1)?;
        if kind == "m" {
            matrices.push(scenario.activations.own.take()?);
            continue;
        }
        if !matrix.is_empty() {
            let index: usize = matrix.parse().ok()?;
            scenario.activations.own = Some(matrices.get(index)?.clone());
        }
        match kind {
            "p" => past.push(scenario),
            "c" => current = Some(scenario),
            "f" => future.push(scenario),
            _ => return None,
        }
    }
    past.reverse();
    future.reverse();
    Some(Steps {
        past,
        current: current?,
        future,
    })
}

struct Text<'a> {
    lines: String,
    /// The matrix of each line `m`.
    matrices: Vec<&'a CustomMatrix>,
    most: usize,
}

impl<'a> Text<'a> {
    /// Adds a step, with its matrix if that is a new one. `None` if it does not fit.
    fn push(&mut self, kind: char, step: &'a Scenario) -> Option<()> {
        let mut lines = String::new();
        let mut matrix_index = String::new();
        let mut new_matrix = None;
        if let Some(own) = &step.activations.own {
            let known = self.matrices.iter().position(|matrix| is_same(matrix, own));
            if known.is_none() {
                let mut alone = Scenario::default();
                alone.activations.own = Some(own.clone());
                lines.push_str(&line("m", &alone)?);
                new_matrix = Some(own);
            }
            matrix_index = known.unwrap_or(self.matrices.len()).to_string();
        }
        let mut bare = step.clone();
        bare.activations.own = None;
        lines.push_str(&line(&format!("{kind}{matrix_index}"), &bare)?);
        if self.lines.len() + lines.len() > self.most {
            return None;
        }
        self.lines.push_str(&lines);
        self.matrices.extend(new_matrix);
        Some(())
    }
}

fn line(head: &str, scenario: &Scenario) -> Option<String> {
    let json = serde_json::to_string(scenario).ok()?;
    Some(format!("{head} {json}\n"))
}

/// Whether two matrices are equal. Clones share their values, which is quick to see.
fn is_same(a: &CustomMatrix, b: &CustomMatrix) -> bool {
    std::ptr::eq(a.matrix().values(), b.matrix().values()) || a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario(seed: u64, own: Option<&CustomMatrix>) -> Scenario {
        let mut scenario = Scenario {
            seed,
            ..Scenario::default()
        };
        scenario.activations.own = own.cloned();
        scenario
    }

    fn steps() -> Steps<Scenario> {
        let large = CustomMatrix::from_rows(&vec![vec![0.1; 1024]; 64]).unwrap();
        let small = CustomMatrix::from_rows(&[vec![-0.0, 3e38]]).unwrap();
        Steps {
            past: (0..150).map(|seed| scenario(seed, Some(&large))).collect(),
            current: scenario(150, Some(&small)),
            future: vec![scenario(152, Some(&large)), scenario(151, None)],
        }
    }

    #[test]
    fn steps_survive_a_round_trip_and_share_their_matrices() {
        let steps = steps();
        let text = write(&steps, 1_000_000).unwrap();
        assert_eq!(read(&text), Some(steps));
        assert_eq!(text.lines().filter(|line| line.starts_with('m')).count(), 2);
    }

    #[test]
    fn the_nearest_steps_fit_into_less_space() {
        let steps = steps();
        let text = write(&steps, 300_000).unwrap();
        assert!(text.len() <= 300_000);
        let fewer = read(&text).unwrap();
        let count = fewer.past.len();
        assert!((1..150).contains(&count), "{count}");
        assert_eq!(fewer.past, steps.past[150 - count..]);
        assert_eq!(fewer.current, steps.current);
        assert_eq!(write(&steps, 100), None);
    }

    #[test]
    fn a_damaged_text_is_no_history() {
        for text in [
            "",
            "c",
            "c {",
            "c7 {}",
            "p {}",
            "m {}",
            "ü {}",
            "x {}\nc {}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_space_is_used_to_the_last_byte() {
        let steps = Steps {
            past: vec![scenario(1, None)],
            current: scenario(2, None),
            future: Vec::new(),
        };
        let text = write(&steps, usize::MAX).unwrap();
        assert_eq!(write(&steps, text.len()), Some(text.clone()));
        let fewer = read(&write(&steps, text.len() - 1).unwrap()).unwrap();
        assert_eq!((fewer.past, fewer.current), (Vec::new(), steps.current));
    }

    #[test]
    fn equal_matrices_that_were_entered_twice_are_stored_once() {
        let own = || CustomMatrix::from_rows(&[vec![1.0, 2.0]]).unwrap();
        let steps = Steps {
            past: vec![scenario(1, Some(&own()))],
            current: scenario(2, Some(&own())),
            future: Vec::new(),
        };
        let text = write(&steps, usize::MAX).unwrap();
        assert_eq!(text.lines().filter(|line| line.starts_with('m')).count(), 1);
        assert_eq!(read(&text), Some(steps));
    }
}
