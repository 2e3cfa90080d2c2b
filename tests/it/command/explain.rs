//! What stands behind a number of a finished report: `report explain`.
