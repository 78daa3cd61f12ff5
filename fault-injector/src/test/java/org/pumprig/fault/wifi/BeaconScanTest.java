package org.pumprig.fault.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a silent scan says, and one that never ends. */
class BeaconScanTest {
  private static final int SILENT = -1;
  private static final int TIME_WAS_UP = 124;
  private static final int BUSY = 240;
  private static final int NO_PERMISSION = 255;

  private final EmulatedIw iw = new EmulatedIw();

  @Test
  void oneSilentScanIsNoSilence() throws IOException {
    assertThat(heardAfter(SILENT, SILENT)).hasValue(-30);
    assertThat(iw.run).hasSize(3);
    assertThat(heardAfter(SILENT, SILENT, SILENT)).isEmpty();
  }

  @Test
  void aScanWhoseEndWasMissedIsMadeAnew() throws IOException {
    assertThat(heardAfter(TIME_WAS_UP, BUSY)).hasValue(-30);
    assertThat(iw.run)
        .hasSize(3)
        .containsOnly("timeout 4 iw dev wlan2 scan freq 2412 flush passive");
    assertThat(heardAfter(SILENT, TIME_WAS_UP, SILENT, BUSY, SILENT)).isEmpty();
  }

  @Test
  void unfinishedScansAreNoSilence() {
    assertThatIOException()
        .isThrownBy(() -> heardAfter(TIME_WAS_UP, BUSY, SILENT, TIME_WAS_UP, BUSY, SILENT, BUSY))
        .withMessage(
            "5 scans of 2412 MHz by wlan2 did not end: nobody can say what is heard there");
  }

  @Test
  void anyOtherFailureIsTold() {
    assertThatIOException()
        .isThrownBy(() -> heardAfter(SILENT, NO_PERMISSION))
        .withMessageContaining("wlan2 scan freq 2412 flush passive (here): exit 255");
  }

  private OptionalInt heardAfter(Integer... ends) throws IOException {
    iw.scans.clear();
    iw.scans.addAll(List.of(ends));
    return iw.port("wlan2").hears(EmulatedHostapd.BSSID, "2412");
  }
}
