// A quick way to update a chart while a slider moves.
//
// `Plotly.react` computes every default again and measures every label. During a drag
// only numbers change: the points, the ranges of the axes, the text of the title and the
// legend. `follow` changes these and nothing else, with functions of plotly, and leaves
// every other change to `Plotly.react`. PATCHES.md says what it relies on.

'use strict';

var Drawing = require('plotly.js/src/components/drawing');
var Fx = require('plotly.js/src/components/fx/calc');
var linePoints = require('plotly.js/src/traces/scatter/line_points');
var moveAxis = require('./axis').moveAxis;
var copies = require('./copies').copies;

// The fields that may differ between two figures of one kind.
var VARIABLE = {
    trace: { x: 1, y: 1, text: 1, hovertext: 1, name: 1, textposition: 1, marker: 1 },
    marker: { size: 1 },
    axis: { range: 1, tickvals: 1, dtick: 1, exponentformat: 1, uirevision: 1 }
};

// Updates a chart to a figure. Returns `false`, and changes nothing, where only `react`
// can do it.
exports.follow = function follow(gd, data, layout) {
    var full = gd._fullLayout;
    if (!full || !gd.calcdata || !gd._fullData || gd._fullData.length !== data.length) return false;
    // `react` keeps the user's zoom, or ends it where the figure has other ranges.
    if (gd._dragging || isZoomed(full)) return false;
    var is = kind(data, layout);
    if (is === undefined || gd._kindForFollow !== is) return false;
    // A trace that had no point when it was drawn is not in the chart yet.
    var appears = data.some(function (trace, index) {
        return trace.x.length && gd._fullData[index].visible !== true;
    });
    if (appears) return false;
    var texts = data.map(function (trace) { return trace.name; }).concat(layout.title.text);
    if (!texts.every(isPlain)) return false;

    forgetZoom(full);
    moveAxis(gd, full.xaxis, layout.xaxis);
    moveAxis(gd, full.yaxis, layout.yaxis);
    setInitialRanges(gd, rangesOf(layout));
    moveTraces(gd, data);
    write(gd.querySelector('.gtitle'), layout.title.text);
    if (full.showlegend) writeLegend(gd, data);
    gd.data = data;
    gd.layout = layout;
    return true;
};

// Stores the kind of a chart's figure. plotly writes into the figure, so the kind cannot
// be computed later.
exports.remember = function remember(element, data, layout) {
    var gd = typeof element === 'string' ? document.getElementById(element) : element;
    gd._kindForFollow = kind(data, layout);
};

// The ranges that a figure gives its axes.
function rangesOf(layout) {
    return ['xaxis', 'yaxis'].map(function (name) {
        var range = layout && layout[name] && layout[name].range;
        return range && range.slice();
    });
}
exports.rangesOf = rangesOf;

// Makes these the ranges to which a double click and the mode bar reset the axes. plotly
// stores them only when it draws a chart for the first time.
function setInitialRanges(element, ranges) {
    var gd = typeof element === 'string' ? document.getElementById(element) : element;
    ['xaxis', 'yaxis'].forEach(function (name, index) {
        var axis = gd._fullLayout && gd._fullLayout[name];
        if (!axis || !ranges[index]) return;
        axis._rangeInitial0 = ranges[index][0];
        axis._rangeInitial1 = ranges[index][1];
    });
}
exports.setInitialRanges = setInitialRanges;

// Whether an axis shows another range than the figure's.
function isZoomed(full) {
    return [full.xaxis, full.yaxis].some(function (axis) {
        return axis.range[0] !== axis._rangeInitial0 || axis.range[1] !== axis._rangeInitial1;
    });
}

// Removes what plotly stores of a zoom that has ended.
function forgetZoom(full) {
    Object.keys(full._preGUI || {}).forEach(function (key) {
        if (/^[xy]axis\.(range|autorange)/.test(key)) delete full._preGUI[key];
    });
}

// The parts of a figure that are not variable, as text.
function kind(data, layout) {
    if (!layout || !layout.title || !layout.xaxis || !layout.yaxis) return undefined;
    var fixed = function (from, variable) {
        var kept = {};
        for (var key in from) if (!variable[key]) kept[key] = from[key];
        return kept;
    };
    return JSON.stringify([
        data.map(function (trace) {
            var marker = fixed(trace.marker, VARIABLE.marker);
            return [fixed(trace, VARIABLE.trace), marker, !trace.text, !trace.name];
        }),
        fixed(layout, { title: 1, xaxis: 1, yaxis: 1 }),
        fixed(layout.title, { text: 1 }),
        fixed(layout.xaxis, VARIABLE.axis),
        fixed(layout.yaxis, VARIABLE.axis)
    ]);
}

