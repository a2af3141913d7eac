// The quick way to move a chart while a slider moves.
//
// `Plotly.react` works out every default anew and measures every label. While
// one drags, only numbers move: the points, the ends of the axes, the words of
// the title and the legend. This moves those and nothing else, with plotly's own
// parts, and leaves all that is new in kind to `Plotly.react`.

'use strict';

var Axes = require('plotly.js/src/plots/cartesian/axes');
var Fx = require('plotly.js/src/components/fx/calc');

// What may differ between two figures of one kind.
var MOVING = {
    trace: { x: 1, y: 1, text: 1, hovertext: 1, name: 1, textposition: 1 },
    axis: { range: 1, tickvals: 1, exponentformat: 1 }
};

// Moves a chart to a figure. `false` where only `react` can: nothing is changed then.
module.exports = function follow(gd, data, layout) {
    var full = gd._fullLayout;
    if (!full || !gd.calcdata || !gd._fullData || gd._fullData.length !== data.length) return false;
    // What a person has zoomed is kept, and react knows how.
    if (gd._dragging || Object.keys(full._preGUI || {}).length) return false;
    if (!layout.title || !layout.xaxis || !layout.yaxis) return false;
    if (kind(gd.data, gd.layout) !== kind(data, layout)) return false;
    var words = data.map(function (trace) { return trace.name; }).concat(layout.title.text);
    if (!words.every(writable)) return false;

    moveAxis(gd, full.xaxis, layout.xaxis);
    moveAxis(gd, full.yaxis, layout.yaxis);
    moveTraces(gd, data);
    write(gd.querySelector('.gtitle'), layout.title.text);
    if (full.showlegend) writeLegend(gd, data);
    gd.data = data;
    gd.layout = layout;
    return true;
};

// All of a figure that is not moving, as text.
function kind(data, layout) {
    var still = function (from, moving) {
        var kept = {};
        for (var key in from) if (!moving[key]) kept[key] = from[key];
        return kept;
    };
    return JSON.stringify([
        data.map(function (trace) { return [still(trace, MOVING.trace), !trace.text, !trace.name]; }),
        still(layout, { title: 1, xaxis: 1, yaxis: 1 }),
        still(layout.title, { text: 1 }),
        still(layout.xaxis, MOVING.axis),
        still(layout.yaxis, MOVING.axis)
    ]);
}

function moveAxis(gd, axis, to) {
    var same = ['range', 'tickvals', 'exponentformat'].every(function (name) {
        return to[name] === undefined || String(to[name]) === String(axis[name]);
    });
    if (same) return;
    axis.range = to.range.slice();
    axis._r = to.range.slice();
    if (to.tickvals) axis.tickvals = to.tickvals;
    if (to.exponentformat) axis.exponentformat = to.exponentformat;
    axis._input = to;
    axis.setScale();
    axis._rl = axis._r.map(function (end) { return axis.r2l(end); });
    // Whether labels touch is measured at rest: until then they keep their angle.
    var angles = axis.autotickangles;
    axis.autotickangles = undefined;
    Axes.drawOne(gd, axis, { skipTitle: true });
    axis.autotickangles = angles;
}

function moveTraces(gd, data) {
    gd._fullData.forEach(function (trace, index) {
        var to = data[index];
        for (var name in MOVING.trace) if (to[name] !== undefined) trace[name] = to[name];
        trace._input = to;
        trace._length = Math.min(to.x.length, to.y.length);
        trace._extremes = {};
        var points = trace._length ? trace._module.calc(gd, trace) : [];
        if (!points[0]) points = [{ x: undefined, y: undefined }];
        points[0].t = points[0].t || {};
        points[0].trace = trace;
        gd.calcdata[index] = points;
    });
    Fx(gd);
    gd._fullLayout._basePlotModules.forEach(function (module) {
        module.plot(gd);
    });
}

// Plain words only: plotly lays out tags and several lines, which takes it longer.
function writable(text) {
    return text === undefined || !/[<\n&]/.test(text);
}

function write(element, text) {
    if (!element || element.textContent === text) return;
    element.textContent = text;
    element.setAttribute('data-unformatted', text);
}

function writeLegend(gd, data) {
    var names = data.filter(function (trace) { return trace.showlegend !== false; });
    gd.querySelectorAll('.legend .legendtext').forEach(function (element, index) {
        if (names[index]) write(element, names[index].name);
    });
}
