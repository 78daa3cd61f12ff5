package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagementGuardTest {
  private static final String ADDRESSES =
      """
      1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
      2: eth0    inet 192.0.2.10/24 brd 192.0.2.255 scope global eth0\\       valid_lft forever
      3: vlan7@eth1    inet6 2001:db8::10/64 scope global \\       valid_lft forever
      """;

  @Test
  void theSessionsInterfaceAndBothItsAddressesAreRefused() throws IOException {
    var guard = read("198.51.100.7 50022 192.0.2.10 22", "198.51.100.7 via 192.0.2.1 dev eth0 src");
    assertThat(guard.refusesInterface("eth0"))
        .contains("the rig is managed over eth0: a fault of it is refused");
    assertThat(guard.refusesInterface("eth1")).isEmpty();
    assertThat(guard.refusesAddress("198.51.100.7")).isPresent();
    assertThat(guard.refusesAddress("192.0.2.10")).isPresent();
    assertThat(guard.refusesAddress("192.0.2.11")).isEmpty();
  }

  @Test
  void answersMayLeaveByAnotherInterfaceThanRequestsComeIn() throws IOException {
    var guard = read("2001:db8:1::7 50022 2001:db8::10 22", "2001:db8:1::7 via fe80::1 dev eth5");
    assertThat(guard.interfaces()).containsExactlyInAnyOrder("vlan7", "eth5");
  }

  @Test
  void whatCannotBeReadIsNotTakenForSafe() {
    assertThatThrownBy(() -> read("somewhere", "")).hasMessageContaining("SSH_CONNECTION");
    assertThatThrownBy(() -> read("198.51.100.7 50022 192.0.2.10 22", "unreachable"))
        .hasMessageContaining("no interface in the route to the SSH client");
    Commands broken = commands(new Commands.Result(1, "", "no such program"), "");
    assertThatThrownBy(
            () ->
                ManagementGuard.read(
                    broken, Optional.of("198.51.100.7 50022 192.0.2.10 22"), List.of()))
        .hasMessageContaining("no such program");
  }

  @Test
  void withoutASessionOnlyWhatIsDeclaredIsRefused() throws IOException {
    Commands unused = commands(new Commands.Result(1, "", "not to be run"), "");
    var guard = ManagementGuard.read(unused, Optional.empty(), List.of("wlan0", "192.0.2.9"));
    assertThat(guard.interfaces()).containsExactly("wlan0");
    assertThat(guard.addresses()).containsExactly("192.0.2.9");
  }

  private static ManagementGuard read(String session, String route) throws IOException {
    return ManagementGuard.read(
        commands(new Commands.Result(0, ADDRESSES, ""), route), Optional.of(session), List.of());
  }

  private static Commands commands(Commands.Result addresses, String route) {
    return new Commands() {
      @Override
      public Result run(List<String> argv, String input, long withinNanos) {
        return argv.contains("route") ? new Result(0, route, "") : addresses;
      }

      @Override
      public String where() {
        return "here";
      }
    };
  }
}
