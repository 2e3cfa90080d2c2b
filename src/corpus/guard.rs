//! Runs the reader of a difficult format where it can do no harm.
//!
//! Pages and PDFs come from anywhere, and the crates that read them may panic on what nobody foresaw. One bad file must not end a run over
//! thousands, so they run on a thread of their own with a stack of known size, and a panic there is an answer like any other.

use std::cell::Cell;
use std::panic;
use std::sync::Once;
use std::thread;

/// Stack of the thread, in bytes. Documents nested deeper than their readers' limits are refused before they get here.
const STACK: usize = 16 << 20;

thread_local! {
    static SILENT: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives; nothing when it panicked. The panic's message goes nowhere.
pub(super) fn guarded<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    static HOOK: Once = Once::new();
    // A library must not print. The hook of the program still hears of every other panic.
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !SILENT.get() {
                before(info);
            }
        }));
    });
    thread::scope(|scope| {
        let work = move || {
            SILENT.set(true);
            work()
        };
        thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok()?.join().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_answer_like_any_other() {
        let words = String::from("coup");
        assert_eq!(guarded(|| words.len()), Some(4));
        let at = words.len();
        assert_eq!(guarded(|| words.as_bytes()[at]), None);
    }
}
