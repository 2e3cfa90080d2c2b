//! Which function of `stats` or `story` answers which case.

use serde_json::{Value, json};
use slantwise::stats::accuracy::{self, Outcomes};
use slantwise::stats::agreement::{self, Scale};
use slantwise::stats::change_point;
use slantwise::stats::divergence;
use slantwise::stats::log_odds;
use slantwise::stats::permutation::{self, Plan};
use slantwise::stats::{Bounds, Confidence, Count, Sample, Undefined};
use slantwise::stats::{cluster, dispersion, keyness, multinomial, multiplicity, overdispersion, poisson, proportion, resample};
use slantwise::story;

/// The answer to a case; nothing when the function is not implemented.
pub fn answer(function: &str, input: &Input) -> Option<Value> {
    Some(match function {
        "bootstrap.percentile_from_replicates" => percentiles(input),
        "classification.from_counts" => from_counts(input),
        "cluster.log_rate" => log_rate(input),
        "cluster.log_rate_ratio" if input.text("correction") == "welch_floor" => log_rate_ratio(input),
        "cohen.kappa" => {
            number(agreement::kappa(&input.counts("a").map(|n| n as u32).zip(input.counts("b").map(|n| n as u32)).collect::<Vec<_>>()))
        }
        "contingency.g2" if input.f64("k11") > 0.0 => contingency_g2(input),
        "dispersion.dp" => number(dispersion::dp(&input.sample("freqs", "sizes"))),
        "dispersion.dp_norm" => number(dispersion::dp_norm(&input.sample("freqs", "sizes"))),
        "dispersion.range" => json!(dispersion::range(&input.sample("freqs", "sizes"))),
        "entropy" => number(divergence::entropy(&whole(&input.numbers("counts")).0).map(|e| e.bits * input.nats_or_bits())),
        "fdr.bh" => json!(multiplicity::benjamini_hochberg(&input.numbers("p").into_iter().map(Some).collect::<Vec<_>>())),
        "fightin.mcq" => fightin_words(input),
        "jaccard" => json!(story::jaccard(&input.set("a"), &input.set("b"))),
        "jsd.bias_corrected_divergence" => corrected_divergence(input),
        "jsd.distance" => distance(input),
        "changepoint.l2_single" => json!({"index": change_point::l2_single(&input.numbers("y"), input.count("min_size") as usize)}),
        "changepoint.pelt_l2" => segment_ends(input),
        "keyness.g2_2cell" => unsigned_unless_asked(input, keyness::g2_two_cells(input.target(), input.reference())),
        "keyness.g2_4cell" if input.text("correction") == "none" => {
            unsigned_unless_asked(input, keyness::g2_four_cells(input.target(), input.reference()))
        }
        "keyness.log_ratio" => number(keyness::log_ratio(input.target(), input.reference())),
        "krippendorff.alpha" => alpha(input),
        "lsh.s_curve" => json!(story::lsh::s_curve(input.f64("s"), input.count("bands") as u32, input.count("rows") as u32)),
        "multinomial.ci" if input.text("method") == "goodman" => {
            let bounds = multinomial::goodman(&input.numbers("counts"), input.confidence());
            bounds.map_or(Value::Null, |bounds| bounds.into_iter().map(ends).collect())
        }
        "permutation.mean_difference_exact" => {
            number(permutation::rate_difference(&input.means("x"), &input.means("y"), &Plan::new(1)).map(|r| r.p))
        }
        "permutation.rate_difference_exact" => rate_difference(input),
        "poisson.rate_ci" if input.text("method") == "exact" => rate_interval(input),
        "poisson.ratio_exact" => exact_ratio(input),
        "proportion.ci" => return share_interval(input),
        "quasipoisson.rate" => quasi_poisson(input),
        "rogan_gladen" => number(accuracy::true_share(input.f64("apparent"), input.f64("sensitivity"), input.f64("specificity"))),
        "shingles" => json!(story::shingles(&input.tokens("tokens"), input.count("w") as usize)),
        _ => return None,
    })
}

/// The case lists where segments end, the end of the row included.
fn segment_ends(input: &Input) -> Value {
    let values = input.numbers("y");
    let breaks = change_point::pelt_l2(&values, input.f64("penalty"), input.count("min_size") as usize);
    json!(breaks.into_iter().chain([values.len()]).collect::<Vec<usize>>())
}

fn percentiles(input: &Input) -> Value {
    let mut replicates = input.numbers("replicates");
    replicates.sort_by(f64::total_cmp);
    let tail = input.confidence().alpha() / 2.0;
    json!([resample::percentile(&replicates, tail), resample::percentile(&replicates, 1.0 - tail)])
}

