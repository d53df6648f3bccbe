//! The ledger as data: `import.json`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Imported;
use crate::diag::{Message, Severity};
use crate::manuscript::{Manuscript, Removal};

impl Imported {
    /// How many characters are left out for which reason; blanks are not counted.
    pub fn removals(&self, source: &Manuscript) -> BTreeMap<Removal, usize> {
        let mut ranges: Vec<_> = self
            .ledger
            .removed
            .iter()
            .map(|removed| (removed.range.start, removed.range.end, removed.why))
            .collect();
        ranges.sort_by_key(|(start, end, why)| (*start, *end, *why));
        ranges.dedup_by_key(|(start, end, _)| (*start, *end));
        let mut counts = BTreeMap::new();
        for (start, end, why) in ranges {
            let count = source.text[start..end]
                .chars()
                .filter(|char| !char.is_whitespace())
                .count();
            *counts.entry(why).or_insert(0) += count;
        }
        counts.retain(|_, count| *count > 0);
        counts
    }

    /// Everything that the import has to tell, as JSON.
    pub fn to_json(&self, source: &Manuscript, name: &str) -> Value {
        let both = |message: &Message| json!({ "zh": message.zh, "en": message.en });
        let repairs = self.ledger.repairs.iter().map(|repair| {
            json!({ "code": repair.code, "lines": repair.lines, "message": both(&repair.message), "result": repair.result })
        });
        let findings = self.ledger.findings.iter().map(|finding| {
            json!({
                "code": finding.code,
                "severity": match finding.severity { Severity::Error => "error", Severity::Warning => "warning" },
                "lines": finding.lines,
                "text": finding.text,
                "message": both(&finding.message),
                "hint": finding.hint.as_ref().map(both),
            })
        });
        let choices = self.ledger.choices.iter().map(|choice| {
            json!({ "kind": choice.kind, "first_line": choice.lines.0, "last_line": choice.lines.1, "why": both(&choice.message) })
        });
        let removed: serde_json::Map<String, Value> = self
            .removals(source)
            .into_iter()
            .map(|(why, count)| (why.as_str().to_owned(), count.into()))
            .collect();
        json!({
            "source": name,
            "characters": self.characters.0,
            "drawn": self.characters.1,
            "removed": removed,
            "repairs": repairs.collect::<Vec<_>>(),
            "findings": findings.collect::<Vec<_>>(),
            "choices": choices.collect::<Vec<_>>(),
        })
    }
}
