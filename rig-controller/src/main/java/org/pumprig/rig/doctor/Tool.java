package org.pumprig.rig.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pumprig.host.Commands;

/** A program of this machine that the rig runs. */
enum Tool {
  IP("ip", "-V", "iproute2"),
  TC("tc", "-V", "iproute2"),
  NFT("nft", "--version", "nftables"),
  SYSCTL("sysctl", "--version", "procps"),
  ETHTOOL("ethtool", "--version", "ethtool"),
  SETPRIV("setpriv", "--version", "util-linux"),
  DNSMASQ("dnsmasq", "--version", "dnsmasq-base"),
  CHRONYD("chronyd", "--version", "chrony"),
  TCPDUMP("tcpdump", "--version", "tcpdump"),
  IW("iw", "--version", "iw"),
  HOSTAPD("hostapd", "-v", "hostapd");

  private static final long WITHIN_NANOS = 5_000_000_000L;

  private final String program;
  private final String question;
  private final String debianPackage;

  Tool(String program, String question, String debianPackage) {
    this.program = program;
    this.question = question;
    this.debianPackage = debianPackage;
  }

  /** Its version, as it says it; empty if it isn't there. */
  Optional<String> version(Commands commands) {
    try {
      Commands.Result result = commands.run(List.of(program, question), "", WITHIN_NANOS);
      String said = result.output().isBlank() ? result.error() : result.output();
      return said.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  Finding look(Commands commands) {
    return version(commands)
        .map(version -> Finding.good(program, version))
        .orElseGet(
            () ->
                Finding.bad(
                    program,
                    "not found",
                    "Install it; Debian's package is '" + debianPackage + "'"));
  }
}
