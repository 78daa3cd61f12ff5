package org.pumprig.rig.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.yaml.InputProblem;

/** What a rig file says of the firmware of units with a driver. */
class RealFirmwareTest {
  private static final String DIGEST = "ab".repeat(32);

  private static Rig read(String images, String unit) throws InputProblem {
    String rig =
        """
        rig: 1
        id: real
        title: One
        notForClinicalUse: true
        firmware: {old: "1.0", new: "2.0"}
        images: {%s}
        units:
          - {serial: A, driver: {kind: alaris}, link: {tcp: 127.0.0.1:7}%s}
        """
            .formatted(images, unit);
    return RigFile.parse("real.yaml", rig.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anImageIsKnownByItsDigest() throws InputProblem {
    Rig rig = read("new: " + DIGEST, "");
    assertThat(rig.real().orElseThrow().images()).containsEntry("new", DIGEST).hasSize(1);
    assertThat(rig.units().getFirst().downgrade()).isTrue();
  }

  @Test
  void aUnitMayHaveNoWayBack() throws InputProblem {
    assertThat(read("", ", downgrade: false").units().getFirst().downgrade()).isFalse();
  }

  @Test
  void whatIsNoDigestOrOfNoFirmwareIsRefused() {
    assertThatThrownBy(() -> read("new: 1234567", ""))
        .hasMessageContaining("64 hexadecimal digits")
        .hasMessageContaining("sha256sum");
    assertThatThrownBy(() -> read("newer: " + DIGEST, ""))
        .hasMessageContaining("'firmware' has no 'newer'");
  }
}
