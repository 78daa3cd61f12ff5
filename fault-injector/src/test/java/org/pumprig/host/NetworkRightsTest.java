package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkRightsTest {
  private static List<String> status(int uid, String effective, String ambient) {
    return List.of(
        "Name:\tjava",
        "Uid:\t" + uid + "\t" + uid + "\t" + uid + "\t" + uid,
        "CapEff:\t" + effective,
        "CapAmb:\t" + ambient);
  }

  @Test
  void rootNeedsTheCapabilityAndOthersNeedToBequeathIt() {
    String none = "0000000000000000";
    String admin = "0000000000001000";
    assertThat(NetworkRights.missing(status(0, "000001ffffffffff", none))).isEmpty();
    assertThat(NetworkRights.missing(status(0, "00000000a80425fb", none)))
        .as("a container's root")
        .contains("it takes CAP_NET_ADMIN, which this container's root doesn't have");
    assertThat(NetworkRights.missing(status(1000, admin, admin))).isEmpty();
    assertThat(NetworkRights.missing(status(1000, admin, none)))
        .as("its programs would not have it")
        .contains("it takes root, or CAP_NET_ADMIN as an ambient capability");
    assertThat(NetworkRights.missing(List.of())).isPresent();
  }
}
