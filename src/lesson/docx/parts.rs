//! The parts of the document beside its text: styles, lists, foot, properties, and how they belong together.

use super::escaped;
use crate::lesson::sheet::Sheet;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// What each part is.
pub(super) const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
</Types>";

/// Where the text and the properties are.
pub(super) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
</Relationships>";

/// Read as Word 2013 and later do.
pub(super) const SETTINGS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:compat>\
<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

/// What the text refers to.
pub(super) fn document_relations(links: &[String]) -> String {
    let of = |kind: &str| format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
    let mut xml = format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (at, (kind, target)) in
        [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml")]
            .iter()
            .enumerate()
    {
        xml += &format!("<Relationship Id=\"rId{}\" Type=\"{}\" Target=\"{target}\"/>", at + 1, of(kind));
    }
    for (at, link) in links.iter().enumerate() {
        let kind = of("hyperlink");
        xml += &format!("<Relationship Id=\"rIdLink{}\" Type=\"{kind}\" Target=\"{}\" TargetMode=\"External\"/>", at + 1, escaped(link));
    }
    xml + "</Relationships>"
}

/// The title and the language, and nothing else.
pub(super) fn core(sheet: &Sheet) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
        escaped(&sheet.title),
        escaped(&sheet.language)
    )
}

/// The styles: Arial, which every office program has or replaces by one of the same width.
pub(super) fn styles(sheet: &Sheet) -> String {
    let style = |id: &str, name: &str, paragraph: &str, run: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
    };
    let heading = |level: usize, size: u32, before: u32| {
        style(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            &format!("<w:keepNext/><w:spacing w:before=\"{before}\" w:after=\"80\"/><w:outlineLvl w:val=\"{}\"/>", level - 1),
            &format!("<w:b/><w:sz w:val=\"{size}\"/>"),
        )
    };
    let boxed = "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"6\" w:color=\"404040\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F0F0\"/>\
                 <w:spacing w:before=\"120\" w:after=\"120\"/>";
    let ruled = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"808080\"/><w:between w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"808080\"/></w:pBdr>\
                 <w:spacing w:before=\"0\" w:after=\"0\" w:line=\"480\" w:lineRule=\"exact\"/>";
    let styles = [
        heading(1, 32, 0),
        heading(2, 26, 240),
        heading(3, 22, 160),
        style("Small", "Small", "<w:spacing w:after=\"80\"/>", "<w:sz w:val=\"18\"/>"),
        style("Boxed", "Boxed", boxed, ""),
        style("Ruled", "Ruled", ruled, ""),
        style("Point", "Point", "<w:spacing w:after=\"60\"/>", ""),
        style("Cell", "Cell", "<w:spacing w:before=\"20\" w:after=\"20\"/>", "<w:sz w:val=\"18\"/>"),
        style(
            "Number",
            "Number",
            "<w:spacing w:after=\"0\" w:line=\"330\" w:lineRule=\"exact\"/>",
            "<w:sz w:val=\"17\"/><w:color w:val=\"404040\"/>",
        ),
        style("Line", "Line", "<w:spacing w:after=\"0\" w:line=\"330\" w:lineRule=\"exact\"/>", "<w:sz w:val=\"21\"/>"),
    ];
    format!(
        "{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>\
         <w:sz w:val=\"21\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"100\" w:line=\"264\" w:lineRule=\"auto\"/>\
         </w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>{}\
         </w:styles>",
        escaped(&sheet.language),
        styles.concat()
    )
}

/// One numbering a list, so that each begins with 1.
pub(super) fn numbering(lists: &[bool]) -> String {
    let indent = "<w:pPr><w:ind w:left=\"454\" w:hanging=\"340\"/></w:pPr>";
    let level = |format: &str, text: &str| {
        format!(
            "<w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
             <w:lvlJc w:val=\"left\"/>{indent}</w:lvl>"
        )
    };
    let mut xml = format!(
        "{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>",
        level("bullet", "•"),
        level("decimal", "%1.")
    );
    for (at, is_ordered) in lists.iter().enumerate() {
        xml += &format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{}\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            at + 1,
            u8::from(*is_ordered)
        );
    }
    xml + "</w:numbering>"
}

/// The foot of each page with its number.
pub(super) fn footer(sheet: &Sheet) -> String {
    let field =
        |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:rPr><w:sz w:val=\"16\"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>");
    let words = |text: &str| format!("<w:r><w:rPr><w:sz w:val=\"16\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
    format!(
        "{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr>{}{}{}{}</w:p></w:ftr>",
        words(&format!("{}    ", sheet.foot)),
        field("PAGE"),
        words(" / "),
        field("NUMPAGES")
    )
}
