//! Lists of other tools, read and written: every trap has a file in `tests/cases/lexicons`, and what goes out comes back.

mod command;
mod hostile;
mod liwc;
mod round_trip;
mod traps;
