package org.pumprig.rig.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;

/** The DejaVu fonts: they know every sign that a report uses, and may be embedded. */
final class PdfFonts {
  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

  private PdfFonts() {}

  static void all(PdfRendererBuilder builder) {
    add(builder, "DejaVu Sans Condensed", "DejaVuSansCondensed.ttf", 400);
    add(builder, "DejaVu Sans Condensed", "DejaVuSansCondensed-Bold.ttf", 700);
    add(builder, "DejaVu Sans Mono", "DejaVuSansMono.ttf", 400);
  }

  private static void add(PdfRendererBuilder builder, String family, String file, int weight) {
    builder.useFont(
        () -> open(file),
        family,
        weight,
        FontStyle.NORMAL,
        true,
        EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG, FSFontUseCase.FALLBACK_FINAL));
  }

  private static InputStream open(String file) {
    InputStream font = PdfFonts.class.getResourceAsStream(FOLDER + file);
    if (font == null) {
      throw new UncheckedIOException(
          new IOException("the font " + file + " is missing from this installation"));
    }
    return font;
  }
}
