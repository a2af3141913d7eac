//! The error messages for texts that are no valid matrix.

use layernorm_lab::share::matrix_text::read;

fn error_message(text: &str) -> String {
    read(text)
        .expect_err("the text is not a valid matrix")
        .to_string()
}

#[test]
fn errors_name_the_row_and_column() {
    for (text, message) in [
        ("1,2,3\n4,5,abc", "Row 2, column 3: “abc” is not a number."),
        (
            "[[1, 2], [3, None]]",
            "Row 2, column 2: “None” is not a number.",
        ),
        (
            "[[1 2], [3, 4 5]]",
            "Row 2, column 2: “4 5” is not a number.",
        ),
        ("1,2\n3,", "Row 2, column 2 is empty."),
        ("[[1, , 2]]", "Row 1, column 2 is empty."),
        (
            "1,2\n3",
            "Row 2 has 1 value, row 1 has 2: rows must be equally long.",
        ),
        (
            "[[1, 2], [3, 4], [5, 6, 7]]",
            "Row 3 has 3 values, row 1 has 2: rows must be equally long.",
        ),
        (
            "1,1e39",
            "Row 1, column 2: “1e39” is outside float32’s range, which ends at ±3.4028235×10³⁸.",
        ),
        (
            "1;2,5;3\n1;2.5;3",
            "Row 1, column 2: “2,5” is not a number.",
        ),
        (
            "",
            "There is nothing to read: paste numbers, one row per line.",
        ),
        (
            " \n\t",
            "There is nothing to read: paste numbers, one row per line.",
        ),
        (
            "[]",
            "There is nothing to read: paste numbers, one row per line.",
        ),
        (
            "[[], []]",
            "There is nothing to read: paste numbers, one row per line.",
        ),
        (
            "[[1, 2], [3, 4]",
            "A bracket is never closed: the end seems to be missing.",
        ),
        (
            "[[[1, 2]], [[3, 4]]]",
            "This has 3 dimensions. Give a single matrix, such as x[0].",
        ),
        (
            "[[1, 2], 3]",
            "Numbers and lists are mixed (“, 3”): every row needs its own brackets.",
        ),
        (
            "hello [1, 2]",
            "“hello” is not part of the matrix. Give one matrix and nothing else.",
        ),
        (
            "[1, 2] [3, 4]",
            "“[3, 4]” is not part of the matrix. Give one matrix and nothing else.",
        ),
        (
            "tensor([[1.]]) x",
            "“) x” is not part of the matrix. Give one matrix and nothing else.",
        ),
    ] {
        assert_eq!(error_message(text), message, "{text}");
    }
    for text in [
        "1,NaN",
        "[[1, inf]]",
        "tensor([[1., -inf]])",
        "1 Infinity",
        "nan\tnan",
    ] {
        let message = error_message(text);
        assert!(message.contains("only finite numbers"), "{message}");
    }
    let size = error_message("torch.Size([2, 3])");
    assert!(size.contains("is a size without values"), "{size}");
    let elided = "tensor([[ 0.1,  0.2,  ..., 0.3],\n        ...,\n        [0.1, 0.2, ..., 0.3]])";
    assert!(error_message(elided).contains("torch.set_printoptions(threshold=torch.inf)"));
    assert!(error_message(&"1\n".repeat(65)).contains("There are 65 rows"));
    assert!(error_message(&"1 ".repeat(1025)).contains("A row has 1025 values"));
    assert!(error_message(&"1 ".repeat(3_000_000)).contains("more text than"));
}
