//! A table that the library made, handed to whoever takes Arrow.

use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::PyTable;
use slantwise::table;

use crate::error::raised;

/// A table that was counted: an Arrow stream to other programs.
#[pyclass(frozen, module = "slantwise._native")]
pub struct Table {
    name: &'static str,
    rows: usize,
    columns: Vec<String>,
    held: Py<PyTable>,
}

impl Table {
    /// Takes a table over. Its values stay where they are: the library hands out an Arrow stream, and pyo3-arrow takes it in, checked.
    pub fn new(py: Python<'_>, table: &table::Table) -> PyResult<Table> {
        let stream = table.to_arrow().map_err(raised)?;
        let capsule = PyCapsule::new_with_value(py, stream, c"arrow_array_stream")?;
        let held = PyTable::from_arrow_pycapsule(&capsule)?;
        let rows = held.batches().iter().map(|batch| batch.num_rows()).sum();
        Ok(Table { name: table.name(), rows, columns: table.columns().map(str::to_owned).collect(), held: Py::new(py, held)? })
    }
}

#[pymethods]
impl Table {
    #[getter]
    fn name(&self) -> &str {
        self.name
    }

    #[getter]
    fn num_rows(&self) -> usize {
        self.rows
    }

    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.columns.clone()
    }

    /// What each column holds, in words.
    #[getter]
    fn about(&self) -> Vec<(String, String)> {
        let said = |name: &String| table::about(name).map(|said| (name.clone(), said.to_string()));
        self.columns.iter().filter_map(said).collect()
    }

    /// The rows as tuples of Python's own values.
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        rows::of(py, self.held.get())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        self.held.bind(py).call_method1("__arrow_c_stream__", (requested_schema,))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.held.bind(py).call_method0("__arrow_c_schema__")
    }
}

/// Values of Arrow as those of Python.
mod rows {
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Float64Type, Int64Type};
    use arrow_array::{Array, ArrayRef};
    use arrow_schema::DataType;
    use pyo3::prelude::*;
    use pyo3::types::{PyList, PyTuple};
    use pyo3_arrow::PyTable;

    pub fn of<'py>(py: Python<'py>, table: &PyTable) -> PyResult<Bound<'py, PyAny>> {
        let rows = PyList::empty(py);
        for batch in table.batches() {
            for row in 0..batch.num_rows() {
                let cells = batch.columns().iter().map(|column| value(py, column, row)).collect::<PyResult<Vec<_>>>()?;
                rows.append(PyTuple::new(py, cells)?)?;
            }
        }
        Ok(rows.into_any())
    }

    /// The library's tables hold texts, whole numbers, numbers and flags.
    fn value<'py>(py: Python<'py>, column: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
        if column.is_null(row) {
            return Ok(py.None().into_bound(py));
        }
        Ok(match column.data_type() {
            DataType::Utf8View => column.as_string_view().value(row).into_pyobject(py)?.into_any(),
            DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into_pyobject(py)?.into_any(),
            DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into_pyobject(py)?.into_any(),
            DataType::Boolean => column.as_boolean().value(row).into_pyobject(py)?.to_owned().into_any(),
            _ => py.None().into_bound(py),
        })
    }
}
