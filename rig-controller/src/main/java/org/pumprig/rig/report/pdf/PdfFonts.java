package org.pumprig.rig.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;

/** The DejaVu fonts: they know every sign that a report uses, and may be embedded. */
final class PdfFonts {
  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

  /** The fonts' files: plain, bold, of one width. */
  static final List<String> FILES =
      List.of("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", "DejaVuSansMono.ttf");

  private PdfFonts() {}

  static void all(PdfRendererBuilder builder) {
    add(builder, "DejaVu Sans Condensed", FILES.get(0), 400);
    add(builder, "DejaVu Sans Condensed", FILES.get(1), 700);
    add(builder, "DejaVu Sans Mono", FILES.get(2), 400);
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

  static InputStream open(String file) {
    InputStream font = PdfFonts.class.getResourceAsStream(FOLDER + file);
    if (font == null) {
      throw new UncheckedIOException(
          new IOException("the font " + file + " is missing from this installation"));
    }
    return font;
  }
}
