//! A style sheet as attributes: a file that holds a style sheet is drawn without it where a
//! policy refuses inline styles, and some programs ignore it.

use std::fmt::Write;

/// The SVG markup with the declarations of the rules that match an element as its
/// attributes, except for those that it has. A later rule overrides an earlier one.
///
/// The last part of a selector is the name of an element, or one or more classes.
pub(super) fn with_attributes(markup: &str, style: &str) -> String {
    let rules = rules(style);
    let mut result = String::with_capacity(2 * markup.len());
    for (index, part) in markup.split('<').enumerate() {
        if index == 0 {
            result.push_str(part);
            continue;
        }
        let end = part.find([' ', '/', '>']).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let tag = rest.split('>').next().unwrap_or_default();
        result.push('<');
        result.push_str(name);
        for (property, value) in declarations(name, tag, &rules) {
            if !tag.contains(&format!(" {property}=\"")) {
                // Writing to a string cannot fail.
                let _ = write!(result, " {property}=\"{}\"", value.replace('"', ""));
            }
        }
        result.push_str(rest);
    }
    result
}

/// A selector's last part, and the rule's declarations.
type Rule<'a> = (&'a str, Vec<(&'a str, &'a str)>);

fn rules(style: &str) -> Vec<Rule<'_>> {
    let rules = style.split('}').filter_map(|rule| rule.split_once('{'));
    rules
        .flat_map(|(selectors, declarations)| {
            let declarations: Vec<_> = declarations
                .split(';')
                .filter_map(|declaration| declaration.split_once(':'))
                .collect();
            selectors.split(',').map(move |selector| {
                let last = selector.rsplit(' ').next().unwrap_or_default();
                (last, declarations.clone())
            })
        })
        .collect()
}

/// The declarations for an element, each property once.
fn declarations<'a>(name: &str, tag: &str, rules: &'a [Rule<'a>]) -> Vec<(&'a str, &'a str)> {
    let classes: Vec<&str> = tag
        .split_once("class=\"")
        .and_then(|(_, rest)| rest.split('"').next())
        .map_or_else(Vec::new, |classes| classes.split(' ').collect());
    let matches = |selector: &str| match selector.strip_prefix('.') {
        Some(all) => all.split('.').all(|class| classes.contains(&class)),
        None => selector == name,
    };
    let mut found: Vec<(&str, &str)> = Vec::new();
    for (selector, declarations) in rules {
        if matches(selector) {
            for declaration in declarations {
                found.retain(|(property, _)| *property != declaration.0);
                found.push(*declaration);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_rules_override_earlier_ones_and_attributes_stay() {
        let style = ".p path{fill:none}.a{stroke:#111}.p .a,.p .b{stroke:#222;stroke-width:2px}.p .a.c{fill:url(\"#x\")}";
        for (markup, expected) in [
            (
                "<path class=\"a\" d=\"M0 0\"/>",
                "<path fill=\"none\" stroke=\"#222\" stroke-width=\"2px\" class=\"a\" d=\"M0 0\"/>",
            ),
            (
                "<g><rect class=\"a c\" stroke=\"red\"/></g>",
                "<g><rect stroke-width=\"2px\" fill=\"url(#x)\" class=\"a c\" stroke=\"red\"/></g>",
            ),
            (
                "<text class=\"d\">1 &lt; 2</text>",
                "<text class=\"d\">1 &lt; 2</text>",
            ),
        ] {
            assert_eq!(with_attributes(markup, style), expected);
        }
    }
}
