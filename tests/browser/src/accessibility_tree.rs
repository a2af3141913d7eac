//! The accessibility tree: what a browser tells a screen reader.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::page::Page;

/// An element as a screen reader knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessibleNode {
    /// Its role, such as `slider`.
    pub role: String,
    /// Its accessible name.
    pub name: String,
    /// Its value, or its text for screen readers if it has one.
    pub value: String,
    /// Its accessible description.
    pub description: String,
    /// How many ancestors it has.
    pub depth: usize,
}

impl Page {
    /// All elements that a screen reader knows, in the order of the page; only in Chromium.
    ///
    /// # Panics
    /// When the browser's answer is no tree.
    #[must_use]
    pub fn accessibility_tree(&self) -> Vec<AccessibleNode> {
        let _ = self.session.devtools("Accessibility.enable", &json!({}));
        let tree = self
            .session
            .devtools("Accessibility.getFullAXTree", &json!({}));
        let nodes = tree["nodes"].as_array().expect("a list of nodes");
        let by_id: HashMap<_, _> = nodes
            .iter()
            .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
            .collect();
        let mut found = Vec::new();
        if let Some(root) = nodes.first() {
            collect(&by_id, root, 0, &mut found);
        }
        found
    }
}

fn collect(
    by_id: &HashMap<&str, &Value>,
    node: &Value,
    depth: usize,
    found: &mut Vec<AccessibleNode>,
) {
    let text = |property: &str| match &node[property]["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let is_ignored = node["ignored"] == true;
    if !is_ignored {
        let value_text = node["properties"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|property| property["name"] == "valuetext")
            .and_then(|property| property["value"]["value"].as_str());
        found.push(AccessibleNode {
            role: text("role"),
            name: text("name"),
            value: value_text.map_or_else(|| text("value"), str::to_owned),
            description: text("description"),
            depth,
        });
    }
    let children = node["childIds"].as_array().into_iter().flatten();
    for child in children.filter_map(|id| by_id.get(id.as_str()?)) {
        collect(by_id, child, depth + usize::from(!is_ignored), found);
    }
}
