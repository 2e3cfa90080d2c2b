//! All integration tests, in one binary: each further one would link polars once more.

/// Every statistic against published figures and other implementations, from `tests/cases/reference`.
mod cases;