function moveTraces(gd, data) {
    var old = gd.calcdata.slice();
    var filled = gd._fullData.some(function (trace) { return trace.fill && trace.fill !== 'none'; });
    var left = [];
    var moves = gd._fullData.map(function (trace, index) {
        var to = data[index];
        var place = trace.textposition;
        for (var name in VARIABLE.trace) {
            if (name !== 'marker' && to[name] !== undefined) trace[name] = to[name];
        }
        if (to.marker) trace.marker.size = to.marker.size;
        trace._input = to;
        trace._length = Math.min(to.x.length, to.y.length);
        trace._extremes = {};
        var points = trace._length ? trace._module.calc(gd, trace) : [];
        if (!points[0]) points = [{ x: undefined, y: undefined }];
        points[0].t = points[0].t || {};
        points[0].trace = trace;
        gd.calcdata[index] = points;
        if (trace.cliponaxis === false) return undefined;
        if (trace.mode === 'markers') return moveMarkers;
        // plotly draws the fill between two lines together with the second one.
        if (trace.mode === 'lines' && !filled) return moveLine;
        if (trace.mode === 'none' && trace.fill === 'toself') return moveArea;
        if (trace.mode === 'text' && place === trace.textposition) return moveTexts;
        return undefined;
    });
    Fx(gd);
    gd._fullData.forEach(function (trace, index) {
        var move = moves[index];
        var from = old[index];
        var to = gd.calcdata[index];
        var group = from[0].node3 && from[0].node3.node();
        if (!move || !group || !move(gd, trace, group, to)) return left.push(index);
        to[0].node3 = from[0].node3;
        group.__data__ = to;
    });
    if (!left.length) return;
    // plotly places redrawn traces side by side, below those between them.
    var apart = left[left.length - 1] - left[0] >= left.length;
    gd._fullLayout._basePlotModules.forEach(function (module) {
        if (apart) module.plot(gd);
        else module.plot(gd, left, { duration: 0 });
    });
}

// The positions of points in pixels; undefined unless all are finite.
function placesOf(gd, trace, points) {
    var plot = gd._fullLayout._plots[trace.xaxis + trace.yaxis];
    var places = points.map(function (point) {
        return [plot.xaxis.c2p(point.x), plot.yaxis.c2p(point.y)];
    });
    var all = places.every(function (place) { return isFinite(place[0]) && isFinite(place[1]); });
    return all ? places : undefined;
}

// Moves markers that look the same: their positions, size and number change.
function moveMarkers(gd, trace, group, to) {
    var marks = Array.from(group.querySelectorAll('path.point'));
    var places = placesOf(gd, trace, to);
    var alike = [trace.marker.symbol, trace.marker.size].every(function (value) { return !Array.isArray(value); });
    if (!places || !marks.length || !alike) return false;
    copies(marks, to.length);
    var shape = shapeOf(trace.marker);
    marks.forEach(function (mark, index) {
        mark.__data__ = to[index];
        set(mark, 'transform', 'translate(' + places[index] + ')');
        set(mark, 'd', shape);
    });
    return true;
}

function shapeOf(marker) {
    var symbol = Drawing.symbolNumber(marker.symbol);
    return Drawing.symbolFuncs[symbol % 100](marker.size / 2, 0, 0);
}

// Moves a line without a fill that has as many pieces as before.
function moveLine(gd, trace, group, to) {
    var pieces = piecesOf(gd, trace, to);
    var lines = group.querySelectorAll('path.js-line');
    if (lines.length !== pieces.length) return false;
    trace._polygons = [];
    lines.forEach(function (line, index) {
        line.__data__ = to;
        set(line, 'd', 'M' + pieces[index].join('L'));
    });
    return true;
}

// Moves areas that have no lines around them: plotly draws them as one path.
function moveArea(gd, trace, group, to) {
    var pieces = piecesOf(gd, trace, to);
    var area = group.querySelector('path.js-fill');
    if (!area || !pieces.length) return false;
    trace._polygons = [];
    area.__data__ = to;
    set(area, 'd', pieces.map(function (piece) { return 'M' + piece.join('L') + 'Z'; }).join(''));
    return true;
}

// The parts of a line between its gaps, in pixels.
function piecesOf(gd, trace, points) {
    var plot = gd._fullLayout._plots[trace.xaxis + trace.yaxis];
    return linePoints(points, {
        xaxis: plot.xaxis,
        yaxis: plot.yaxis,
        trace: trace,
        connectGaps: trace.connectgaps,
        baseTolerance: Math.max(trace.line.width || 1, 3) / 4,
        shape: trace.line.shape,
        backoff: trace.line.backoff,
        simplify: trace.line.simplify,
        fill: trace.fill
    });
}

// Moves as many plain texts as before, on the same side of their points.
function moveTexts(gd, trace, group, to) {
    var texts = group.querySelectorAll('.textpoint text');
    var places = placesOf(gd, trace, to);
    if (!places || texts.length !== to.length) return false;
    var contents = to.map(function (point) { return point.tx || trace.text; });
    if (!contents.every(function (content) { return content && isPlain(content); })) return false;
    texts.forEach(function (text, index) {
        text.__data__ = text.parentNode.__data__ = to[index];
        set(text, 'x', places[index][0]);
        set(text, 'y', places[index][1]);
        write(text, contents[index]);
    });
    return true;
}

// Whether a text has no tags and one line: plotly lays out all others, which is slow.
function isPlain(text) {
    return text === undefined || !/[<\n&]/.test(text);
}

function write(element, text) {
    if (!element || element.textContent === text) return;
    element.textContent = text;
    element.setAttribute('data-unformatted', text);
}

// Sets an attribute where it changes: a browser also lays out again what stays the same.
function set(element, name, value) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

function writeLegend(gd, data) {
    var names = data.filter(function (trace) { return trace.showlegend !== false; });
    gd.querySelectorAll('.legend .legendtext').forEach(function (element, index) {
        if (names[index]) write(element, names[index].name);
    });
}