fn from_counts(input: &Input) -> Value {
    let outcomes = Outcomes { right: input.count("tp"), wrong: input.count("fp"), missed: input.count("fn") };
    json!({"precision": number(outcomes.precision()), "recall": number(outcomes.recall()), "f1": number(outcomes.f1())})
}

/// In the cases without the floor the clustered error lies above it, so the answer is the same.
fn log_rate(input: &Input) -> Value {
    match cluster::log_rate(input.sample("hits", "words").sums(), input.confidence()) {
        Ok(rate) => json!({"log_rate": rate.log_rate, "se": rate.se, "ci": ends(rate.bounds.scaled(input.f64("per")))}),
        Err(_) => Value::Null,
    }
}

fn log_rate_ratio(input: &Input) -> Value {
    let groups = input.0["group"].as_array().expect("a list of groups");
    let side = |is_reference: bool| {
        let units = input.counts("hits").zip(input.counts("words")).zip(groups);
        let of_side = units.filter(|(_, group)| (**group == input.0["reference"]) == is_reference);
        Sample::new(of_side.map(|((hits, words), _)| Count { hits, words }))
    };
    match cluster::rate_ratio(side(false).sums(), side(true).sums(), input.confidence()) {
        Ok(ratio) => json!({"log_rr": ratio.log_ratio, "se": ratio.se, "df": ratio.df, "ci": ends(ratio.bounds)}),
        Err(_) => Value::Null,
    }
}

/// Hits and other words, as columns. An empty table is undefined here and 0 in the case, so it is left out.
fn contingency_g2(input: &Input) -> Value {
    let side = |hits: &str, others: &str| Count { hits: input.count(hits), words: input.count(hits) + input.count(others) };
    number(keyness::g2_four_cells(side("k11", "k21"), side("k12", "k22")).map(f64::abs))
}

fn fightin_words(input: &Input) -> Value {
    let counts = |name: &str| input.counts(name).collect::<Vec<u64>>();
    let words = log_odds::log_odds(&counts("y1"), &counts("y2"), &input.numbers("alpha"));
    json!({
        "delta": words.iter().map(|word| word.log_odds).collect::<Vec<_>>(),
        "z": words.iter().map(|word| word.z()).collect::<Vec<_>>(),
    })
}

fn corrected_divergence(input: &Input) -> Value {
    let row = |i: usize| Input(&input.0["table"]).list(i).collect::<Vec<u64>>();
    number(divergence::jensen_shannon(&row(0), &row(1)).map(|apart| apart.corrected * input.nats_or_bits()))
}

fn distance(input: &Input) -> Value {
    let row = |name: &str| whole(&input.numbers(name)).0;
    number(divergence::jensen_shannon(&row("p"), &row("q")).map(|apart| apart.distance() * input.nats_or_bits().sqrt()))
}

fn unsigned_unless_asked(input: &Input, g2: Result<f64, Undefined>) -> Value {
    number(g2.map(|g2| if input.0["signed"] == json!(true) { g2 } else { g2.abs() }))
}

/// One row a coder in the case, one list an item here.
fn alpha(input: &Input) -> Value {
    let coders: Vec<&Vec<Value>> = input.0["data"].as_array().expect("coders").iter().map(|row| row.as_array().expect("codes")).collect();
    let items: Vec<Vec<u32>> =
        (0..coders[0].len()).map(|item| coders.iter().filter_map(|codes| codes[item].as_u64()).map(|code| code as u32).collect()).collect();
    let scale = if input.text("level") == "interval" { Scale::Interval } else { Scale::Nominal };
    number(agreement::alpha(&items, scale))
}

fn rate_difference(input: &Input) -> Value {
    let (target, reference) = (input.sample("hits1", "words1"), input.sample("hits2", "words2"));
    match permutation::rate_difference(&target, &reference, &Plan::new(1)) {
        Ok(result) => json!({
            "statistic": result.difference * input.f64("per"),
            "p": result.p,
            "n_perm": result.splits,
            "min_p": result.min_p,
        }),
        Err(_) => Value::Null,
    }
}

fn rate_interval(input: &Input) -> Value {
    let (words, factor) = whole(&[input.f64("exposure")]);
    let bounds = poisson::garwood(Count { hits: input.count("count"), words: words[0] }, input.confidence());
    bounds.map_or(Value::Null, |bounds| ends(bounds.scaled(factor)))
}

