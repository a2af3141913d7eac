//! Station 5: the places of its maps and of the bars in its table.

use browser_tests::{
    page::Page,
    viewport::{DESKTOP, PHONE},
};

use crate::relatives_snapshot::mount_station;

/// The maps of a row: one size, as wide as their columns, with equal cells, and their captions
/// and notes at one height.
#[test]
fn the_maps_fill_their_columns_and_are_aligned() {
    for (viewport, across) in [(DESKTOP, 6), (PHONE, 2)] {
        Page::test(viewport, |page| {
            for matrix in ["v=1", "v=1&features=16&rows=4", "v=1&features=4"] {
                page.visit(&format!("#{matrix}"));
                mount_station(page);
                let maps: Vec<[f64; 6]> = page.session.script(
                    "return [...document.querySelectorAll('#relatives .relative')].map((map) => {
                         const box = map.getBoundingClientRect();
                         const table = map.querySelector('table').getBoundingClientRect();
                         const cells = [...map.querySelectorAll('tbody td')].map((cell) => cell.getBoundingClientRect().width);
                         const note = map.querySelector('.note');
                         return [box.width, table.width, table.top, table.bottom,
                                 Math.max(...cells) - Math.min(...cells),
                                 note ? note.getBoundingClientRect().top : table.bottom + 4];
                     });",
                    &[],
                );
                assert_eq!(maps.len(), 6);
                for row in maps.chunks(across) {
                    for map in row {
                        let [column, table, top, bottom, uneven, note] = *map;
                        let most = if matrix.ends_with("=4") {
                            215.0
                        } else {
                            column
                        };
                        assert!((table - column.min(most)).abs() < 2.0, "{matrix}: {map:?}");
                        assert!(uneven < 0.5, "{matrix}: {map:?}");
                        assert!((note - bottom - 4.0).abs() < 1.0, "{matrix}: {map:?}");
                        let first = row[0];
                        assert!((top - first[2]).abs() < 1.0, "{matrix}: {maps:?}");
                        assert!((bottom - first[3]).abs() < 1.0, "{matrix}: {maps:?}");
                    }
                }
            }
        });
    }
}

/// The heading of a column, its bars and its numbers have one middle.
#[test]
fn the_headings_of_the_table_are_above_their_bars() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            mount_station(page);
            let middles: Vec<Vec<f64>> = page.session.script(
                "const middle = (node) => {
                     const range = document.createRange();
                     range.selectNodeContents(node);
                     const { left, right } = range.getBoundingClientRect();
                     return (left + right) / 2;
                 };
                 const rows = [...document.querySelectorAll('#relatives-table tbody tr')];
                 return [...document.querySelectorAll('#relatives-table thead th')].map((heading, index) =>
                     [middle(heading), ...rows.map((row) => {
                         const bar = row.cells[index + 1].querySelector('svg').getBoundingClientRect();
                         return (bar.left + bar.right) / 2;
                     })]);",
                &[],
            );
            assert_eq!(middles.len(), 4);
            for column in middles {
                assert_eq!(column.len(), 6);
                assert!(
                    column.iter().all(|middle| (middle - column[0]).abs() < 1.0),
                    "{column:?}"
                );
            }
        });
    }
}
