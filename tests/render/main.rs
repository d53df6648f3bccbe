//! The back-ends, judged from outside: by resvg, by each other, by the clock.

mod agree;
mod art;
mod bands;
mod hostile;
mod markup;
mod scenes;
mod shots;
