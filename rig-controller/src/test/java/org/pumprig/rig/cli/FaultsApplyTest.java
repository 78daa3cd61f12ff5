package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input of 'faults apply': a clear message, and nothing is applied or entered. */
class FaultsApplyTest {
  @TempDir private Path folder;

  private void refused(String message, Object... args) {
    Object[] words = new Object[args.length + 2];
    words[0] = "faults";
    words[1] = "apply";
    System.arraycopy(args, 0, words, 2, args.length);
    Cli.Answer answer = new Cli(folder).run(words);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains(message);
    assertThat(new Cli(folder).run("faults", "list").out()).isEqualTo("No fault is open.\n");
  }

  @Test
  void unknownFaultsAndParametersAreNamed() {
    refused("unknown fault 'los'", "los", "--lasts", "3s");
    refused("unknown key 'dely'", "latency", "--dely", "1s", "--jitter", "0ms", "--lasts", "3s");
    refused("negative", "latency", "--delay", "-3ms", "--jitter", "0ms", "--lasts", "3s");
    refused("belongs to no option", "stall", "more", "--lasts", "3s");
    refused("there is no back end 'magic'", "stall", "--lasts", "3s", "--back-end", "magic");
    refused(
        "power can't inject stall; proxy can.", "stall", "--lasts", "3s", "--back-end", "power");
  }

  @Test
  void whatCanNotBeReachedIsSaid() {
    refused("stall needs --listen and --upstream (proxy).", "stall", "--lasts", "3s");
    refused("--listen must be HOST:PORT, not 'here'", "stall", "--lasts", "3s", "--listen", "here");
    refused(
        "there is no such file", "gatewayRestart", "--lasts", "3s", "--rig", folder + "/rig.yaml");
  }

  @Test
  void portInUseIsSaid() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String there = "127.0.0.1:" + taken.getLocalPort();
      refused(
          "no proxy can listen on " + there,
          "stall",
          "--lasts",
          "3s",
          "--listen",
          there,
          "--upstream",
          there);
    }
  }

  @Test
  void rigWithoutTheGatewaysCommandsIsSaid() throws IOException {
    Files.createDirectories(folder.resolve("bench"));
    Files.writeString(folder.resolve("bench/before.yaml"), "not read here");
    Path rig = folder.resolve("bench/rig.yaml");
    Files.writeString(
        rig,
        """
        rig: 1
        id: bare
        title: No gateway
        notForClinicalUse: true
        emulated: {firmware: {before: before.yaml}, statusEvery: 1s, flowEvery: 1s, virtualLatency: 1ms}
        units: [{serial: SN-1}]
        """);
    refused("has no section 'gateway'", "gatewayRestart", "--lasts", "3s", "--rig", rig);
  }
}
