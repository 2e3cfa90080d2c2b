//! Categories as the tree that dots in their ids stand for.

use super::outgoing::Flat;

/// A category with those below it.
#[derive(Debug, Default)]
pub(super) struct Branch<'f> {
    pub name: &'f str,
    /// Its heading, when it is a category itself and not only the place of others.
    pub about: Option<&'f str>,
    pub patterns: Vec<&'f str>,
    pub branches: Vec<Branch<'f>>,
}

/// The tree of all groups; its root has no name. An id with an empty part between dots stays in one piece.
pub(super) fn grown<'f>(flat: &'f Flat<'_>) -> Branch<'f> {
    let mut root = Branch::default();
    for (at, (id, about)) in flat.groups.iter().enumerate() {
        let is_whole = id.split('.').any(|part| part.is_empty() || part == "__");
        let path: Vec<&str> = if is_whole { vec![id] } else { id.split('.').collect() };
        let branch = path.into_iter().fold(&mut root, |branch, name| {
            let known = branch.branches.iter().position(|below| below.name == name);
            let at = known.unwrap_or_else(|| {
                branch.branches.push(Branch { name, ..Branch::default() });
                branch.branches.len() - 1
            });
            &mut branch.branches[at]
        });
        branch.about = Some(about);
        branch.patterns = flat.of_group(at).collect();
    }
    root
}
