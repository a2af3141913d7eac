// plotly.js as the lab needs it: scatter traces on Cartesian axes, with legend,
// hover, annotations, shapes and export, and one method more: `follow`.

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
    // After the shapes, whose defaults the legend's depend on; hover after both.
    require('plotly.js/src/components/legend'),
    require('plotly.js/src/components/fx'),
    require('plotly.js/src/components/modebar')
]);
register([require('plotly.js/src/locale-en'), require('plotly.js/src/locale-en-us')]);

exports.Plots = { resize: require('plotly.js/src/plots/plots').resize };

var follow = require('./follow');
exports.follow = follow.follow;
exports.react = function (element, data, layout, config) {
    follow.remember(element, data, layout);
    return api.react(element, data, layout, config);
};
