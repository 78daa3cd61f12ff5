package org.pumprig.rig.report;

/** The style sheet for paper, in the CSS 2.1 that PDF formatters know. */
final class PaperStyle {
  /** Embedded in every PDF. */
  static final String FONT = "DejaVu Sans Condensed";

  static final String MONO = "DejaVu Sans Mono";

  private PaperStyle() {}

  static String sheet(ReportHeader header, Labels labels) {
    return TEXT + TABLES + swatches() + margins(header, labels);
  }

  /** What every drawing carries. */
  static String drawings() {
    return Style.SHAPES
        + Style.arms()
        + "text{font-family:\""
        + FONT
        + "\";font-size:11px;fill:#111}.halo{stroke:none}\n";
  }

  /** A sign and not an empty box: the formatter forgets the box when it measures a cell. */
  private static String swatches() {
    var css = new StringBuilder();
    for (int i = 0; i < Patterns.ARM_COLOURS.length; i++) {
      css.append(".s" + i + "{color:" + Patterns.ARM_COLOURS[i] + "}");
    }
    return css.append('\n').toString();
  }

  private static String margins(ReportHeader header, Labels labels) {
    String all = Escape.css(String.join(" · ", labels.all()));
    return "@page{size:A4;margin:17mm 14mm 15mm;"
        + box("top-left", "\"" + all + "\"", "left;width:130mm")
        + box("top-right", "\"" + Escape.css(header.reportId()) + "\"", "right;width:50mm")
        + box("bottom-left", "\"PumpRig report — evidence towards, no conformity\"", "left")
        + box("bottom-right", "\"Page \" counter(page) \" of \" counter(pages)", "right")
        + "}\n";
  }

  private static String box(String place, String content, String align) {
    return "@"
        + place
        + "{content:"
        + content
        + ";font-family:\""
        + FONT
        + "\";font-size:7pt;color:#222;text-align:"
        + align
        + "}";
  }

  private static final String TEXT =
      """
      body{margin:0;color:#111;font-family:"DejaVu Sans Condensed";font-size:8.5pt;line-height:1.35;
      word-wrap:break-word}
      h1{font-size:16pt;line-height:1.15;margin:3mm 0 1mm}
      h2{font-size:12.5pt;margin:0 0 1.5mm;page-break-after:avoid}
      h3{font-size:10pt;margin:4mm 0 1mm;page-break-after:avoid}
      p{margin:1mm 0 2mm}
      .sub,.note{color:#444}.note{font-size:7.5pt}
      nav,.defs,.sr{display:none}
      a{color:#111;text-decoration:none}
      section{border-top:0.3mm solid #888;margin-top:6mm;padding-top:3mm}
      #summary{border-top:0;margin-top:1mm;padding-top:0}
      #pictures,#identity{page-break-before:always;border-top:0;margin-top:0}
      .labels{margin:0 0 2mm;font-size:7pt}
      .label{border:0.2mm solid #777;padding:0.2mm 1mm;margin-right:1mm;white-space:nowrap}
      .label.emu{border:0.4mm solid #111;font-weight:bold}
      .emumark{font-size:6.5pt;font-style:normal;color:#333}
      .banner{border:0.3mm solid #333;border-left:2mm solid #333;padding:2mm 4mm;
      page-break-inside:avoid}
      .banner p{margin:0}.banner div{margin-left:9mm}.banner .sign{float:left;font-size:18pt;line-height:1;font-weight:bold}
      .banner .answer{font-size:14pt;font-weight:bold;line-height:1.2}
      .b-good{background-color:#eef6f2}.b-mixed{background-color:#fff7e6}
      .b-bad{background-color:#fdf0ec}.b-open{background-color:#f1f2f5}
      .cards{margin-top:2mm}
      .card{display:inline-block;width:41mm;border:0.2mm solid #888;padding:1mm 2mm;margin:0 1mm 1mm 0;
      vertical-align:top;page-break-inside:avoid}
      .card p{margin:0}.card .name,.card .remark{font-size:7pt;color:#333}
      .card .value{font-size:11.5pt;font-weight:bold}
      .trust{margin:0;padding:0;list-style-type:none}.trust li{margin:0 0 0.5mm}
      .trust .glyph{font-weight:bold;margin-right:2mm}
      .facts{margin:1mm 0}.facts div{display:table;width:100%;page-break-inside:avoid}
      .facts dt{display:table-cell;width:52mm;color:#444}.facts dd{display:table-cell;margin:0}
      .conclusion{border-left:1mm solid #555;padding:0.5mm 3mm}
      pre{font-family:"DejaVu Sans Mono";font-size:7.5pt;background-color:#f2f2f2;padding:1mm 3mm}
      footer{border-top:0.3mm solid #888;margin-top:6mm;padding-top:3mm;color:#333}
      figure{margin:2mm 0 3mm;page-break-inside:avoid}figcaption{font-size:7.5pt;color:#222}
      figure.run figcaption{font-size:8pt}
      .legend{margin:1mm 0;padding:0;font-size:7.5pt}
      .legend li{display:inline-block;margin-right:4mm}.legend .words{margin-right:1mm}
      .legend svg{display:inline-block;vertical-align:middle}
      """;

  private static final String TABLES =
      """
      table{border-collapse:collapse;width:100%;font-size:7.5pt;line-height:1.3;margin:1mm 0 2mm;
      -fs-table-paginate:paginate}
      caption{text-align:left;font-weight:bold;padding:1mm 0;page-break-after:avoid}
      th,td{text-align:left;vertical-align:top;padding:0.8mm 2mm 0.8mm 0;
      border-bottom:0.15mm solid #bbb;font-weight:normal}
      thead th{font-weight:bold;border-bottom:0.3mm solid #555;vertical-align:bottom}
      tr{page-break-inside:avoid}
      tr.group th{background-color:#f0f0f0;padding:0.8mm}
      .faults td+td,.num,.evidence thead th:nth-child(2){text-align:right}
      thead th{word-wrap:normal}
      .checks tbody th,.checks td:last-child,.ran tbody th{white-space:nowrap}
      .id,.outcome,.armname{font-weight:bold}.outcome,.armname,.nowrap{white-space:nowrap}
      td p{margin:0 0 0.5mm}ul{margin:0.5mm 0;padding-left:4mm}
      .hash,.path{font-family:"DejaVu Sans Mono";font-size:5.5pt;word-wrap:break-word}
      .chip{border:0.2mm solid #555;padding:0 0.8mm;font-size:6.5pt;white-space:nowrap;
      display:inline-block;margin-bottom:0.4mm}
      .glyph{font-weight:bold}
      .swatch:before{content:"\\25A0\\00A0"}
      .units td:nth-child(2),.verdicts td:nth-child(2),.expected tbody th{width:16mm}
      .verdicts td:nth-child(4){width:23mm}
      .units th,.verdicts th,.verdicts td:nth-child(3){white-space:nowrap}
      """;
}
