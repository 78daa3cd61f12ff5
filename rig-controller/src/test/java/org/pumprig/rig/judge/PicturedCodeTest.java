package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import org.pumprig.rig.event.PictureObservation.PictureTaken;

/** A quiet run of the demo, with a picture at 12 s. */
class PicturedCodeTest {
  private static final String REQ = "REQ-WATCHDOG";
  private static final String FILE = "camera-3-1f0c22aa.jpg";

  private static RunScript pictured(String text) {
    return RunScript.quiet("SN-1001", "after")
        .at(12_000, new PictureTaken("fault x", "raw/" + FILE, 9, "ab", text));
  }

  private static LogEntry note(String text) {
    return new LogEntry(LogKind.NOTE, "Ada", text, "", false);
  }

  @Test
  void aPictureWithoutACodeChangesNothing() {
    assertThat(pictured("INFUSING 125 mL/h").verdict(REQ))
        .isEqualTo(RunScript.quiet("SN-1001", "after").verdict(REQ));
    assertThat(pictured("EC2210").result(REQ).reason()).doesNotContain(FILE);
  }

  @Test
  void aCodeThatOnlyAPictureShowsIsInconclusive() {
    RequirementResult result = pictured("SYSTEM ERROR EC221").result(REQ);
    assertThat(result.verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(result.reason()).contains("EC221 was read from raw/" + FILE, "nothing else shows");
  }

  @Test
  void whatAPersonConfirmsWasSeen() {
    RequirementResult result =
        pictured("System error: ec221").at(13_000, note(FILE + ": EC221, indeed")).result(REQ);
    assertThat(result.verdict()).contains(Verdict.FAIL);
    assertThat(result.reason()).endsWith("Ada confirmed it.");
  }

  @Test
  void aNoteOfAnotherPictureOrWithoutTheCodeConfirmsNothing() {
    assertThat(pictured("EC221").at(13_000, note("camera-4-00000000.jpg: EC221")).verdict(REQ))
        .isEqualTo("inconclusive");
    assertThat(pictured("EC221").at(13_000, note(FILE + " is blurred")).verdict(REQ))
        .isEqualTo("inconclusive");
  }
}
