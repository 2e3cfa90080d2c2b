//! The content security policy of a page: nothing may be loaded, and only this style and this script count.
//!
//! The hashes are of the very bytes between the tags, so that words smuggled in from an article could not run even if escaping failed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy's text for a page with this style and this script.
pub(super) fn content(style: &str, script: &str) -> String {
    format!("default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'", source(style), source(script))
}

fn source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_compute() {
        // The example of the W3C's Content Security Policy Level 2, section 7.17.
        assert_eq!(source("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
