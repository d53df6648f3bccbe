//! Layout packs and what they are made of: art, icons, codes.

pub mod art;
pub mod icons;
pub mod qr;
