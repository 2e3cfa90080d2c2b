//! A small corpus with all that decides its report, each part of which can be changed; no tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use slantwise::audit::Corrections;
use slantwise::compare::over_time::{Period, TimeOptions};
use slantwise::corpus::Roster;
use slantwise::lexicon::{self, Lexicon};
use slantwise::pipeline::{
    FoundAudits, Input, InputOptions, Kept, LastCounts, Overruled, Recounted, Request, SetAside, compare, write_report,
};
use slantwise::study::{Options, Texts};
use slantwise::text::{Recurring, Role};

/// What decides a report.
#[derive(Debug, Clone)]
pub struct World {
    /// Files by name: outlet, text, day and story.
    pub files: BTreeMap<String, [usize; 4]>,
    /// Texts of the rows of a table.
    pub rows: Vec<usize>,
    /// Whether 1.txt and 2.txt have one id.
    pub same_id: bool,
    /// Which of the two versions of the first list is used.
    pub version: usize,
    /// Whether the second list is used.
    pub second: bool,
    /// Whether marks in the first file are corrected.
    pub corrected: bool,
    pub rng_seed: u64,
    pub period: Option<Period>,
    pub grouped: bool,
    pub alias: bool,
    pub days: bool,
    pub title: Option<String>,
    pub aside: bool,
    pub texts: Texts,
}

/// Sentences with words of the lists: in the outlet's voice, quoted, attributed, passed over.
const SENTENCES: [&str; 7] = [
    "The riots went on for three nights in the harbour of Lund, and nobody slept.",
    "“It was a peaceful protest,” said Ruth Okoro, who runs the port office.",
    "Police said that the uprising had ended, but the clashes began again at noon.",
    "A crackdown on tax fraud was announced in Riga, as the mayor Anna Berg confirmed.",
    "Soldiers were sent to restore order after the crackdown, which the rioters had not expected.",
    "Riot police closed the road to Elmford, and the nurses of the hospital walked home.",
    "Share this page with your friends",
];

/// An article of three of the sentences, with a headline.
fn article(number: usize) -> String {
    let sentence = |at: usize| SENTENCES[at % SENTENCES.len()];
    let body = [sentence(number), sentence(number / 2 + 3), sentence(number * 3 + 1)].join(" ");
    format!("Riots in Lund, day {number}\n\n{body}\n\n{}\n", SENTENCES[6])
}

const FIRST: [&str; 2] = ["[\"riot\", \"riots\", \"rioting\"]", "[\"riot*\", \"clashes\"]"];

fn list(id: &str, entries: &str) -> Lexicon {
    let head = format!(
        "id = \"{id}\"\ntitle = \"Words for {id}\"\nlanguage = \"en\"\nversion = \"1.0.0\"\nlicence = \"CC0-1.0\"\nsource = \"Made for a test\"\nlimits = \"Of use in tests alone.\"\n"
    );
    lexicon::parse(&format!("{id}.toml"), &format!("{head}{entries}")).expect("the list is right")
}

impl World {
    /// Five files of three outlets and a table of two rows.
    pub fn new() -> World {
        let file = |number: usize| (format!("{number}.txt"), [number % 3, number, number % 4, number % 2]);
        World {
            files: (1..6).map(file).collect(),
            rows: vec![7, 8],
            same_id: false,
            version: 0,
            second: true,
            corrected: false,
            rng_seed: 1,
            period: None,
            grouped: false,
            alias: false,
            days: false,
            title: None,
            aside: false,
            texts: Texts::None,
        }
    }

    fn lists(&self) -> Vec<Lexicon> {
        let naming = format!(
            "[[naming]]\nid = \"event\"\nabout = \"Words for what happened\"\n\
             [[naming.label]]\nid = \"protest\"\nkind = \"description\"\npatterns = [\"protest*\"]\nnote = \"Leaves open how calm it was.\"\n\
             [[naming.label]]\nid = \"riot\"\nkind = \"disputed\"\npatterns = {}\nexcept = [\"riot police\"]\nnote = \"Says that a crowd was violent.\"\n",
            FIRST[self.version]
        );
        let category = "[[category]]\nid = \"force\"\nabout = \"Words for force\"\n\
             [[term]]\npatterns = [\"crackdown\"]\ncategories = [\"force\"]\nguard = { within = 3, words = [\"tax\"] }\nnote = \"Says that somebody acts harshly.\"\n\
             [[term]]\npatterns = [\"restore order\"]\ncategories = [\"force\"]\nnote = \"Says that force served peace.\"\n";
        let second = self.second.then(|| list("harsh", category));
        std::iter::once(list("happened", &naming)).chain(second).collect()
    }

