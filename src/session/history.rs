//! Undo and redo history.

use std::collections::VecDeque;

/// The states before the current one, and the undone ones after it.
///
/// All changes between two calls of [`History::commit`], such as those of a whole drag,
/// form one undo step.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: VecDeque<T>,
    /// The last committed state.
    committed: T,
    future: Vec<T>,
}

/// The steps of a [`History`], as another visit resumes them.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps<T> {
    /// The states before the current one, oldest first.
    pub past: Vec<T>,
    /// The last committed state.
    pub current: T,
    /// The undone states, nearest last.
    pub future: Vec<T>,
}

impl<T: Clone + PartialEq> History<T> {
    /// The most undo steps; older ones are dropped.
    pub const MAX_STEPS: usize = 200;

    /// A history without steps.
    #[must_use]
    pub fn new(initial: T) -> Self {
        Self {
            past: VecDeque::new(),
            committed: initial,
            future: Vec::new(),
        }
    }

    /// Commits all changes since the last commit as one undo step, and discards the
    /// undone states. Returns false, and does nothing, if `current` equals the last
    /// committed state.
    pub fn commit(&mut self, current: &T) -> bool {
        if *current == self.committed {
            return false;
        }
        if self.past.len() == Self::MAX_STEPS {
            self.past.pop_front();
        }
        self.past
            .push_back(std::mem::replace(&mut self.committed, current.clone()));
        self.future.clear();
        true
    }

    /// Commits pending changes, then returns the state one step back, if any.
    pub fn undo(&mut self, current: &T) -> Option<T> {
        self.commit(current);
        let before = self.past.pop_back()?;
        self.future
            .push(std::mem::replace(&mut self.committed, before));
        Some(self.committed.clone())
    }

    /// Commits pending changes, then returns the state one step forward, if any.
    pub fn redo(&mut self, current: &T) -> Option<T> {
        self.commit(current);
        let after = self.future.pop()?;
        self.past
            .push_back(std::mem::replace(&mut self.committed, after));
        Some(self.committed.clone())
    }

    /// Every committed state: the undone ones, the current one, and those before it, each
    /// nearest first.
    pub fn states(&self) -> impl Iterator<Item = &T> {
        let undone = self.future.iter().rev();
        undone
            .chain(std::iter::once(&self.committed))
            .chain(self.past.iter().rev())
    }

    /// The steps of this history, for storage.
    #[must_use]
    pub fn steps(&self) -> Steps<T> {
        Steps {
            past: self.past.iter().cloned().collect(),
            current: self.committed.clone(),
            future: self.future.clone(),
        }
    }

    /// Puts stored steps before those of this history, if it began with their current
    /// state. Their undone states return only if nothing has been committed since.
    pub fn resume(&mut self, stored: Steps<T>) {
        if *self.past.front().unwrap_or(&self.committed) != stored.current {
            return;
        }
        if self.past.is_empty() && self.future.is_empty() {
            self.future = stored.future;
        }
        let room = Self::MAX_STEPS.saturating_sub(self.past.len());
        for state in stored.past.into_iter().rev().take(room) {
            self.past.push_front(state);
        }
    }

    /// Whether there is a step or a pending change to undo.
    #[must_use]
    pub fn can_undo(&self, current: &T) -> bool {
        !self.past.is_empty() || *current != self.committed
    }

    /// Whether there is a step to redo; a pending change discards it.
    #[must_use]
    pub fn can_redo(&self, current: &T) -> bool {
        !self.future.is_empty() && *current == self.committed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_between_two_commits_are_one_step() {
        let mut history = History::new(0);
        assert!(!history.can_undo(&0));
        // A drag over 1, 2 and 3 is committed once, at its end.
        assert!(history.can_undo(&2));
        assert!(history.commit(&3));
        assert!(!history.commit(&3));
        assert!(history.commit(&7));
        assert_eq!(history.undo(&7), Some(3));
        assert_eq!(history.undo(&3), Some(0));
        assert_eq!(history.undo(&0), None);
        assert_eq!(history.redo(&0), Some(3));
        assert_eq!(history.redo(&3), Some(7));
        assert_eq!(history.redo(&7), None);
    }

    #[test]
    fn an_uncommitted_change_can_be_undone() {
        let mut history = History::new(0);
        assert_eq!(history.undo(&5), Some(0));
        assert_eq!(history.redo(&0), Some(5));
    }

    #[test]
    fn a_new_step_discards_the_redo_steps() {
        let mut history = History::new(0);
        history.commit(&1);
        history.undo(&1);
        assert!(history.can_redo(&0));
        assert!(!history.can_redo(&9));
        history.commit(&2);
        assert!(!history.can_redo(&2));
        assert_eq!(history.undo(&2), Some(0));
    }

    #[test]
    fn only_the_last_two_hundred_steps_can_be_undone() {
        let mut history = History::new(0);
        for state in 1..=500 {
            history.commit(&state);
        }
        let mut current = 500;
        while let Some(before) = history.undo(&current) {
            current = before;
        }
        assert_eq!(current, 500 - 200);
        while let Some(after) = history.redo(&current) {
            current = after;
        }
        assert_eq!(current, 500);
    }

    #[test]
    fn stored_steps_precede_those_of_a_resumed_history() {
        let mut earlier = History::new(0);
        for state in [1, 2, 3] {
            earlier.commit(&state);
        }
        earlier.undo(&3);
        let mut history = History::new(2);
        history.resume(earlier.steps());
        assert_eq!(history.redo(&2), Some(3));
        assert_eq!(history.undo(&3), Some(2));
        assert_eq!(history.undo(&2), Some(1));
        assert_eq!(history.undo(&1), Some(0));

        // A step before the stored ones arrive discards the undone states.
        let mut history = History::new(2);
        history.commit(&7);
        history.resume(earlier.steps());
        assert!(!history.can_redo(&7));
        assert_eq!(history.undo(&7), Some(2));
        assert_eq!(history.undo(&2), Some(1));

        let mut other = History::new(5);
        other.resume(earlier.steps());
        assert!(!other.can_undo(&5), "another state has no such history");
    }
}
