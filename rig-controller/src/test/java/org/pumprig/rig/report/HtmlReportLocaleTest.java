package org.pumprig.rig.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone in the process: the locale is the whole process's, and others print numbers meanwhile. */
@Isolated
class HtmlReportLocaleTest {
  @Test
  void sameModelGivesTheSameBytesInEveryLocale() {
    byte[] once = HtmlReport.render(SampleReport.demo());
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("de-DE", "ar-EG", "tr-TR", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        byte[] again = HtmlReport.render(SampleReport.demo());
        assertThat(Arrays.mismatch(again, once)).as("first differing byte, %s", tag).isEqualTo(-1);
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
