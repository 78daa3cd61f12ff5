package org.pumprig.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.lab.GuestClassPath;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.LabTable;
import org.pumprig.fixtures.lab.SerialCable;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/**
 * Line settings reach a UART: what its registers were set to is told by the machine that emulates
 * it, not by the kernel that set them. A pseudo-terminal takes any settings and shows none.
 */
@Lab
class UartLabIT {
  private static final long WITHIN = 300_000_000_000L;

  /** As asked; as the UART says; as the kernel says. */
  private record Way(String asked, String uart, List<String> kernel) {}

  private static final List<Way> WAYS =
      List.of(
          way("300,7,EVEN,1", "300 E 7 1", "cs7", "parenb", "-parodd", "-cstopb"),
          way("1200,8,NONE,2", "1200 N 8 2", "cs8", "-parenb", "cstopb"),
          way("9600,8,ODD,1", "9600 O 8 1", "cs8", "parenb", "parodd", "-cstopb"),
          way("19200,7,ODD,2", "19200 O 7 2", "cs7", "parenb", "parodd", "cstopb"),
          way("38400,8,EVEN,1", "38400 E 8 1", "cs8", "parenb", "-parodd", "-cstopb"),
          way("115200,8,NONE,1", "115200 N 8 1", "cs8", "-parenb", "-cstopb"));

  private static Way way(String asked, String uart, String... kernel) {
    var all = new ArrayList<>(List.of(kernel));
    all.add("speed " + asked.substring(0, asked.indexOf(',')) + " baud");
    all.addAll(List.of("-crtscts", "-ixon", "-ixoff"));
    return new Way(asked, uart, all);
  }

  @Test
  void eachSettingReachesTheUartAndBytesPassUnchanged(LabGuest guest) throws Exception {
    Commands there = guest.ssh(CommandPlace.Ssh::new).commands();
    var argv = new ArrayList<>(List.of("java"));
    argv.add(GuestClassPath.copy(guest, "-XX:TieredStopAtLevel=1"));
    argv.addAll(List.of(UartProgram.class.getName(), guest.serialDevice(1)));
    WAYS.forEach(each -> argv.add(each.asked()));
    int before = Files.readAllLines(guest.uarts()).size();
    Commands.Result result;
    try (var _ = SerialCable.looped(guest.serial(1))) {
      result = there.run(argv, "", WITHIN);
    }
    assertThat(result.ok()).as(result.complaint()).isTrue();
    List<String> uart =
        Files.readAllLines(guest.uarts()).stream().skip(before).map(UartLabIT::plain).toList();
    assertThat(uart).as(result.output()).containsSubsequence(WAYS.stream().map(Way::uart).toList());
    for (Way each : WAYS) {
      assertThat(result.output()).contains(each.asked() + " came back");
      String kernel =
          result
              .output()
              .lines()
              .filter(line -> line.startsWith(each.asked() + " kernel:"))
              .findFirst()
              .orElseThrow();
      each.kernel()
          .forEach(word -> assertThat(kernel + " ").containsPattern("[ ;]" + word + "[ ;]"));
      LabTable.enter(
          guest,
          "serial",
          each.asked() + ", no flow control",
          "UART: " + each.uart() + "; " + UartProgram.TEXT.length() + " characters came back");
    }
  }

  private static String plain(String line) {
    return line.replaceAll(".*baudrate=(\\d+) parity='(.)' data=(\\d) stop=(\\d).*", "$1 $2 $3 $4");
  }
}
