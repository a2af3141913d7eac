// Moves an axis: its labels, its ticks and its grid lines.

'use strict';

var Axes = require('plotly.js/src/plots/cartesian/axes');
var copies = require('./copies').copies;

// Gives an axis another range or other ticks.
exports.moveAxis = function moveAxis(gd, axis, to) {
    axis.uirevision = to.uirevision;
    var same = ['range', 'tickvals', 'dtick', 'exponentformat'].every(function (name) {
        return to[name] === undefined || String(to[name]) === String(axis[name]);
    });
    if (same) return;
    axis.range = to.range.slice();
    axis._r = to.range.slice();
    if (to.tickvals) axis.tickvals = to.tickvals;
    if (to.dtick) axis.dtick = to.dtick;
    if (to.exponentformat) axis.exponentformat = to.exponentformat;
    axis._input = to;
    axis.setScale();
    axis._rl = axis._r.map(function (end) { return axis.r2l(end); });
    if (moveTicks(gd, axis)) return;
    // Whether labels overlap is measured when input is idle. Until then they keep their
    // angle.
    var angles = axis.autotickangles;
    axis.autotickangles = undefined;
    Axes.drawOne(gd, axis, { skipTitle: true });
    axis.autotickangles = angles;
};

// Moves labels, ticks and grid lines, and returns whether all of them could be moved.
// plotly identifies each by its text and its value, and creates an element where either is
// new. `drawOne` handles the rest: it finds the moved elements, and moves them too.
function moveTicks(gd, axis) {
    var plot = gd._fullLayout._plots[axis._mainSubplot];
    var layer = plot[axis._id.charAt(0) + 'axislayer'].node();
    var lines = plot.gridlayer.select('.' + axis._id).node();
    var ticks = Axes.calcTicks(axis);
    var inside = Axes.clipEnds(axis, ticks);
    var labelled = ticks.filter(function (tick) { return tick.text; });
    var transform = Axes.makeTransTickFn(axis);
    var done = [
        moveAll(layer, 'g.' + axis._id + 'tick', labelled, function (label, tick) {
            if (!relabel(label, tick.text)) return false;
            var text = label.querySelector('text');
            // The rest of the attribute is the label's angle and its centre.
            var rest = text.getAttribute('transform').replace(/^translate\([^)]*\)/, '');
            text.setAttribute('transform', Axes.makeTransTickLabelFn(axis)(tick) + rest);
            return true;
        }),
        moveAll(layer, 'path.' + axis._id + 'tick', axis.ticks ? ticks : [], at),
        moveAll(lines, 'path.' + axis._id + 'grid', axis.showgrid ? inside : [], at)
    ];
    axis._vals = ticks;
    axis._gridVals = inside;
    return done.every(Boolean) && !axis.zeroline;

    function at(line, tick) {
        line.setAttribute('transform', transform(tick));
        return true;
    }
}

// Gives each tick a mark, and returns whether all marks could be moved.
function moveAll(layer, selector, ticks, move) {
    var marks = Array.from(layer.querySelectorAll(selector));
    if (!marks.length) return !ticks.length;
    // plotly identifies marks by this too.
    var info = marks[0].__data__.axInfo;
    copies(marks, ticks.length);
    return marks.map(function (mark, index) {
        var tick = ticks[index];
        tick.axInfo = info;
        var moved = move(mark, tick);
        if (moved) mark.__data__ = tick;
        return moved;
    }).every(Boolean);
}

// Writes another number into a label whose power of ten does not change.
function relabel(label, text) {
    var element = label.querySelector('text');
    var number = element.firstChild;
    var from = parts(label.__data__.text);
    var to = parts(text);
    if (!number || number.nodeType !== 3 || !from[0] || !to[0] || from[1] !== to[1]) return false;
    if (number.data !== to[0]) number.data = to[0];
    element.setAttribute('data-unformatted', text);
    return true;
}

// The text before the first tag, and the rest.
function parts(text) {
    var end = (text + '<').indexOf('<');
    return [text.slice(0, end), text.slice(end)];
}
