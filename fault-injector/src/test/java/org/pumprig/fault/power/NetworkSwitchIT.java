package org.pumprig.fault.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.fault.power.OutletOrders.refusal;
import static org.pumprig.fault.power.OutletOrders.turn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.InjectionResult;
import org.pumprig.link.Endpoint;

/** Outlets over the network against small servers that behave as the makers' documents say. */
@Tag("integration")
class NetworkSwitchIT {
  private static final long WITHIN = 2_000_000_000L;
  private static final Optional<SwitchLogin> NOBODY = Optional.empty();

  @TempDir private Path folder;
  private Path secret = Path.of("");

  @BeforeEach
  void writeSecret() throws IOException {
    secret = Files.writeString(folder.resolve("secret"), "private\n");
  }

  /** Off, asked, on again from the ledger's line alone, as after a crash. */
  private static void switches(OutletSwitch place, BooleanSupplier isOn) throws Exception {
    assertThat(turn(place, false)).isInstanceOf(InjectionResult.Done.class);
    assertThat(isOn.getAsBoolean()).isFalse();
    OutletSwitch again = OutletSwitch.parse(place.recipe());
    assertThat(again).isEqualTo(place);
    assertThat(turn(again, true)).isInstanceOf(InjectionResult.Done.class);
    assertThat(isOn.getAsBoolean()).isTrue();
  }

  @Test
  void shellyOfTheFirstGeneration() throws Exception {
    try (var plug = new EmulatedPlug()) {
      switches(new ShellyPlug(plug.at(), 1, 1, NOBODY, WITHIN), () -> plug.on[1]);
      assertThat(plug.on[0]).as("another channel").isTrue();
    }
  }

  @Test
  void shellyOfTheFirstGenerationWithItsLogin() throws Exception {
    try (var plug = new EmulatedPlug()) {
      plug.password = "private";
      var place = new ShellyPlug(plug.at(), 1, 0, login(), WITHIN);
      switches(place, () -> plug.on[0]);
      assertThat(refusal(new ShellyPlug(plug.at(), 1, 0, NOBODY, WITHIN)))
          .contains("it wants a login, and none is given");
      Files.writeString(secret, "wrong");
      assertThat(refusal(place)).contains("it refuses the login");
    }
  }

  private Optional<SwitchLogin> login() {
    return Optional.of(new SwitchLogin("admin", secret));
  }

  @Test
  void shellyOfLaterGenerationsWithItsLogin() throws Exception {
    try (var plug = new EmulatedPlug()) {
      plug.password = "private";
      var place = new ShellyPlug(plug.at(), 2, 0, login(), WITHIN);
      switches(place, () -> plug.on[0]);
      assertThat(place.recipe()).as("names the file, not the secret").doesNotContain("=private");
      assertThat(refusal(new ShellyPlug(plug.at(), 2, 0, NOBODY, WITHIN)))
          .contains("it wants a login, and none is given");
      Files.writeString(secret, "wrong");
      assertThat(refusal(place)).contains("it refuses the login");
      assertThat(plug.on[0]).as("a refused order switches nothing").isTrue();
      plug.password = "";
      assertThat(refusal(new ShellyPlug(plug.at(), 2, 7, NOBODY, WITHIN)))
          .contains("HTTP status 404: Argument 'id', value 7 not found!");
    }
  }

  @Test
  void tasmota() throws Exception {
    try (var plug = new EmulatedPlug()) {
      switches(new TasmotaPlug(plug.at(), 1, NOBODY, WITHIN), () -> plug.on[0]);
      switches(new TasmotaPlug(plug.at(), 3, NOBODY, WITHIN), () -> plug.on[2]);
      plug.password = "private";
      switches(new TasmotaPlug(plug.at(), 1, login(), WITHIN), () -> plug.on[0]);
      assertThat(refusal(new TasmotaPlug(plug.at(), 1, NOBODY, WITHIN)))
          .contains("it wants a login, and none is given");
      Files.writeString(secret, "wrong");
      assertThat(refusal(new TasmotaPlug(plug.at(), 1, login(), WITHIN)))
          .contains("it refuses the login");
      plug.old = true;
      assertThat(refusal(new TasmotaPlug(plug.at(), 1, NOBODY, WITHIN)))
          .contains("its answer has no 'POWER'", "Need user=");
    }
  }

  @Test
  void apcBySnmp() throws Exception {
    try (var pdu = new EmulatedPdu()) {
      switches(new ApcPdu(pdu.at(), 3, secret, WITHIN), () -> pdu.outlet(3) == 1);
      assertThat(refusal(new ApcPdu(pdu.at(), 9, secret, WITHIN)))
          .contains("it refuses: no such name");
      pdu.tellWords("off");
      assertThat(refusal(new ApcPdu(pdu.at(), 3, secret, WITHIN)))
          .contains("it says 'off', which is neither on (1) nor off (2)");
      Files.writeString(secret, "public");
      assertThat(refusal(new ApcPdu(pdu.at(), 3, secret, 300_000_000)))
          .contains("it doesn't answer to SNMP", "community");
    }
  }

  @Test
  void aDeviceThatTellsItsOldStateForAWhileIsAskedAgain() throws Exception {
    try (var plug = new EmulatedPlug()) {
      plug.lags = 3;
      assertThat(turn(new ShellyPlug(plug.at(), 2, 0, NOBODY, WITHIN), false))
          .isInstanceOf(InjectionResult.Done.class);
      plug.lags = 1_000;
      assertThat(refusal(new ShellyPlug(plug.at(), 2, 0, NOBODY, WITHIN)))
          .contains("it took the order 'off', but says that it is on");
    }
  }

  @Test
  void whatCannotBeReachedSaysWhere() throws Exception {
    Endpoint nobody;
    try (var plug = new EmulatedPlug()) {
      nobody = plug.at();
    }
    for (OutletSwitch place :
        List.of(
            new ShellyPlug(nobody, 2, 0, NOBODY, WITHIN),
            new TasmotaPlug(nobody, 1, NOBODY, WITHIN))) {
      assertThat(refusal(place)).contains("it can't be reached at " + nobody);
    }
    assertThat(refusal(new ApcPdu(nobody, 1, folder.resolve("none"), WITHIN)))
        .contains("the secret's file", "can't be read");
  }
}
