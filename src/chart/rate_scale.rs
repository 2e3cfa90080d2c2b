//! Scales for uses per 1,000 words: from zero in equal steps, or by powers of ten where small and large rates stand in one figure.

use super::canvas::{Anchor, Type};
use super::frame::{Page, SMALL};
use super::palette::RULE;
use super::phrase::number;
use super::text_fit;

/// Rates farther apart than this cannot both be read in equal steps.
const STEPS_UP_TO: f64 = 20.0;
/// Room at the left of powers of ten for what is never used, in parts of the scale.
pub(super) const NEVER: f64 = 0.14;
/// The numbers of a scale.
const TICK: Type = Type { size: 11.0, ..SMALL };

/// A scale, the same in all panels of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) enum RateScale {
    /// From zero to the top, in steps.
    Steps {
        /// From one number to the next.
        step: f64,
        /// How many.
        steps: u32,
    },
    /// By powers of ten; what is never used stands at the left end, apart from the rest.
    Powers {
        /// The least power of ten.
        least: i32,
        /// The right end, as a power of ten: a little beyond the largest rate.
        most: f64,
    },
}

impl RateScale {
    /// The scale that suits `rates`: equal steps, unless the largest is more than twenty times the smallest above zero. `ends` are the upper ends of
    /// ranges: the scale reaches as far as they do, up to twice the largest rate.
    pub(super) fn of(rates: &[f64], ends: &[f64]) -> RateScale {
        let used = || rates.iter().copied().filter(|rate| *rate > 0.0);
        let (least, most) = (used().fold(f64::INFINITY, f64::min), used().fold(0.0, f64::max));
        if most > STEPS_UP_TO * least {
            return Self::powers(rates);
        }
        let farthest = ends.iter().copied().fold(most, f64::max);
        let top = farthest.min(2.0 * most).max(1e-6);
        let power = 10_f64.powf((top / 4.0).log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|part| part * power).into_iter().find(|step| step * 5.0 >= top).unwrap_or(10.0 * power);
        RateScale::Steps { step, steps: (top / step).ceil().max(1.0) as u32 }
    }

    /// Powers of ten around `rates`.
    pub(super) fn powers(rates: &[f64]) -> RateScale {
        let used = || rates.iter().copied().filter(|rate| *rate > 0.0);
        let least = used().fold(f64::INFINITY, f64::min).log10().floor() as i32;
        let most = used().fold(0.0, f64::max).log10() + 0.05;
        RateScale::Powers { least, most: most.max(f64::from(least) + 1.0) }
    }

    /// 0 to 1 from the left end to the right; less or more for what lies outside.
    pub(super) fn at(self, rate: f64) -> f64 {
        match self {
            RateScale::Steps { step, steps } => rate / (step * f64::from(steps)),
            RateScale::Powers { .. } if rate <= 0.0 => 0.0,
            RateScale::Powers { least, most } => {
                let least = f64::from(least);
                NEVER + (1.0 - NEVER) * (rate.log10() - least) / (most - least)
            }
        }
    }

    /// Where the scale proper begins: beyond the place of what is never used.
    pub(super) fn begins(self) -> f64 {
        match self {
            RateScale::Steps { .. } => 0.0,
            RateScale::Powers { .. } => NEVER,
        }
    }

    /// Places with a number.
    pub(super) fn ticks(self) -> Vec<(f64, String)> {
        match self {
            RateScale::Steps { step, steps } => {
                let digits = (-step.log10().floor()).max(0.0) as usize + usize::from(step.log10().fract() != 0.0 && has_half(step));
                (0..=steps).map(|nth| f64::from(nth) * step).map(|rate| (self.at(rate), plain(rate, digits))).collect()
            }
            RateScale::Powers { least, most } => {
                let power = |power: i32| {
                    let digits = (-power).max(0) as usize;
                    (self.at(10_f64.powi(power)), plain(10_f64.powi(power), digits))
                };
                std::iter::once((0.0, "0".to_owned())).chain((least..=most.floor() as i32).map(power)).collect()
            }
        }
    }

    /// What the subtitle says of it.
    pub(super) fn said(self) -> &'static str {
        match self {
            RateScale::Steps { .. } => "Every panel has the same scale, from zero.",
            RateScale::Powers { .. } => "Every panel has the same scale, by powers of ten; what is not used stands apart at 0.",
        }
    }

    /// The numbers of the scale below a panel, those that fit; gives where they end.
    pub(super) fn draw(self, page: &mut Page, (left, width): (f64, f64), y: f64) -> f64 {
        let mut free = f64::NEG_INFINITY;
        for (at, label) in self.ticks() {
            let (x, half) = (left + width * at, page.ruler.width(&label, TICK) / 2.0);
            page.canvas.line((x, y - 2.0), (x, y + 2.0), 1.0, RULE);
            if x - half > free {
                page.canvas.text(x, y + 3.0 + text_fit::baseline(TICK), &label, TICK, Anchor::Middle);
                free = x + half + 5.0;
            }
        }
        y + 3.0 + text_fit::height(1, TICK)
    }
}

/// True for steps of 0.25 and the like, which need a digit more.
fn has_half(step: f64) -> bool {
    let lead = step / 10_f64.powf(step.log10().floor());
    (lead - 2.5).abs() < 1e-9
}

/// A number of the scale: whole ones with their thousands parted.
fn plain(rate: f64, digits: usize) -> String {
    if digits == 0 { number(rate.round() as u64) } else { format!("{rate:.digits$}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(scale: RateScale) -> Vec<String> {
        scale.ticks().into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn rates_of_one_size_stand_in_equal_steps_from_zero() {
        assert_eq!(labels(RateScale::of(&[0.5, 4.2], &[4.9])), ["0", "1", "2", "3", "4", "5"]);
        assert_eq!(
            labels(RateScale::of(&[0.02, 0.09], &[1.0])),
            ["0.00", "0.05", "0.10", "0.15", "0.20"],
            "at most twice the largest rate"
        );
        assert_eq!(labels(RateScale::of(&[1.0], &[1.2])), ["0.00", "0.25", "0.50", "0.75", "1.00", "1.25"]);
    }

    #[test]
    fn rates_far_apart_stand_by_powers_of_ten() {
        let scale = RateScale::of(&[0.0, 0.0125, 137.0], &[]);
        assert_eq!(labels(scale), ["0", "0.01", "0.1", "1", "10", "100"]);
        assert!(scale.at(0.0) == 0.0 && (scale.at(0.01) - NEVER).abs() < 1e-12 && scale.at(138.0) > 0.97 && scale.at(138.0) <= 1.0);
    }

    #[test]
    fn nothing_used_has_a_scale_all_the_same() {
        assert!(RateScale::of(&[0.0], &[]).at(0.0) == 0.0);
    }
}
