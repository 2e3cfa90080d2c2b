//! Scores of small sheets, counted by hand.

use super::*;
use crate::audit::fixture::key;
use crate::audit::joined::join;
use crate::audit::key::Key;
use crate::audit::sheet::Sheet;

/// A sheet with one code a mark, as "yes,own".
fn sheet(key: &Key, codes: &[&str]) -> Sheet {
    let rows: String = codes.iter().enumerate().map(|(i, code)| format!("x-{},{code}\n", i + 1)).collect();
    Sheet::read("s.csv", format!("id,right,voice\n{rows}").as_bytes(), key).unwrap()
}

fn near(got: Option<f64>, want: f64) {
    assert!(got.is_some_and(|got| (got - want).abs() < 5e-4), "{got:?} is not {want}");
}

fn find<'a>(scored: &'a Scored, subject: &str, outlet: &str, measure: Measure) -> &'a AuditRow {
    let is_it = |row: &&AuditRow| row.subject == subject && row.outlet == outlet && row.measure == measure;
    scored.rows.iter().find(is_it).unwrap()
}

/// Six marks, outlets A and B in turn. Ana and Ben agree on all but the third. By hand: both yes on 1, 2, 4, 5; apart on 3; both no on 6.
/// Sense 4 of 6; A has 1, 3, 5 (2 of 3) and B 2, 4, 6 (2 of 3). The tool says own of 1 to 5: right in 1, 2, 5; 3 is disputed and 4 quoted.
#[test]
fn two_sheets_are_counted_as_by_hand() {
    let key = key(&["own", "own", "own", "own", "own", "quoted"]);
    let ana = sheet(&key, &["yes,own", "yes,own", "yes,own", "yes,quoted", "yes,own", "no,"]);
    let ben = sheet(&key, &["yes,own", "yes,own", "no,", "yes,quoted", "yes,own", "no,"]);
    let sheets = [ana, ben];
    let scored = score(&join(&key, &sheets, None), None, 1);
    assert_eq!((scored.marks, scored.coded, scored.disputed.as_slice()), (6, 6, ["x-3".to_string()].as_slice()));
    let sense = find(&scored, "label", "", Measure::Sense);
    assert_eq!((sense.n, sense.right, sense.disagreed, sense.coders, sense.weighted), (6, 4, 1, 2, false));
    // Wilson for 4 of 6: R's binom.confint gives 0.2999 to 0.9032.
    near(sense.lo, 0.3000);
    near(sense.hi, 0.9032);
    assert_eq!((find(&scored, "naming", "A", Measure::Sense).right, find(&scored, "naming", "B", Measure::Sense).n), (2, 3));
    let own = find(&scored, "naming", "", Measure::Own);
    assert_eq!((own.n, own.right), (5, 3));
    let voice = find(&scored, "lexicon", "", Measure::Voice);
    assert_eq!((voice.n, voice.right), (4, 3));
    assert_eq!((scored.confusion[0], scored.confusion[1]), ([3, 1, 0, 0, 0], [0; 5]));
    // Agreement 5/6; chance (5·4 + 1·2)/36 = 22/36: kappa (30 − 22)/(36 − 22) = 4/7. Of 12 codes 9 are yes and 3 no: the expected
    // disagreement is 2·9·3/(12·11) = 54/132, the observed 2/12: alpha 1 − 0.16667/0.40909 = 0.5926.
    assert_eq!((scored.sense.marks, scored.sense.agreed), (6, 5));
    near(scored.sense.kappa, 4.0 / 7.0);
    near(scored.sense.alpha, 0.5926);
    // Both answered for the voice on 1, 2, 4, 5 and agree throughout: own three times and quoted once, alpha 1.
    assert_eq!((scored.voice.marks, scored.voice.agreed, scored.voice.alpha), (4, 4, Some(1.0)));
}

