//! Separates the values of a table from its headings, its index and its row labels.

use super::Table;
use crate::words::custom_matrix::ReadingNote;

/// The tables of values that a table with headings and labels can be: usually one, and two
/// where the first column may be an index or values.
pub(super) fn separate(mut table: Table) -> Vec<Table> {
    remove_caption(&mut table);
    remove_empty_ends(&mut table.cells);
    remove_classes(&mut table);
    let Some((head, body)) = table.cells.split_first() else {
        return vec![table];
    };
    let head = head.clone();
    let width = body.first().map_or(head.len(), Vec::len);
    if !body.iter().all(|row| row.len() == width) {
        return vec![table];
    }
    let has_labels = |rows: &[Vec<String>]| {
        width > 1
            && rows
                .iter()
                .all(|row| row.first().is_some_and(|cell| is_word(cell)))
    };
    let has_count = |rows: &[Vec<String>]| {
        let first = rows.iter().filter_map(|row| row.first());
        width > 1 && rows.len() > 1 && are_consecutive(first)
    };
    let names_columns =
        |cells: &[String]| cells.iter().all(|cell| is_word(cell)) || are_consecutive(cells.iter());
    let label_note = || {
        if has_labels(body) {
            ReadingNote::LabelsLeftOut
        } else {
            ReadingNote::IndexLeftOut
        }
    };
    if body.is_empty() {
        return vec![table];
    }
    // Printed by pandas or R: one heading fewer than values.
    if head.len() + 1 == width {
        let all_words = head.iter().all(|cell| is_word(cell));
        let is_printed = all_words
            || are_consecutive(head.iter()) && (has_labels(body) || are_consecutive(column(body)));
        return if is_printed {
            vec![table.body(&[ReadingNote::HeaderSkipped, label_note()], true)]
        } else {
            vec![table]
        };
    }
    if head.len() != width {
        return vec![table];
    }
    let (corner, others) = (&head[0], &head[1..]);
    if corner.is_empty() && !others.is_empty() && names_columns(others) {
        return vec![table.body(&[ReadingNote::HeaderSkipped, label_note()], true)];
    }
    let is_header = head.iter().all(|cell| is_word(cell));
    let is_numbered_header = is_word(corner) && !others.is_empty() && {
        let is_numbered = are_consecutive(others.iter());
        is_numbered && (has_count(body) || others.len() > 1 && has_labels(body))
    };
    if is_numbered_header {
        let without = table.body(&[ReadingNote::HeaderSkipped, label_note()], true);
        if has_labels(body) {
            // The numbers beside the first label may be values.
            let labels_only = table.without_first_column(ReadingNote::LabelsLeftOut);
            return vec![without, labels_only];
        }
        return vec![without];
    }
    if is_header {
        let header = ReadingNote::HeaderSkipped;
        if has_labels(body) {
            return vec![table.body(&[header, ReadingNote::LabelsLeftOut], true)];
        }
        let kept = table.body(&[header], false);
        if has_count(body) {
            let left_out = table.body(&[header, ReadingNote::IndexLeftOut], true);
            return either(kept, left_out, is_index_name(corner));
        }
        return vec![kept];
    }
    if has_labels(&table.cells) {
        return vec![table.without_first_column(ReadingNote::LabelsLeftOut)];
    }
    // Without headings, whole numbers beside decimals may be an index.
    let mut rest = table.cells.iter().flat_map(|row| &row[1..]);
    if has_count(&table.cells) && rest.all(|cell| cell.contains(['.', 'e', 'E'])) {
        let left_out = table.without_first_column(ReadingNote::IndexLeftOut);
        return either(table, left_out, false);
    }
    vec![table]
}

/// Both readings of the first column, the likely one first.
fn either(mut kept: Table, left_out: Table, is_index: bool) -> Vec<Table> {
    kept.notes.push(ReadingNote::IndexKept);
    if is_index {
        vec![left_out, kept]
    } else {
        vec![kept, left_out]
    }
}

impl Table {
    /// The rows below the first, without the first column if it holds labels.
    fn body(&self, notes: &[ReadingNote], has_labels: bool) -> Self {
        let rows = &self.cells[1..];
        Self {
            format: self.format,
            cells: rows
                .iter()
                .map(|row| row[usize::from(has_labels)..].to_vec())
                .collect(),
            notes: [self.notes.as_slice(), notes].concat(),
        }
    }

    fn without_first_column(&self, note: ReadingNote) -> Self {
        Self {
            format: self.format,
            cells: self.cells.iter().map(|row| row[1..].to_vec()).collect(),
            notes: [self.notes.as_slice(), &[note]].concat(),
        }
    }
}

/// Removes the caption above a table that was copied from a page: its only line with one
/// cell, a text.
fn remove_caption(table: &mut Table) {
    let [caption, rows @ ..] = table.cells.as_slice() else {
        return;
    };
    let is_caption = matches!(caption.as_slice(), [text] if is_word(text));
    if is_caption && rows.len() > 1 && rows.iter().all(|row| row.len() > 1) {
        table.cells.remove(0);
    }
}

/// Removes the last column of a table of numbers if it holds words: the classes of a data set.
fn remove_classes(table: &mut Table) {
    let is_example = |row: &Vec<String>| {
        let [values @ .., class] = row.as_slice() else {
            return false;
        };
        is_word(class) && !values.is_empty() && !values.iter().any(|cell| is_word(cell))
    };
    let [head, body @ ..] = table.cells.as_slice() else {
        return;
    };
    let is_heading = head.iter().all(|cell| is_word(cell));
    let has_examples = !body.is_empty() && body.iter().all(is_example);
    if has_examples && (is_heading || is_example(head)) {
        for row in &mut table.cells {
            row.pop();
        }
        table.notes.push(ReadingNote::ClassesLeftOut);
    }
}

/// Removes the empty cells after separators at the ends of lines, where the rows are then
/// equally long.
fn remove_empty_ends(rows: &mut [Vec<String>]) {
    let filled = |row: &Vec<String>| match row.split_last() {
        Some((last, others)) if last.is_empty() && !others.is_empty() => others.len(),
        _ => row.len(),
    };
    let mut lengths = rows.iter().map(filled);
    let first = lengths.next();
    if lengths.all(|length| Some(length) == first) {
        for row in rows {
            row.truncate(filled(row));
        }
    }
}

/// The first cell of each row.
fn column(rows: &[Vec<String>]) -> impl Iterator<Item = &String> {
    rows.iter().filter_map(|row| row.first())
}

/// Whether the cells count upwards from 0 or 1.
fn are_consecutive<'a>(cells: impl Iterator<Item = &'a String>) -> bool {
    let mut next = None;
    for cell in cells {
        let Ok(value) = cell.parse::<u32>() else {
            return false;
        };
        let is_next = next.map_or(value <= 1, |next| value == next);
        if !is_next {
            return false;
        }
        next = Some(value + 1);
    }
    next.is_some()
}

/// Whether a cell is a heading: it starts with a letter or an underscore and is not
/// `nan`, `inf` or `infinity`.
fn is_word(cell: &str) -> bool {
    let word = cell.trim().to_ascii_lowercase();
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && !matches!(&*word, "nan" | "inf" | "infinity")
}

/// Whether a heading names an index.
fn is_index_name(heading: &str) -> bool {
    let name = heading.trim().to_ascii_lowercase();
    matches!(
        &*name,
        "index" | "idx" | "id" | "row" | "no" | "nr" | "n" | "step" | "unnamed: 0"
    )
}
