//! Undo and redo.

use std::collections::VecDeque;

/// The states that led to the present one, and those that were undone.
///
/// A state becomes a step when it is settled: whatever happens between two
/// calls of [`History::settle`], a whole drag for example, is one step.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: VecDeque<T>,
    /// The state as it was last settled.
    settled: T,
    future: Vec<T>,
}

impl<T: Clone + PartialEq> History<T> {
    /// So many steps can be undone; older ones are forgotten.
    pub const STEPS: usize = 200;

    /// A history that begins here.
    #[must_use]
    pub fn new(first: T) -> Self {
        Self {
            past: VecDeque::new(),
            settled: first,
            future: Vec::new(),
        }
    }

    /// Makes all that has changed since the last step one step, and tells
    /// whether that was anything. What was undone before cannot be redone then.
    pub fn settle(&mut self, now: &T) -> bool {
        if *now == self.settled {
            return false;
        }
        if self.past.len() == Self::STEPS {
            self.past.pop_front();
        }
        self.past
            .push_back(std::mem::replace(&mut self.settled, now.clone()));
        self.future.clear();
        true
    }

    /// The state one step back, if there is one.
    pub fn undo(&mut self, now: &T) -> Option<T> {
        self.settle(now);
        let before = self.past.pop_back()?;
        self.future
            .push(std::mem::replace(&mut self.settled, before));
        Some(self.settled.clone())
    }

    /// The state one step forward, if one was undone.
    pub fn redo(&mut self, now: &T) -> Option<T> {
        self.settle(now);
        let after = self.future.pop()?;
        self.past
            .push_back(std::mem::replace(&mut self.settled, after));
        Some(self.settled.clone())
    }

    /// Whether there is a step back from here.
    #[must_use]
    pub fn can_undo(&self, now: &T) -> bool {
        !self.past.is_empty() || *now != self.settled
    }

    /// Whether there is a step forward from here.
    #[must_use]
    pub fn can_redo(&self, now: &T) -> bool {
        !self.future.is_empty() && *now == self.settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_between_two_settles_is_one_step() {
        let mut history = History::new(0);
        assert!(!history.can_undo(&0));
        // A drag over 1, 2, 3 is only told of when it ends.
        assert!(history.can_undo(&2));
        assert!(history.settle(&3));
        assert!(!history.settle(&3));
        assert!(history.settle(&7));
        assert_eq!(history.undo(&7), Some(3));
        assert_eq!(history.undo(&3), Some(0));
        assert_eq!(history.undo(&0), None);
        assert_eq!(history.redo(&0), Some(3));
        assert_eq!(history.redo(&3), Some(7));
        assert_eq!(history.redo(&7), None);
    }

    #[test]
    fn a_change_that_was_not_settled_is_undone_too() {
        let mut history = History::new(0);
        assert_eq!(history.undo(&5), Some(0));
        assert_eq!(history.redo(&0), Some(5));
    }

    #[test]
    fn a_new_step_forgets_what_was_undone() {
        let mut history = History::new(0);
        history.settle(&1);
        history.undo(&1);
        assert!(history.can_redo(&0));
        assert!(!history.can_redo(&9));
        history.settle(&2);
        assert!(!history.can_redo(&2));
        assert_eq!(history.undo(&2), Some(0));
    }

    #[test]
    fn two_hundred_steps_are_kept() {
        let mut history = History::new(0);
        for state in 1..=500 {
            history.settle(&state);
        }
        let mut now = 500;
        while let Some(before) = history.undo(&now) {
            now = before;
        }
        assert_eq!(now, 500 - 200);
        while let Some(after) = history.redo(&now) {
            now = after;
        }
        assert_eq!(now, 500);
    }
}