#[test]
fn what_was_settled_decides_and_agreement_stays_as_it_was() {
    let key = key(&["own", "own"]);
    let sheets = [sheet(&key, &["yes,own", "yes,own"]), sheet(&key, &["no,", "yes,own"])];
    let settled = sheet(&key, &["yes,own", ","]);
    let scored = score(&join(&key, &sheets, Some(&settled)), None, 1);
    assert_eq!((find(&scored, "naming", "", Measure::Sense).right, scored.disputed.len()), (2, 0));
    assert_eq!((scored.sense.marks, scored.sense.agreed), (2, 1));
}

#[test]
fn one_coder_has_no_agreement_and_no_code_is_no_zero() {
    let key = key(&["own", "own", "own"]);
    let sheets = [sheet(&key, &["yes,own", ",", "unsure,"])];
    let scored = score(&join(&key, &sheets, None), None, 1);
    let row = find(&scored, "naming", "", Measure::Sense);
    assert_eq!((scored.coded, row.n, row.right, row.unsure, row.coders), (2, 2, 1, 1, 1));
    assert_eq!(scored.sense, Agreement::default());
    let nothing = [sheet(&key, &[",", ",", ","])];
    assert_eq!(score(&join(&key, &nothing, None), None, 1).rows, []);
}

/// Marks that stand for 1 (right), 1 (right) and 2 (wrong) of the corpus: 2 of 4 by weight, 2 of 3 by count.
#[test]
fn a_group_is_weighted_and_an_entry_is_counted() {
    let mut rows = key(&["own", "own", "own"]).rows().to_vec();
    rows[2].probability = 0.5;
    let key = Key::new(rows);
    let sheets = [sheet(&key, &["yes,own", "yes,own", "no,"])];
    let scored = score(&join(&key, &sheets, None), None, 1);
    let group = find(&scored, "naming", "", Measure::Sense);
    assert_eq!((group.precision, group.weighted, group.hits), (Some(0.5), true, 4.0));
    near(find(&scored, "label", "", Measure::Sense).precision, 2.0 / 3.0);
}

/// Ten articles of A all right, ten of B all wrong: no deal of whole articles is as far apart but the real one and its mirror, 1 in 92,378.
/// Rates of 4 in A and 4 in B per 1,000: A's stays, B's becomes none.
#[test]
fn a_difference_between_outlets_is_found_and_corrected() {
    let key = key(&["own"; 20]);
    let codes: Vec<&str> = (0..20).map(|i| if i % 2 == 0 { "yes,own" } else { "no," }).collect();
    let sheets = [sheet(&key, &codes)];
    let head = "lexicon,subject,group,item,outlet,voice,articles,words,hits,hi\n";
    let rates =
        format!("{head}conflict,naming,armed-opposition,,A,all,10,2500,10,6.0\nconflict,naming,armed-opposition,,B,all,10,2500,10,6.0\n");
    let frame = Frame::read("rates.csv", rates.as_bytes()).unwrap();
    let scored = score(&join(&key, &sheets, None), Some(&frame), 1);
    assert!(find(&scored, "naming", "", Measure::Sense).p_difference.unwrap() < 0.001);
    let (a, b) = (find(&scored, "naming", "A", Measure::Sense), find(&scored, "naming", "B", Measure::Sense));
    assert_eq!((a.rate, a.corrected, b.corrected), (Some(4.0), Some(4.0), Some(0.0)));
    assert!(a.corrected_lo.unwrap() < 4.0 && a.corrected_lo.unwrap() > 2.0 && b.corrected_hi.unwrap() < 2.0, "{a:?} {b:?}");
    assert_eq!((b.ratio, b.corrected_ratio), (Some(1.0), Some(0.0)));
    assert_eq!(a.corrected_ratio, None, "nothing of the other side is right");
    let own = find(&scored, "naming", "A", Measure::Own);
    assert_eq!((own.n, own.rate), (10, None), "no rate of own words is known");
}
