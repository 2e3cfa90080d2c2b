//! The guide holds: every file that a page shows is written, every command is run, and what it says is what the page shows.
//!
//! A page is run from top to bottom in a folder of its own. A block marked `file=NAME` is that file; one marked `diff file=NAME` changes
//! it; of a `console` block, lines that begin with `$ ` are run, and the lines below are what is printed.

use std::fs;
use std::path::Path;

use crate::run::{home, project, slantwise};

/// A block of a page: its mark and its lines.
struct Block {
    mark: String,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(_) if is_open => is_open = false,
            Some(mark) => {
                is_open = true;
                blocks.push(Block { mark: mark.to_owned(), text: String::new() });
            }
            None if is_open => {
                let last = blocks.last_mut().expect("a block is open");
                last.text.push_str(line);
                last.text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// The file with the lines behind `-` replaced by those behind `+`.
fn changed(file: &str, diff: &str) -> String {
    let side = |mark: char| diff.lines().filter_map(|line| line.strip_prefix(mark)).map(|line| format!("{line}\n")).collect::<String>();
    let (before, after) = (side('-'), side('+'));
    assert_eq!(file.matches(&before).count(), 1, "stands once in the file: {before}");
    file.replace(&before, &after)
}

/// Runs one command line and gives what it prints, the output first.
fn printed(folder: &Path, command: &str) -> String {
    let words: Vec<&str> = command.split(' ').collect();
    assert_eq!(words[0], "slantwise", "{command}");
    assert!(!command.contains(['"', '|', '>']), "no shell here: {command}");
    let ended = slantwise(folder, &words[1..]);
    ended.out + &ended.err
}

/// Runs a page; gives how many commands it ran.
fn run(page: &str) -> usize {
    let home = home();
    let mut commands = 0;
    for block in blocks(page) {
        let file = block.mark.split_once("file=").map(|(_, name)| home.path().join(name));
        match file {
            Some(path) if block.mark.starts_with("diff") => {
                let before = fs::read_to_string(&path).expect("a file that is changed is there");
                fs::write(path, changed(&before, &block.text)).expect("a file can be written");
            }
            Some(path) => {
                fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
                fs::write(path, block.text).expect("a file can be written");
            }
            None if block.mark == "console" => {
                let mut shown = String::new();
                for command in block.text.lines().filter_map(|line| line.strip_prefix("$ ")) {
                    commands += 1;
                    shown.push_str(&format!("$ {command}\n{}", printed(home.path(), command)));
                }
                assert_eq!(block.text, shown);
            }
            None => {}
        }
    }
    commands
}

#[test]
fn the_page_on_a_first_word_list_does_what_it_says() {
    let page = fs::read_to_string(project("docs/guide/first-lexicon.md")).expect("the page can be read");
    assert_eq!(run(&page), 7);
}
