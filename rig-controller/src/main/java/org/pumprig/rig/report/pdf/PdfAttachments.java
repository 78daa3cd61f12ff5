package org.pumprig.rig.report.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Files inside a PDF/A-3 (ISO 19005-3, 6.8): each with its relation to the document. */
final class PdfAttachments {
  private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");
  private static final COSName ASSOCIATED = COSName.getPDFName("AF");

  private PdfAttachments() {}

  static void add(PDDocument document, List<PdfDocument.Attachment> files, Instant dated)
      throws IOException {
    if (files.isEmpty()) {
      return;
    }
    var byName = new TreeMap<String, PDComplexFileSpecification>();
    var associated = new COSArray();
    for (PdfDocument.Attachment file : files) {
      PDComplexFileSpecification one = specification(document, file, dated);
      byName.put(file.name(), one);
      associated.add(one);
    }
    var tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(byName);
    var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
    document.getDocumentCatalog().getCOSObject().setItem(ASSOCIATED, associated);
  }

  private static PDComplexFileSpecification specification(
      PDDocument document, PdfDocument.Attachment file, Instant dated) throws IOException {
    var embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(file.bytes()));
    embedded.setSubtype(file.mediaType());
    embedded.setSize(file.bytes().length);
    embedded.setModDate(PdfDates.calendar(dated));
    var one = new PDComplexFileSpecification();
    one.setFile(file.name());
    one.setFileUnicode(file.name());
    one.setFileDescription(file.description());
    one.setEmbeddedFile(embedded);
    one.setEmbeddedFileUnicode(embedded);
    one.getCOSObject().setName(RELATIONSHIP, "Data");
    return one;
  }
}
