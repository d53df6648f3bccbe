//! Source text → `report.yaml`: the skeleton of the report, repairs, and blocks chosen by what is said.
//!
//! Nothing is ever worded here. Every drawn character of the report that is written is a stretch of the
//! source ([`Words`]), so that nothing can be invented; what is not drawn is in the ledger with its reason,
//! so that nothing can be lost.

mod compose;
mod ledger;
mod model;

pub use compose::{Choosing, Item, compose};
pub use ledger::{Choice, Finding, Ledger, Removed, Repair};
pub use model::{Block, Entry, Passage, Value, Words};