    /// Writes the corpus to the folder `news` of `home`, as it is now.
    fn write(&self, home: &Path) -> PathBuf {
        let folder = home.join("news");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        let mut listing = "file,id,outlet,date,story\n".to_string();
        for (name, [outlet, text, day, story]) in &self.files {
            fs::write(folder.join(name), article(*text)).expect("a file can be written");
            let id = if self.same_id && ["1.txt", "2.txt"].contains(&name.as_str()) { "one" } else { "" };
            let story = if *story == 0 { "" } else { "The harbour" };
            listing.push_str(&format!("{name},{id},{},2024-05-0{},{story}\n", ["Daily", "Post", "Daily Online"][outlet % 3], day % 9 + 1));
        }
        let rows: String = self.rows.iter().map(|text| format!("Star,2024-05-02,\"{}\"\n", article(*text))).collect();
        fs::write(folder.join("rows.csv"), format!("outlet,date,text\n{rows}")).expect("a file can be written");
        fs::write(folder.join("articles.csv"), format!("{listing}rows.csv,,,,\n")).expect("a file can be written");
        folder
    }

    fn roster(&self) -> Roster {
        let pair = |one: &str, other: &str| (one.to_string(), other.to_string());
        let aliases = self.alias.then(|| pair("Daily Online", "Daily"));
        let groups = if self.grouped { vec![pair("Daily", "Broadsheets"), pair("Post", "Broadsheets")] } else { Vec::new() };
        let from = self.days.then(|| "2024-05-03".parse().expect("a day"));
        Roster::new(aliases, groups, (from, None))
    }

    fn corrections(&self) -> Overruled {
        let first = self.files.keys().next().map_or("none.txt", String::as_str);
        let rows = if self.corrected { format!("{first},0,5,wrong\n{first},900,905,wrong\n") } else { String::new() };
        let table = format!("article,start,end,verdict\n{rows}");
        let corrections = Corrections::read("corrections.csv", table.as_bytes()).expect("the corrections are right");
        Overruled { corrections, files: Vec::new() }
    }

    /// Makes the report in the folder `place` of `home`, and says what was counted again where counts are kept.
    pub fn report(&self, home: &Path, place: &str, fresh: Option<bool>) -> Option<Recounted> {
        let folder = self.write(home);
        self.report_of(&folder, &home.join(place), fresh).expect("the corpus can be compared")
    }

    /// Makes the report with counts that are kept, and gives what is said of those of the last run.
    pub fn notes(&self, home: &Path, place: &str) -> Vec<String> {
        let folder = self.write(home);
        self.kept(&folder, &home.join(place), Some(false)).expect("the corpus can be compared").map(|kept| kept.notes).unwrap_or_default()
    }

    /// The same of a folder as it lies there.
    pub fn report_of(&self, folder: &Path, place: &Path, fresh: Option<bool>) -> Result<Option<Recounted>, slantwise::Error> {
        let Some(kept) = self.kept(folder, place, fresh)? else { return Ok(None) };
        assert_eq!(kept.notes, Vec::<String>::new());
        Ok(Some(kept.recounted))
    }

    fn kept(&self, folder: &Path, place: &Path, fresh: Option<bool>) -> Result<Option<Kept>, slantwise::Error> {
        let options = InputOptions { roster: self.roster(), ..InputOptions::default() };
        let paths = [folder.to_path_buf()];
        let input = Input::open_with(&paths, options)?;
        let lists = self.lists();
        let lines = if self.aside { vec![("Post".to_string(), SENTENCES[6].to_string(), Role::Boilerplate)] } else { Vec::new() };
        let time = TimeOptions { by: self.period, ..TimeOptions::default() };
        // What stands for the program only has to be there and to stay as it is.
        let program = std::env::current_exe().expect("a test is a program");
        let request = Request {
            input: &input,
            lexicons: lists.iter().collect(),
            study: None,
            set_aside: SetAside { lines: Recurring::new(lines), digest: None },
            overruled: self.corrections(),
            stories: None,
            audits: FoundAudits::default(),
            options: Options { title: self.title.clone(), rng_seed: self.rng_seed, texts: self.texts, time, ..Options::default() },
            again: "slantwise compare news".to_string(),
            strict: false,
            last: fresh.and_then(|fresh| LastCounts::beside(place, &input, &paths, &program, fresh)),
        };
        let mut compared = compare(&request, &mut |_| ())?;
        write_report(&request, &compared, place, &mut |_| ())?;
        compared.kept.as_mut().map_or(Ok(()), Kept::save)?;
        Ok(compared.kept)
    }
}

/// Every file of a report; of the manifest all but the time.
pub fn files(place: &Path) -> Vec<(String, Vec<u8>)> {
    let timeless = |(name, bytes): (String, Vec<u8>)| {
        if name != "manifest.json" {
            return (name, bytes);
        }
        let text = String::from_utf8(bytes).expect("a manifest is text");
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("\"made_at\"")).collect();
        (name, lines.join("\n").into_bytes())
    };
    crate::run::files(place).into_iter().map(timeless).collect()
}
