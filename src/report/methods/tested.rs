//! The intervals and tests that this report has: what it does not hold is not told.

use super::piece::Paragraph;
use super::{and, n};
use crate::findings::methods::{Method, Tested};

/// The paragraphs.
pub(super) fn paragraphs(method: &Method, tested: &Tested) -> Vec<Paragraph> {
    let all = [intervals(tested), outlets(method, tested), stories(method, tested), distances(tested), time(tested)];
    all.into_iter().filter(|paragraph| !paragraph.pieces.is_empty()).collect()
}

fn intervals(t: &Tested) -> Paragraph {
    let mut told = Paragraph::default();
    if t.rates + t.rates_without_hit + t.shares_simultaneous + t.shares_bootstrap + t.ratios == 0 {
        told.say("The articles are too few for intervals and tests; the counts describe these texts and nothing else.");
        return told;
    }
    told.say("Intervals are of 95 % and take the article as what is sampled.");
    if t.rates > 0 {
        told.say("Those of rates are the ratio estimator’s on the log scale, clustered by article, with t quantiles")
            .cite(&["cochran1977", "zeileis2004"])
            .say(".");
    }
    if t.rates_without_hit > 0 {
        told.say("Where there is no hit, the exact upper limit for a Poisson count is given").cite(&["garwood1936"]).say(".");
    }
    if t.shares_simultaneous > 0 {
        told.say("Shares with ten mentions or more have simultaneous intervals, the counts divided by the design effect of clustering")
            .cite(&["goodman1965", "rao1981"])
            .say(".");
    }
    if t.shares_bootstrap > 0 {
        told.say("From twenty mentions in ten articles on, intervals of shares come from a bootstrap of articles (9,999 replicates, percentiles)")
            .cite(&["efron1993"])
            .say(".");
    }
    told
}

fn outlets(method: &Method, t: &Tested) -> Paragraph {
    let mut told = Paragraph::default();
    if t.ratios == 0 {
        if method.corpus.outlets > 1 {
            told.say("The outlets were not set against each other by ratios, which takes five articles on each side and enough uses.");
        }
        return told;
    }
    let against = match &t.reference {
        _ if method.corpus.outlets == 2 => "The two outlets were set against each other".to_string(),
        Some(name) => format!("Each other outlet was set against {name}"),
        None => "Each outlet was set against all others together".to_string(),
    };
    told.say(format!("{against}, by the ratio of their rates, its effect size the binary logarithm of it")).cite(&["hardie2014"]).say(".");
    if t.ratios_welch > 0 {
        told.say("Its interval is Welch’s on the log scale, clustered by article").cite(&["welch1947"]).say(".");
        told.say("Beside it stands the smallest ratio that so many articles would probably have shown").cite(&["bloom1995"]).say(".");
    }
    if t.ratios > t.ratios_welch {
        told.say("Where one side has no hit, the interval is exact for independent hits and leaves clustering out of account.");
    }
    if t.permuted() > 0 {
        let lists: Vec<String> = method.lexicons.iter().filter(|lexicon| lexicon.declared).map(|lexicon| lexicon.id.clone()).collect();
        let voices = [(t.permuted_own, "in own words"), (t.permuted_all, "in all voices")];
        let voices: Vec<String> =
            voices.iter().filter(|(tests, _)| *tests > 0).map(|(tests, voice)| format!("{} {voice}", n(*tests, "comparison"))).collect();
        told.say(format!(
            "The declared family are the categories and labels of {} with twenty hits or more, in outlets with five articles or more: {}. Each comparison was tested by \
             exchanging whole articles between the sides, all splits up to 50,000, else 9,999 drawn at random",
            and(&lists),
            and(&voices)
        ))
        .cite(&["fisher1935", "phipson2010"]);
        told.say(", ended early once 200 differ as much").cite(&["besag1991"]);
        told.say(", and the p values of each group of voices were adjusted for the false discovery rate").cite(&["benjamini1995"]).say(".");
        told.say(
            "A difference is called consistent with ten articles on each side, an interval that excludes 1 and an adjusted p of at most .05 (or where that test is \
             marked as unreliable); it is called checked when, besides, an audit by hand supports it. Of every consistent difference each article and each word was left \
             out in turn, and what does not hold without one is called fragile.",
        );
    }
    if t.large > 0 {
        told.say("Above 2,000 articles on a side the interval alone decides.");
    }
    told
}

