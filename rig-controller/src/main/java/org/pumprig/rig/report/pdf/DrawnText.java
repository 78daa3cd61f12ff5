package org.pumprig.rig.report.pdf;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * The letters that a PDF draws, in the order in which it draws them.
 *
 * @param pages a text a page, without white space, but for its foot
 * @param feet what stands at the foot of each
 * @param plain whether a reader sees these letters, in this order, and nothing else
 */
public record DrawnText(List<String> pages, List<String> feet, boolean plain) {
  private static final int MOST_BYTES = 20 << 20;
  private static final int MOST_PAGES = 1_000;

  /** What a renderer puts where a font has no letter. */
  private static final int NO_LETTER = '#';

  /** Copies the list. */
  public DrawnText {
    pages = List.copyOf(pages);
    feet = List.copyOf(feet);
  }

  /** Reads a file from anywhere; empty: it is no PDF, or too much for one page of names. */
  public static Optional<DrawnText> read(byte[] pdf) {
    if (pdf.length > MOST_BYTES) {
      return Optional.empty();
    }
    try (PDDocument document = Loader.loadPDF(pdf);
        var own = new OwnLetters()) {
      if (document.getNumberOfPages() > MOST_PAGES) {
        return Optional.empty();
      }
      var pages = new ArrayList<String>();
      var feet = new ArrayList<String>();
      boolean plain = textAlone(document);
      for (PDPage page : document.getPages()) {
        var drawn = new PlainPage(page, own);
        plain &= drawn.isPlain();
        pages.add(letters(drawn.body()));
        feet.add(letters(drawn.foot()));
      }
      return Optional.of(new DrawnText(pages, feet, plain));
    } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
      return Optional.empty();
    } catch (ClassCastException | IndexOutOfBoundsException broken) {
      return Optional.empty(); // a damaged structure, met by the library on its way
    }
  }

  private static boolean textAlone(PDDocument document) {
    var catalog = document.getDocumentCatalog();
    return catalog.getCOSObject().getDictionaryObject(COSName.OPEN_ACTION) == null
        && catalog.getCOSObject().getDictionaryObject(COSName.AA) == null
        && catalog.getAcroForm() == null
        && catalog.getOCProperties() == null
        && (catalog.getNames() == null
            || (catalog.getNames().getJavaScript() == null
                && catalog.getNames().getEmbeddedFiles() == null));
  }

  /**
   * A text without its white space, which no two programs read alike, and with joined letters taken
   * apart, which fonts join as they like.
   */
  public static String letters(String text) {
    var letters = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /** Whether letters were drawn as asked; where a font may lack one there may be its stand-in. */
  public static boolean same(String asked, String drawn) {
    int[] left = asked.codePoints().toArray();
    int[] right = drawn.codePoints().toArray();
    if (left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      boolean standIn = right[i] == NO_LETTER && left[i] > 0x7e;
      if (left[i] != right[i] && !standIn) {
        return false;
      }
    }
    return true;
  }
}
