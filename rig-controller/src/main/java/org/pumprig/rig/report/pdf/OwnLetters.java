package org.pumprig.rig.report.pdf;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Whether a font in a file draws the letters that it says: their outlines are held against those of
 * the fonts that we print with.
 */
final class OwnLetters implements AutoCloseable {
  private final List<TrueTypeFont> fonts = new ArrayList<>();
  private final Map<Glyph, Boolean> known = new HashMap<>();

  private record Glyph(PDFont font, int code) {}

  OwnLetters() throws IOException {
    for (String file : PdfFonts.FILES) {
      try (var in = PdfFonts.open(file)) {
        fonts.add(new TTFParser().parse(new RandomAccessReadBuffer(in)));
      }
    }
  }

  /** Whether a code is drawn as one of our fonts draws this text, a single letter. */
  boolean draws(PDFont font, int code, String text) throws IOException {
    var glyph = new Glyph(font, code);
    Boolean before = known.get(glyph);
    if (before == null) {
      before = font instanceof PDType0Font embedded && looksLike(embedded.getPath(code), text);
      known.put(glyph, before);
    }
    return before;
  }

  private boolean looksLike(GeneralPath drawn, String text) throws IOException {
    if (text.codePointCount(0, text.length()) != 1) {
      return false;
    }
    for (TrueTypeFont font : fonts) {
      int id = font.getUnicodeCmapLookup().getGlyphId(text.codePointAt(0));
      var own = id == 0 ? null : font.getGlyph().getGlyph(id);
      if (own != null && same(own.getPath().getPathIterator(null), drawn.getPathIterator(null))) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(PathIterator one, PathIterator other) {
    double[] left = new double[6];
    double[] right = new double[6];
    for (; !one.isDone() && !other.isDone(); one.next(), other.next()) {
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      if (one.currentSegment(left) != other.currentSegment(right) || !Arrays.equals(left, right)) {
        return false;
      }
    }
    return one.isDone() && other.isDone();
  }

  @Override
  public void close() throws IOException {
    for (TrueTypeFont font : fonts) {
      font.close();
    }
  }
}
