package org.pumprig.rig.report.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** The formatter dates a document by the machine's clock; a report is dated by what is in it. */
final class PdfDates {
  private PdfDates() {}

  static void set(PDDocument document, Instant dated) throws IOException {
    document.getDocumentInformation().setCreationDate(calendar(dated));
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    String text = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    String date = dated.atOffset(ZoneOffset.UTC).withNano(0).toString().replace("Z", "+00:00");
    String dateWithSeconds = date.length() == 22 ? date.substring(0, 16) + ":00+00:00" : date;
    metadata.importXMPMetadata(
        text.replaceAll(
                "<xmp:CreateDate>[^<]*</xmp:CreateDate>",
                "<xmp:CreateDate>" + dateWithSeconds + "</xmp:CreateDate>")
            .replace("<pdfuaid:part>1</pdfuaid:part>", "") // tagged, but PDF/UA isn't claimed
            .getBytes(StandardCharsets.UTF_8));
  }

  static Calendar calendar(Instant time) {
    return GregorianCalendar.from(time.atZone(ZoneOffset.UTC));
  }
}
