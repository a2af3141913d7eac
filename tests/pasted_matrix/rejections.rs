//! What is no valid matrix although it nearly is one.

use layernorm_lab::{
    share::matrix_text::read,
    words::{
        custom_matrix::MatrixTextError::{
            self, EmptyCell, MixedNesting, NotANumber, UnexpectedText,
        },
        quote::quoted,
    },
};

fn error_of(text: &str) -> MatrixTextError {
    read(text).expect_err(text)
}

#[test]
fn text_before_or_after_a_matrix_is_quoted() {
    for (text, found) in [
        ("a b = [1, 2]", "a b ="),
        ("a-b = [1, 2]", "a-b ="),
        ("= [1, 2]", "="),
        ("[1, 2], 3", ", 3"),
        ("tensor([[1.]], colour=3)", ", colour=3)"),
        ("tensor([[1.]], dtype=[2])", ", dtype=[2])"),
        ("tensor([[1.]], size=(1, 1), x)", ", size=(1, 1), x)"),
    ] {
        let text_found = quoted(found);
        assert_eq!(
            error_of(text),
            UnexpectedText { text: text_found },
            "{text}"
        );
    }
}

#[test]
fn a_list_after_a_number_is_no_row() {
    let text = quoted("1,");
    assert_eq!(error_of("[1, [2, 3]]"), MixedNesting { text });
}

#[test]
fn the_only_line_is_no_header_and_an_empty_cell_no_trailing_separator() {
    let (row, column) = (0, 0);
    let text = quoted("a");
    assert_eq!(error_of("a,b"), NotANumber { row, column, text });
    assert_eq!(error_of("\"\"\n1,"), EmptyCell { row, column });
}
