package org.pumprig.rig.report;

/** The style sheet: calm type, dark on white, one column on a phone, A4 on paper. */
final class Style {
  private Style() {}

  static String sheet(ReportHeader header, Labels labels) {
    return TEXT + TABLES + FIGURES + SHAPES + arms() + PRINT + pageMargins(header, labels);
  }

  /** For a page without figures and arms. */
  static String plain() {
    return TEXT + TABLES;
  }

  /** Colours, lines and hatchings of the arms. */
  static String arms() {
    var css = new StringBuilder();
    for (int i = 0; i < Patterns.ARM_COLOURS.length; i++) {
      String colour = Patterns.ARM_COLOURS[i];
      css.append(".a" + i + "{stroke:" + colour + "}");
      css.append(".curve.a" + i + "{stroke-dasharray:" + Patterns.DASHES[i] + "}");
      css.append(".l" + i + "{fill:" + colour + ";fill-opacity:.08}");
      css.append(".h" + i + "{fill:url(#p-arm" + i + ")}");
      css.append(".s" + i + "{background:" + colour + "}\n");
    }
    return css.toString();
  }

  /** Labels and report id on every printed page, by the margin boxes of CSS Paged Media. */
  static String pageMargins(ReportHeader header, Labels labels) {
    String all = Escape.css(String.join(" · ", labels.all()));
    String id = Escape.css(header.reportId());
    return "@page{size:A4;margin:17mm 14mm 15mm}\n"
        + box("top-left", "\"" + all + "\"", "width:78%;text-align:left")
        + box("top-right", "\"" + id + "\"", "text-align:right")
        + box("bottom-left", "\"PumpRig report\"", "text-align:left")
        + box(
            "bottom-right", "\"Page \" counter(page) \" of \" counter(pages)", "text-align:right");
  }

  private static String box(String place, String content, String more) {
    String font = "font:7pt system-ui,sans-serif;color:#333;";
    return "@page{@" + place + "{content:" + content + ";" + font + more + "}}\n";
  }

  private static final String TEXT =
      """
      :root{color-scheme:light;--ink:#1b1f24;--soft:#59616b;--line:#d7dbe0;--wash:#f5f6f8}
      *{box-sizing:border-box}
      html{-webkit-text-size-adjust:100%}
      body{margin:0;background:#fff;color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",
      Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
      main,.mast,footer{max-width:1120px;margin:0 auto;padding:0 24px}
      .mast{padding-top:20px}
      h1{font-size:27px;line-height:1.2;font-weight:650;letter-spacing:-.01em;margin:10px 0 2px}
      h2{font-size:20px;line-height:1.3;font-weight:650;margin:0 0 6px}
      h3{font-size:16px;font-weight:650;margin:22px 0 6px}
      p{margin:6px 0 10px;max-width:78ch}
      .sub,.note{color:var(--soft)}
      .note{font-size:13.5px}
      nav{display:flex;flex-wrap:wrap;gap:2px 16px;font-size:14px;margin-top:8px}
      a{color:#0a58a3;text-decoration:none}a:hover{text-decoration:underline}
      section{border-top:1px solid var(--line);margin-top:36px;padding-top:22px}
      #summary{border-top:0;margin-top:12px;padding-top:0}
      .quiet,.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
      white-space:nowrap}
      .labels{display:flex;flex-wrap:wrap;gap:4px 6px;margin:0 0 12px;max-width:none;font-size:12px;
      line-height:1.4}
      .label{border:1px solid #b9bfc7;border-radius:3px;padding:1px 7px;color:#3a414a}
      .label.emu{border-color:#7a4b00;background:#fff4dc;color:#4f3000;font-weight:600}
      .emumark{color:#6b4200;font-size:11px;white-space:nowrap;border-bottom:1px dotted #b98a3a;
      font-weight:400}
      .banner{display:flex;gap:18px;align-items:flex-start;border-radius:8px;padding:14px 20px;
      border:1px solid;border-left-width:8px}
      .banner p{margin:0;max-width:none}
      .banner .sign{font-size:34px;line-height:1.1;font-weight:700}
      .question{font-size:13.5px}
      .banner .answer{font-size:26px;line-height:1.25;font-weight:680}
      .b-good{background:#eef6f2;border-color:#00664c;color:#0d3d30}
      .b-mixed{background:#fff7e6;border-color:#8a5a00;color:#4a3000}
      .b-bad{background:#fdf0ec;border-color:#9c3300;color:#5a1d00}
      .b-open{background:#f1f2f5;border-color:#555c66;color:#2a2f36}
      .split{display:grid;grid-template-columns:minmax(0,1fr);gap:8px 32px;margin-top:16px}
      .cards{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:10px}
      .card{border:1px solid var(--line);border-radius:6px;padding:9px 13px}
      .card p{margin:0}.card .name,.card .remark{font-size:12.5px;color:var(--soft)}
      .card .value{font-size:22px;font-weight:640;line-height:1.3;font-variant-numeric:tabular-nums}
      .trust{list-style:none;margin:0;padding:0;font-size:14px}
      .trust li{display:flex;gap:9px;padding:2px 0}
      .trust .glyph{flex:none;width:18px;text-align:center;font-weight:700}
      .t-good .glyph{color:#00664c}.t-limit .glyph{color:#8a5a00}.t-bad .glyph{color:#9c3300}
      .facts{margin:0;display:grid;grid-template-columns:minmax(0,1fr)}
      .facts div{display:grid;grid-template-columns:190px minmax(0,1fr);padding:3px 0;gap:12px}
      .facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
      .endpoint{margin-bottom:28px}
      .conclusion{border-left:4px solid #59616b;padding:2px 12px;background:var(--wash)}
      pre{background:var(--wash);padding:9px 14px;border-radius:5px;overflow-x:auto;font-size:13.5px}
      footer{border-top:1px solid var(--line);margin-top:40px;padding-top:16px;padding-bottom:32px;
      font-size:13.5px;color:var(--soft)}
      @media(min-width:900px){.split{grid-template-columns:minmax(0,11fr) minmax(0,10fr)}}
      @media(max-width:600px){main,.mast,footer{padding-left:14px;padding-right:14px}h1{font-size:22px}
      .banner{padding:12px 14px;gap:12px}.banner .answer{font-size:21px}.banner .sign{font-size:26px}
      .facts div{grid-template-columns:minmax(0,1fr);gap:0}.card{padding:8px 10px}
      .card .value{font-size:19px}}
      """;

