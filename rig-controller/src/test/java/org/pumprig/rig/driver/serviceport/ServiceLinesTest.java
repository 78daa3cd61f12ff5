package org.pumprig.rig.driver.serviceport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.observe.LineNoise;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class ServiceLinesTest {
  private static final String STATUS =
      "STATUS state=INFUSING code=NONE rate=125000 primary=125000/500000 secondary=NONE"
          + " infused=42 heapFree=9000 queue=3";

  @Test
  void aStatusHasAllItsFields() {
    assertThat(ServiceLines.parse(STATUS))
        .contains(
            new ServiceStatus(
                PumpState.INFUSING, "NONE", 125_000, 125_000, 500_000, -1, -1, 42, 9_000, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=INFUSING",
        "code=NONE",
        "rate=125000",
        "primary=125000/500000",
        "secondary=NONE",
        "infused=42",
        "heapFree=9000",
        "queue=3"
      })
  void aStatusThatLacksAFieldIsNone(String field) {
    assertThat(ServiceLines.parse(STATUS.replace(" " + field, ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "state=INFUSING,state=RUNNING",
    "code=NONE,code=",
    "code=NONE,code=a$b",
    "rate=125000,rate=1.5",
    "rate=125000,rate=1234567890123456",
    "primary=125000/500000,primary=125000",
    "primary=125000/500000,primary=-1/-1",
    "secondary=NONE,secondary=none",
    "queue=3,queue",
    "queue=3,queue=3 queue=4",
  })
  void aStatusWithAFieldThatIsWrongIsNone(String right, String wrong) {
    assertThat(ServiceLines.parse(STATUS.replace(right, wrong))).isEmpty();
  }

  @Test
  void theOtherServiceLines() {
    assertThat(ServiceLines.parse("EVENT code=EC220 up=12"))
        .contains(new ServiceEvent("EC220", 12));
    assertThat(ServiceLines.parse("EVENT code=EC220")).isEmpty();
    assertThat(ServiceLines.parse("VERSION model=M serial=S firmware=1.2"))
        .contains(new ServiceIdentity("M", "S", "1.2"));
    assertThat(ServiceLines.parse("LOG n=1 up=5 code=EC220 text=trip"))
        .contains(new ServiceLogEntry(1, 5, "EC220", "trip"));
    assertThat(ServiceLines.parse("LOG n=1 up=5 code=EC220"))
        .contains(new ServiceLogEntry(1, 5, "EC220", ""));
    assertThat(ServiceLines.parse("HELLO up=5")).isEmpty();
    assertThat(ServiceLines.isFraming("LOGEND n=0")).isTrue();
    assertThat(ServiceLines.isFraming("LOG n=0")).isFalse();
  }

  @Test
  void noLineThrowsAndWhatIsReadCanStandInTheRecord() {
    int read = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      RandomStream random = new Seed(seed).stream("lines");
      String line = LineNoise.line(random);
      var parsed = ServiceLines.parse(line);
      parsed.ifPresent(input -> assertThat(CanonicalJson.bytes(input)).as("%s", line).isNotEmpty());
      read += parsed.isPresent() ? 1 : 0;
    }
    assertThat(read).isPositive();
  }
}
