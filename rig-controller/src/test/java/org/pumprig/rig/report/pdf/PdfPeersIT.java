package org.pumprig.rig.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.report.PaperSamples;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF, which isn't ours, looks at what we write. */
@Tag("peer")
class PdfPeersIT {
  @BeforeAll
  static void start() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private static List<String> problems(byte[] pdf) throws Exception {
    try (var parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_B);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false)) {
      ValidationResult result = validator.validate(parser);
      return result.getTestAssertions().stream()
          .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
          .map(one -> one.getRuleId().getClause() + " " + one.getMessage())
          .distinct()
          .collect(Collectors.toList());
    }
  }

  @Test
  void theReportIsCompliantTaggedAndHoldsItsTables() throws Exception {
    byte[] pdf = PdfReport.render(PaperSamples.demo());
    assertThat(problems(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot()).isNotNull();
      assertThat(catalog.getNames().getEmbeddedFiles().getNames())
          .containsOnlyKeys("runs.csv", "verdicts.csv", "comparisons.csv", "summary.json");
      int pages = document.getNumberOfPages();
      for (int page = 1; page <= pages; page++) {
        var text = new PDFTextStripper();
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(document))
            .contains("Page " + page + " of " + pages, "EMULATED BENCH", "PR-20260101-0007");
      }
    }
  }

  @Test
  void hostileTextsLeaveItCompliant() throws Exception {
    byte[] pdf = PdfReport.render(PaperSamples.hostile("<b>&amp; \u202E \uFFFF \uD800 \u4E2D x"));
    assertThat(problems(pdf)).isEmpty();
  }

  @Test
  void aFileThatBreaksARuleIsRefused() throws Exception {
    byte[] pdf = PdfReport.render(PaperSamples.demo());
    try (PDDocument document = Loader.loadPDF(pdf)) {
      document.getDocumentCatalog().setOutputIntents(List.of());
      var out = new java.io.ByteArrayOutputStream();
      document.save(out);
      assertThat(problems(out.toByteArray())).isNotEmpty();
    }
  }

  @Test
  void theSameInputGivesTheSameBytes() throws Exception {
    byte[] xhtml =
        "<html lang=\"en\"><head><title>t</title></head><body><p>x</p></body></html>"
            .getBytes(StandardCharsets.UTF_8);
    Instant dated = Instant.parse("2026-11-27T08:00:00Z");
    assertThat(PdfDocument.render(xhtml, dated, "test", List.of()))
        .isEqualTo(PdfDocument.render(xhtml, dated, "test", List.of()));
    assertThat(PdfReport.render(PaperSamples.demo()))
        .isEqualTo(PdfReport.render(PaperSamples.demo()));
  }
}