  private static final String TABLES =
      """
      .scroll{overflow-x:auto;margin:8px 0 12px}
      table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.4;
      font-variant-numeric:tabular-nums}
      caption{text-align:left;font-weight:600;padding:6px 0 5px}
      th,td{text-align:left;vertical-align:top;padding:5px 12px 5px 0;border-bottom:1px solid #e6e9ec;
      font-weight:400}
      thead th{font-weight:600;border-bottom:1.5px solid #8b939d;vertical-align:bottom;font-size:12.5px}
      tbody th{font-weight:500}
      .numbers td,.numbers th,.verdicts th{white-space:nowrap}
      .faults td:nth-child(2),.faults th{white-space:normal}
      .faults td:nth-child(n+3),.faults thead th:nth-child(n+3),.num{text-align:right}
      .verdicts td{min-width:64px}.verdicts td:last-child{min-width:260px}
      .plain td,.plain tbody th{min-width:110px}.trace tbody th,.trace td:nth-child(2){min-width:210px}
      .stats td{min-width:150px}
      tr.group th{background:var(--wash);padding:6px 8px;font-weight:500;border-top:1px solid #c9ced5}
      .id{font-weight:650;white-space:nowrap;margin-right:4px}
      td p{margin:0 0 4px}
      .claim tbody th{min-width:200px}.claim ul{margin:4px 0 0;padding-left:16px}
      .claim li{margin-bottom:3px}
      .nowrap{white-space:nowrap}
      .hash,.path{font:12px/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;
      overflow-wrap:anywhere}
      .evidence .num{min-width:90px}
      .outcome{white-space:nowrap;font-weight:600}
      .chip{display:inline-block;border:1px solid currentColor;border-radius:3px;padding:0 6px;
      margin:0 0 3px;font-size:12px;white-space:nowrap}
      .glyph{display:inline-block;min-width:1em;text-align:center;font-weight:700}
      .o-pass{color:#00573f}.o-fail{color:#9c2f00}.o-inconclusive{color:#4d4f8a}
      .o-aborted{color:#333}.o-not-exercised{color:#59616b}
      .armname{white-space:nowrap;font-weight:600}
      .swatch{display:inline-block;width:10px;height:10px;margin-right:6px;border-radius:2px}
      @media(max-width:600px){.plain tbody th{min-width:0}.plain td{min-width:88px}}
      """;

  private static final String FIGURES =
      """
      .defs{position:absolute}
      figure{margin:0 0 14px}
      figcaption{font-size:12.5px;color:var(--soft);max-width:78ch}
      figure.run{border-top:1px solid var(--line);padding-top:12px;margin-top:16px}
      figure.run figcaption{font-size:14px;color:var(--ink);max-width:none}
      figure.run strong{font-weight:650}
      .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(290px,1fr));gap:12px 32px}
      svg.plot{width:100%;max-width:560px;height:auto;display:block}
      svg.wide{max-width:820px}
      svg.timeline{width:100%;min-width:760px;height:auto;display:block}
      .legend{list-style:none;margin:6px 0 10px;padding:0;display:flex;flex-wrap:wrap;gap:4px 20px;
      font-size:13px}
      .legend li{display:flex;flex-direction:row-reverse;gap:7px;align-items:center}
      .legend .sign{width:28px;height:14px;flex:none}
      """;

