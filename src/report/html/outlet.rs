//! Each outlet's numbers, with links to the sentences they were counted from.

use serde::Serialize;

use super::exhibit::Sentences;
use super::reader::{Only, Wanted};
use crate::findings::{Findings, Outlet};
use crate::text::VoiceGroup;

#[derive(Serialize)]
pub(super) struct OutletView<'a> {
    #[serde(flatten)]
    outlet: &'a Outlet,
    /// Listed words by voice: (voice, uses, words, sentences).
    voices: Vec<(&'static str, u64, u64, Option<Only>)>,
    /// Listed words in headlines, then in each tenth of the bodies: (uses, sentences).
    places: Vec<(u64, Option<Only>)>,
}

/// The outlets in the order of the findings.
pub(super) fn outlets<'a>(findings: &'a Findings, sentences: &Sentences<'a>) -> Vec<OutletView<'a>> {
    findings.outlets.iter().map(|outlet| view(outlet, sentences)).collect()
}

fn view<'a>(outlet: &'a Outlet, sentences: &Sentences<'a>) -> OutletView<'a> {
    let of = |pairs: &[(VoiceGroup, u64)], voice: VoiceGroup| pairs.iter().find(|(v, _)| *v == voice).map_or(0, |(_, n)| *n);
    let wanted = Wanted { outlet: Some(&outlet.name), ..Wanted::default() };
    let linked = |uses: u64, wanted: Wanted<'_>| if uses > 0 { sentences.only(wanted) } else { None };
    let voices = VoiceGroup::ALL.into_iter().filter(|voice| *voice != VoiceGroup::All).map(|voice| {
        let uses = of(&outlet.hits_by_voice, voice);
        (voice.key(), uses, of(&outlet.words_by_voice, voice), linked(uses, Wanted { voice: Some(voice), ..wanted }))
    });
    let headline = (outlet.hits_headline, linked(outlet.hits_headline, Wanted { in_headline: true, ..wanted }));
    let tenths = outlet.hits_by_tenth.iter().enumerate().map(|(i, &uses)| (uses, linked(uses, Wanted { tenth: Some(i + 1), ..wanted })));
    OutletView { outlet, voices: voices.collect(), places: std::iter::once(headline).chain(tenths).collect() }
}