fn stories(method: &Method, t: &Tested) -> Paragraph {
    let mut told = Paragraph::default();
    if t.within > 0 {
        told.say("Differences were looked at again inside stories that several outlets tell, pooled after Mantel and Haenszel")
            .cite(&["mantel1959", "greenland1985"])
            .say(", with intervals from the variation between stories, five at least.");
    }
    let how = |way: &str| method.stories.as_ref().and_then(|stories| stories.by.get(way)).copied().unwrap_or(0) as u64;
    let ways = [
        ("given", "named with the articles or by hand"),
        ("window", "found by shared names and words of articles a few days apart, words of the lists left out"),
        ("content_alone", "found by shared names and words alone, words of the lists left out"),
    ];
    let told_way = |(way, by): &(&str, &str)| format!("{} {} {by}", how(way), if how(way) == 1 { "was" } else { "were" });
    let ways: Vec<String> = ways.iter().filter(|(way, _)| how(way) > 0).map(told_way).collect();
    if t.within > 0 && !ways.is_empty() {
        told.say(format!("Of these stories {}.", and(&ways)));
    }
    if t.sign_flips > 0 {
        told.say("There they were tested by changing the signs of whole stories").cite(&["fisher1935"]);
        told.say(", adjusted for the false discovery rate").cite(&["benjamini1995"]).say(".");
    }
    told
}

fn distances(t: &Tested) -> Paragraph {
    let mut told = Paragraph::default();
    if t.distances > 0 {
        told.say("How far choices of words within a naming set lie apart is the Jensen-Shannon distance, base 2")
            .cite(&["lin1991", "endres2003"])
            .say(".");
    }
    if t.distances_tested > 0 {
        told.say(format!(
            "{} tested in the same way, by exchanging whole articles",
            if t.distances_tested == 1 { "One distance was".to_string() } else { format!("{} distances were", t.distances_tested) }
        ))
        .cite(&["fisher1935", "phipson2010"])
        .say(", adjusted for the false discovery rate")
        .cite(&["benjamini1995"])
        .say(".");
    }
    told
}

fn time(t: &Tested) -> Paragraph {
    let mut told = Paragraph::default();
    if t.points > 0 {
        told.say("Rates were followed over time, by outlet and for all together.");
    }
    if t.events > 0 {
        told.say(format!(
            "Articles before and after named days were compared in the same way, {}, by exchanging articles",
            n(t.events, "test")
        ))
        .cite(&["fisher1935", "phipson2010"])
        .say(", adjusted over days, lines and subjects of a voice")
        .cite(&["benjamini1995"])
        .say(".");
    }
    if t.breaks > 0 {
        told.say(format!(
            "On {} the place of the largest change was looked for by the likelihood ratio of two Poisson rates, its p from exchanging articles over the dates of \
             their outlet",
            n(t.breaks, "line")
        ))
        .cite(&["phipson2010", "besag1991"])
        .say(", adjusted for the false discovery rate")
        .cite(&["benjamini1995"])
        .say(".");
    }
    if t.in_blocks > 0 {
        told.say("Where periods are burstier than single articles explain, runs of neighbouring articles were exchanged")
            .cite(&["kunsch1989"])
            .say(".");
    }
    if t.several > 0 {
        told.say("The cut of a line into several stretches is described, not tested").cite(&["killick2012"]).say(".");
    }
    told
}
