//! Tests that readers tell colours apart: contrast with the page, three kinds of colour blindness, and grey print.
//!
//! Contrast is WCAG 2.2's. Colour blindness is simulated by the matrices of Machado, Oliveira and Fernandes (2009, IEEE Transactions on
//! Visualization and Computer Graphics 15(6), severity 1.0), in linear light. Differences are CIEDE2000, checked against pairs that Sharma, Wu and
//! Dalal published (2005, Color Research and Application 30(1), table 1).

use resvg::usvg::roxmltree::Document;

use super::canvas::{Canvas, Words};
use super::mark::Sign;
use super::palette::{self, Colour, EMPTY, FILL, INK, MUTED, RANGE, RANGE_TOGETHER, RULE, WHITE};
use super::voice_bars::{self, Area};
use super::{Sheet, rates};
use crate::text::VoiceGroup;

type Linear = [f64; 3];

const VOICES: [VoiceGroup; 5] = [VoiceGroup::Own, VoiceGroup::Quoted, VoiceGroup::Partial, VoiceGroup::Attributed, VoiceGroup::Unclear];

/// What is seen of linear red, green and blue.
const VISIONS: [(&str, [Linear; 3]); 4] = [
    ("three colours", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deuteranopia", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

fn linear((r, g, b): Colour) -> Linear {
    [r, g, b].map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let luminance = |colour| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn seen(colour: Colour, vision: &[Linear; 3]) -> Linear {
    let light = linear(colour);
    vision.map(|row| (0..3).map(|at| row[at] * light[at]).sum::<f64>().clamp(0.0, 1.0))
}

/// CIELAB of linear sRGB, white D65.
fn lab([r, g, b]: Linear) -> [f64; 3] {
    let f = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let x = f((0.412_456_4 * r + 0.357_576_1 * g + 0.180_437_5 * b) / 0.950_47);
    let y = f(0.212_672_9 * r + 0.715_152_2 * g + 0.072_175_0 * b);
    let z = f((0.019_333_9 * r + 0.119_192_0 * g + 0.950_304_1 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.0 + 0.5 * (1.0 - seventh((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if is_grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let middle = match h1 + h2 {
        sum if is_grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let (light, chroma) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(middle - 30.0) + 0.24 * cos(2.0 * middle) + 0.32 * cos(3.0 * middle + 6.0) - 0.20 * cos(4.0 * middle - 63.0);
    let off = (light - 50.0).powi(2);
    let by_light = (l2 - l1) / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let by_chroma = (c2 - c1) / (1.0 + 0.045 * chroma);
    let by_hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * chroma * t);
    let rotation = -(60.0 * (-((middle - 275.0) / 25.0).powi(2)).exp()).to_radians().sin() * 2.0 * seventh(chroma);
    (by_light.powi(2) + by_chroma.powi(2) + by_hue.powi(2) + rotation * by_chroma * by_hue).sqrt()
}

fn difference(a: Colour, b: Colour, vision: &[Linear; 3]) -> f64 {
    ciede2000(lab(seen(a, vision)), lab(seen(b, vision)))
}

/// What is drawn, as SVG without any colour.
fn without_colour(draw: impl Fn(&mut Canvas)) -> String {
    let mut canvas = Canvas::new(960.0);
    canvas.height = 40.0;
    draw(&mut canvas);
    let words = Words { id: "test", title: String::new(), caption: String::new(), alt: String::new() };
    let svg = canvas.finish(&Sheet::default(), words).expect("shapes can be drawn").svg;
    let document = Document::parse(&svg).expect("well-formed");
    let plain = |name: &str, value: &str| match value {
        // White inside a colour is an open sign, which grey print shows.
        "#FFFFFF" => format!("{name}=white "),
        "none" => format!("{name}=none "),
        _ if name == "fill" || name == "stroke" => format!("{name}=colour "),
        value => format!("{name}={value} "),
    };
    let shapes = document.descendants().filter(|node| node.is_element());
    shapes.flat_map(|node| node.attributes().map(|a| plain(a.name(), a.value())).collect::<Vec<_>>()).collect()
}

#[test]
fn the_formulas_give_the_published_numbers() {
    assert!((contrast((0, 0, 0), WHITE) - 21.0).abs() < 1e-9 && (contrast((118, 118, 118), WHITE) - 4.54).abs() < 0.01);
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 3.1571, -77.2803], [50.0, 0.0, -82.7485], 2.8615),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0000),
        ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
    ];
    for (a, b, expected) in pairs {
        assert!((ciede2000(a, b) - expected).abs() < 5e-5, "{a:?} {b:?}: {}", ciede2000(a, b));
        assert!((ciede2000(b, a) - expected).abs() < 5e-5);
    }
    // White stays white for everybody.
    assert!(
        VISIONS.iter().all(|(_, vision)| difference(WHITE, WHITE, vision) < 1e-9 && seen(WHITE, vision).iter().all(|part| *part > 0.999))
    );
}

#[test]
fn text_stands_out_from_the_page() {
    for colour in [INK, MUTED] {
        assert!(contrast(colour, WHITE) >= 4.5, "{colour:?}: {}", contrast(colour, WHITE));
    }
}

#[test]
fn whatever_means_something_stands_out_from_the_page() {
    let voices = VOICES.map(palette::voice);
    for colour in voices.into_iter().chain([FILL, RANGE, RANGE_TOGETHER, EMPTY, RULE, MUTED]) {
        assert!(contrast(colour, WHITE) >= 3.0, "{colour:?}: {}", contrast(colour, WHITE));
    }
}

#[test]
fn voices_differ_in_colour_for_every_kind_of_eye() {
    for (name, vision) in VISIONS {
        for (nth, one) in VOICES.into_iter().enumerate() {
            for other in VOICES.into_iter().skip(nth + 1) {
                let found = difference(palette::voice(one), palette::voice(other), &vision);
                // Own words beside quotations and reports is what most figures are about.
                let least = if one == VoiceGroup::Own && other != VoiceGroup::Partial { 10.0 } else { 7.0 };
                assert!(found >= least, "{name}: {one:?} and {other:?} differ by {found:.1}");
            }
        }
        let (own, range) = (palette::voice(VoiceGroup::Own), difference(palette::voice(VoiceGroup::Own), RANGE, &vision));
        assert!(range >= 7.0, "{name}: a point and its range differ by {range:.1}");
        assert!(difference(own, EMPTY, &vision) >= 10.0, "{name}: an outlet's line and that of all");
    }
}

/// In grey print only shape and filling are left.
#[test]
fn voices_differ_in_shape_or_filling_without_any_colour() {
    let area = Area { x: 10.0, y: 10.0, width: 60.0, height: 16.0 };
    for (nth, one) in VOICES.into_iter().enumerate() {
        for other in VOICES.into_iter().skip(nth + 1) {
            for headline in [false, true] {
                let sign = |voice| without_colour(|canvas| Sign { headline, voice }.draw(canvas, 20.0, 20.0));
                assert_ne!(sign(one), sign(other), "signs of {one:?} and {other:?}, headline {headline}");
            }
            let bar = |voice| without_colour(|canvas| voice_bars::fill(canvas, area, voice));
            assert_ne!(bar(one), bar(other), "bars of {one:?} and {other:?}");
        }
    }
    let dots = [VoiceGroup::Own, VoiceGroup::Quoted, VoiceGroup::Attributed]
        .map(|voice| without_colour(|canvas| rates::dot(canvas, 20.0, 20.0, voice)));
    assert!(dots[0] != dots[1] && dots[1] != dots[2] && dots[0] != dots[2], "{dots:#?}");
    assert!(!dots[0].contains("white ") || dots[0].matches("white").count() < dots[1].matches("white").count(), "own words are filled");
    let again = |voice| without_colour(|canvas| rates::dot(canvas, 20.0, 20.0, voice));
    assert_eq!(again(VoiceGroup::Own), again(VoiceGroup::Own), "the test itself tells the same from other");
}
