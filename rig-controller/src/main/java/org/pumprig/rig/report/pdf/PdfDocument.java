package org.pumprig.rig.report.pdf;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A PDF/A-3b: the same input gives the same bytes. */
public final class PdfDocument {
  private PdfDocument() {}

  /**
   * A file inside.
   *
   * @param name of the file
   * @param mediaType such as {@code text/csv}
   * @param description for people
   * @param bytes its content
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Attachment(String name, String mediaType, String description, byte[] bytes) {}

  /**
   * Formats a document.
   *
   * @param xhtml well-formed, with its style inside, without a document type; nothing that it names
   *     is fetched
   * @param dated what stands in it as its date
   * @param producer name and version of what made it
   * @param attachments files inside, with different names
   * @throws IOException if it can't be formatted
   */
  public static byte[] render(
      byte[] xhtml, Instant dated, String producer, List<Attachment> attachments)
      throws IOException {
    XRLog.setLoggingEnabled(false);
    var builder = new PdfRendererBuilder();
    builder.withW3cDocument(parse(xhtml), "");
    builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null);
    PdfFonts.all(builder);
    builder.useSVGDrawer(new BatikSVGDrawer());
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_B);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.withProducer(producer);
    var out = new ByteArrayOutputStream(1 << 20);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      PDDocument document = renderer.getPdfDocument();
      PdfDates.set(document, dated);
      PdfImages.asTheyAre(document);
      PdfAttachments.add(document, attachments, dated);
      document.setDocumentId(dated.toEpochMilli());
      document.save(out);
    }
    return out.toByteArray();
  }

  private static Document parse(byte[] xhtml) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xhtml));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("the report's markup can't be read: " + e.getMessage(), e);
    }
  }
}