/// Two sides without hits are undefined here; the case writes that as the interval that says nothing.
fn exact_ratio(input: &Input) -> Value {
    let (words, _) = whole(&[input.f64("t1"), input.f64("t2")]);
    let side = |hits: &str, words: u64| Count { hits: input.count(hits), words };
    match poisson::exact_ratio(side("x1", words[0]), side("x2", words[1]), input.confidence()) {
        Ok(exact) => json!({"ratio": finite_or_word(exact.ratio), "ci": ends(exact.bounds), "p": exact.p}),
        Err(_) => json!({"ratio": null, "ci": [0, "Infinity"], "p": 1}),
    }
}

fn share_interval(input: &Input) -> Option<Value> {
    let interval = match input.text("method") {
        "wilson" => proportion::wilson,
        "clopper_pearson" => proportion::clopper_pearson,
        "jeffreys" => proportion::jeffreys,
        _ => return None,
    };
    Some(interval(input.count("count"), input.count("n"), input.confidence()).map_or(Value::Null, ends))
}

/// R's error √(φ/X), made from our φ: R lets φ below 1 narrow it, which no report does.
fn quasi_poisson(input: &Input) -> Value {
    let sample = input.sample("hits", "words");
    let phi = overdispersion::phi(sample.sums()).expect("the case has hits");
    let rate = sample.total().rate().expect("the case has words");
    json!({"log_rate": rate.ln(), "se": (phi / sample.total().hits as f64).sqrt(), "phi": phi})
}

fn number(result: Result<f64, Undefined>) -> Value {
    result.map_or(Value::Null, finite_or_word)
}

fn ends(bounds: Bounds) -> Value {
    json!([finite_or_word(bounds.lo), finite_or_word(bounds.hi)])
}

fn finite_or_word(value: f64) -> Value {
    if value == f64::INFINITY { json!("Infinity") } else { json!(value) }
}

/// The values times the smallest power of ten that makes them whole, with that power.
fn whole(values: &[f64]) -> (Vec<u64>, f64) {
    let mut factor = 1.0;
    while values.iter().any(|v| (v * factor - (v * factor).round()).abs() > 1e-6) {
        factor *= 10.0;
    }
    (values.iter().map(|v| (v * factor).round() as u64).collect(), factor)
}

/// The arguments of a case.
pub struct Input<'a>(pub &'a Value);

impl Input<'_> {
    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }

    fn f64(&self, name: &str) -> f64 {
        self.0[name].as_f64().unwrap_or_else(|| panic!("{name} is a number"))
    }

    fn count(&self, name: &str) -> u64 {
        self.0[name].as_u64().unwrap_or_else(|| panic!("{name} is a count"))
    }

    fn numbers(&self, name: &str) -> Vec<f64> {
        self.0[name].as_array().expect("a list").iter().map(|v| v.as_f64().expect("a number")).collect()
    }

    fn counts(&self, name: &str) -> impl Iterator<Item = u64> {
        self.0[name].as_array().expect("a list").iter().map(|v| v.as_u64().expect("a count"))
    }

    fn tokens(&self, name: &str) -> Vec<&str> {
        self.0[name].as_array().expect("a list").iter().map(|v| v.as_str().expect("a token")).collect()
    }

    /// Tokens as a set: ascending, each once.
    fn set(&self, name: &str) -> Vec<&str> {
        self.tokens(name).into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }

    fn list(&self, index: usize) -> impl Iterator<Item = u64> {
        self.0[index].as_array().expect("a list").iter().map(|v| v.as_u64().expect("a count"))
    }

    fn confidence(&self) -> Confidence {
        Confidence::new(self.0["level"].as_f64().unwrap_or(0.95)).expect("a level between 0 and 1")
    }

    fn sample(&self, hits: &str, words: &str) -> Sample {
        Sample::new(self.counts(hits).zip(self.counts(words)).map(|(hits, words)| Count { hits, words }))
    }

    /// Units of one word each: their rate is the mean of their values.
    fn means(&self, values: &str) -> Sample {
        Sample::new(self.counts(values).map(|hits| Count { hits, words: 1 }))
    }

    fn target(&self) -> Count {
        Count { hits: self.count("a"), words: self.count("n1") }
    }

    fn reference(&self) -> Count {
        Count { hits: self.count("b"), words: self.count("n2") }
    }

    /// What a bit is in the case's base.
    fn nats_or_bits(&self) -> f64 {
        if self.text("base") == "e" { std::f64::consts::LN_2 } else { 1.0 }
    }
}
