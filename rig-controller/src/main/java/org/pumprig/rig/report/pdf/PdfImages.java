package org.pumprig.rig.report.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/** PDF/A forbids that a viewer smooths images (ISO 19005-3, 6.2.8); hatchings are small images. */
final class PdfImages {
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PdfImages() {}

  static void asTheyAre(PDDocument document) {
    var images = new PdfImages();
    for (PDPage page : document.getPages()) {
      images.within(page.getResources());
    }
  }

  private void within(@Nullable PDResources resources) {
    if (resources == null) {
      return;
    }
    dictionaries(resources.getCOSObject().getCOSDictionary(COSName.XOBJECT));
    dictionaries(resources.getCOSObject().getCOSDictionary(COSName.PATTERN));
  }

  private void dictionaries(@Nullable COSDictionary named) {
    if (named == null) {
      return;
    }
    for (COSName name : named.keySet()) {
      COSDictionary one = named.getCOSDictionary(name);
      if (one == null || !seen.add(one)) {
        continue;
      }
      if (COSName.IMAGE.equals(one.getCOSName(COSName.SUBTYPE))) {
        one.setBoolean(COSName.INTERPOLATE, false);
      }
      COSDictionary inner = one.getCOSDictionary(COSName.RESOURCES);
      within(inner == null ? null : new PDResources(inner));
    }
  }
}
