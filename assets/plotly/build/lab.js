// plotly.js as the lab needs it: scatter traces on Cartesian axes, with legend, hover,
// annotations, shapes and export. It has one more method: `follow`.

'use strict';

require('native-promise-only');
require('plotly.js/build/plotcss');

var Registry = require('plotly.js/src/registry');
var api = require('plotly.js/src/plot_api');

exports.version = require('plotly.js/src/version').version;

var register = Registry.register;
Object.keys(api).forEach(function (name) {
    if (name.charAt(0) !== '_') exports[name] = api[name];
    register({ moduleType: 'apiMethod', name: name, fn: api[name] });
});

register(require('plotly.js/src/traces/scatter'));
register([
    require('plotly.js/src/components/annotations'),
    require('plotly.js/src/components/shapes'),
    require('plotly.js/src/components/selections'),
    require('plotly.js/src/components/errorbars'),
    require('plotly.js/src/components/colorscale'),
    require('plotly.js/src/components/colorbar'),
    // After the shapes: the legend's defaults depend on them. Hover depends on both.
    require('plotly.js/src/components/legend'),
    require('plotly.js/src/components/fx'),
    require('plotly.js/src/components/modebar')
]);
register([require('plotly.js/src/locale-en'), require('plotly.js/src/locale-en-us')]);

exports.Plots = { resize: require('plotly.js/src/plots/plots').resize };

// The patches to plotly's internals (PATCHES.md). They are on unless the page says
// `<meta name="plotly-updates" content="react">`: then `react` alone updates charts.
var follow = require('./follow');

function patchesAreOn() {
    var meta = document.querySelector('meta[name="plotly-updates"]');
    return !meta || meta.content !== 'react';
}

exports.follow = function (element, data, layout) {
    return patchesAreOn() && follow.follow(element, data, layout);
};
exports.react = function (element, data, layout, config) {
    if (patchesAreOn()) follow.remember(element, data, layout);
    // plotly writes a zoom into the layout.
    var ranges = follow.rangesOf(layout);
    var drawn = api.react(element, data, layout, config);
    follow.setInitialRanges(element, ranges);
    return drawn;
};
