//! Pictures of a report: read once, decoded once, never more pixels than memory can hold.

use std::sync::Arc;

use super::context::Context;
use super::{PictureValue, Word};
use crate::diag::{Diagnostic, Message};
use crate::world::{Limits, Picture, WorldError, decode};

/// The pixels that all pictures of a report may have together: 800 MB in memory.
const PIXELS: u64 = 200_000_000;

/// The picture that a word names.
pub(super) fn picture(ctx: &mut Context<'_>, word: &Word) -> Option<PictureValue> {
    let known = match ctx.pictures.get(&word.text) {
        Some(known) => known.clone(),
        None => {
            let loaded = load(ctx, word);
            ctx.pictures.insert(word.text.clone(), loaded.clone());
            loaded
        }
    };
    known.map(|picture| PictureValue {
        picture,
        span: word.span.clone(),
    })
}

fn load(ctx: &mut Context<'_>, word: &Word) -> Option<Arc<Picture>> {
    let limits = Limits {
        pixels: Limits::default().pixels.min(PIXELS - ctx.pixels),
        ..Limits::default()
    };
    let loaded = ctx
        .world
        .read(&word.text)
        .and_then(|bytes| decode(&bytes, limits));
    match loaded {
        Ok(picture) => {
            let pixels = u64::from(picture.width) * u64::from(picture.height);
            ctx.pixels = (ctx.pixels + pixels).min(PIXELS);
            Some(Arc::new(picture))
        }
        Err(error) => {
            ctx.say(fault(word, &error));
            None
        }
    }
}

fn fault(word: &Word, error: &WorldError) -> Diagnostic {
    let code = match error {
        WorldError::Missing => "missing-file",
        WorldError::Outside => "path-outside",
        WorldError::NotAFile | WorldError::Refused(_) => "unreadable-file",
        WorldError::TooLarge | WorldError::TooManyPixels { .. } => "picture-too-large",
        WorldError::Unreadable(_) => "unreadable-picture",
    };
    let why = error.message();
    let message = Message::new(
        format!("图片“{}”：{}", word.text, why.zh),
        format!("picture `{}`: {}", word.text, why.en),
    );
    let (zh, en) = match error {
        WorldError::Missing => (
            "路径从报告所在的文件夹算起，注意大小写和扩展名",
            "paths begin at the report's folder; mind case and extension",
        ),
        WorldError::Outside => (
            "把图片复制到报告所在的文件夹里",
            "copy the picture into the report's folder",
        ),
        WorldError::NotAFile | WorldError::Refused(_) => {
            ("检查文件和权限", "check the file and its permissions")
        }
        WorldError::TooLarge | WorldError::TooManyPixels { .. } => {
            ("把图片缩小后再用", "make the picture smaller")
        }
        WorldError::Unreadable(_) => (
            "用 PNG、JPEG、WebP、GIF、BMP 或 SVG 图片",
            "use a PNG, JPEG, WebP, GIF, BMP or SVG picture",
        ),
    };
    Diagnostic::error(code, word.span.clone(), message).with_hint(Message::new(zh, en))
}