  /** Of the drawings alone; no property here that SVG doesn't know. */
  static final String SHAPES =
      """
      .whisker{stroke:#1b1f24;stroke-width:1.6}.point,.arrow{fill:#1b1f24}
      .none{stroke:#4a525c;stroke-dasharray:3 3}.margin{fill:none;stroke:#1b1f24;stroke-width:1.6}
      svg text{font-size:11px;fill:#2b3138}
      svg .small{font-size:10.5px}svg .end{text-anchor:end}svg .mid{text-anchor:middle}
      svg .halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round;
      stroke-opacity:.85}
      .axis{stroke:#4a525c;stroke-width:1}.grid{stroke:#e3e6ea;stroke-width:1}
      .curve{fill:none;stroke-width:2.2}.censor{stroke-width:1.6}.hatch{fill-opacity:.38}
      .look-path{fill:none;stroke:#111;stroke-width:2}.look-dot{fill:#111}
      .look-bound{fill:none;stroke:#59616b;stroke-width:1.6;stroke-dasharray:7 4}
      .look-mark{stroke:#59616b;stroke-width:1.6}
      .ph0{fill:#e9ecf0}.ph1{fill:#d9dfe6}
      .shade{fill:#c9942b;fill-opacity:.13}
      .f-acting{fill:#e3ae45;stroke:#7a5a00;stroke-width:.8}
      .f-unseen{fill:url(#p-unseen);stroke:#7a5a00;stroke-width:.8}
      .f-wait{stroke:#7a5a00;stroke-width:1;stroke-dasharray:1.5 1.5}
      .f-applied{stroke:#3d2d00;stroke-width:1.2}.f-requested{fill:#fff;stroke:#3d2d00;stroke-width:1}
      .f-heal{stroke:#7a5a00;stroke-width:1.2;stroke-dasharray:4 2}
      .f-recovered{stroke:#7a5a00;stroke-width:1.6}
      .errors{fill:none;stroke:#7d2e68;stroke-width:1.8}
      .flow{fill:none;stroke:#005f96;stroke-width:1.8}
      .programmed{fill:none;stroke:#1b1f24;stroke-width:1.2;stroke-dasharray:5 3}
      .blind{fill:url(#p-blind);stroke:#3d3d3d;stroke-width:.8;fill-opacity:.6}
      .after{fill:#f1f2f4}
      .mark{stroke-width:1.4}.flag{stroke:none}
      .mark.m-watchdog{stroke:#a31515;stroke-width:2}.flag.m-watchdog{fill:#a31515}
      .mark.m-stop{stroke:#111}.flag.m-stop{fill:#111}
      .mark.m-alarm{stroke:#8a3ab9;stroke-dasharray:4 2}.flag.m-alarm{fill:#8a3ab9}
      .mark.m-screen{stroke:#666;stroke-dasharray:2 2}.flag.m-screen{fill:#666}
      .mark.m-power{stroke:#00664c}.flag.m-power{fill:#00664c}
      .mark.m-program{stroke:#00664c;stroke-dasharray:6 2}.flag.m-program{fill:#00664c}
      .mark.m-note{stroke:#8b939d;stroke-dasharray:1 3}.flag.m-note{fill:#8b939d}
      """;

  private static final String PRINT =
      """
      @media print{body{font-size:9.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
      main,.mast,footer{max-width:none;padding:0}nav{display:none}
      h2,h3,.labels,caption,figure.run figcaption{break-after:avoid}.labels{font-size:7pt}
      .card .value{font-size:13pt}.card .name,.card .remark,.trust,.note{font-size:8pt}
      section{margin-top:18pt;padding-top:10pt}
      figure,.banner,.card,tr,.trust li{break-inside:avoid}thead{display:table-header-group}
      .scroll{overflow:visible}svg.timeline{min-width:0}table{font-size:8pt}th,td{padding:2.5pt 7pt 2.5pt 0}
      #identity{break-before:page}
      .numbers td,.numbers thead th{white-space:normal}.runs td:nth-child(3){white-space:nowrap}
      .hash,.path{font-size:6.5pt}
      .split{grid-template-columns:minmax(0,11fr) minmax(0,10fr)}a{color:inherit}
      svg.plot{max-width:100%}.plain td,.plain tbody th,.verdicts td,.stats td{min-width:0}
      .verdicts td:last-child,.trace tbody th,.trace td:nth-child(2){min-width:0}}
      """;
}
