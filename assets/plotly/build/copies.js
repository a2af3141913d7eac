// Adds and removes marks that look the same.

'use strict';

// Makes the number of elements `wanted`: removes some, or appends copies of the last one.
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
