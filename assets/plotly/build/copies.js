// Marks that are all alike.

'use strict';

// As many elements as are wanted, from at least one: some go, or copies of the last come.
exports.copies = function copies(marks, wanted) {
    while (marks.length > wanted) marks.pop().remove();
    while (marks.length < wanted) {
        var last = marks[marks.length - 1];
        var next = last.cloneNode(true);
        next.__data__ = last.__data__;
        last.after(next);
        marks.push(next);
    }
};
