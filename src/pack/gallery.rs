//! The art of a pack, looked at before anything is drawn with it.

use super::{Pack, Step, art};
use crate::color::Color;
use crate::diag::{Diagnostic, Message, Sink};

impl Pack {
    /// Reports art that cannot be drawn, and art whose `tokens` name what is no colour of the pack.
    /// Loading a pack does not do this, since a report uses little of it.
    pub fn check_art(&self, sink: &mut Sink) {
        let keep = |_: Color| None;
        for source in self.art_names().filter_map(|name| self.art(name)) {
            let name = &source.name;
            if let Err(why) = art::parse(name, &source.svg, &keep) {
                let message = Message::new(
                    format!("图案“{name}”画不出来：{why}"),
                    format!("cannot draw the art `{name}`: {why}"),
                );
                sink.push(Diagnostic::error("bad-art", None, message));
            }
            let unknown = source
                .tokens
                .iter()
                .filter(|(_, token)| !self.has_token(&[Step::Name(token.clone())]));
            for (color, token) in unknown {
                let message = Message::new(
                    format!("图案“{name}”的 {color} 应随变量“{token}”变色，版式里却没有这个变量"),
                    format!(
                        "the art `{name}` paints {color} as the token `{token}`, which the pack does not have"
                    ),
                );
                sink.push(Diagnostic::warning("unknown-token", None, message));
            }
        }
    }
}
