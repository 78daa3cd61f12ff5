package org.pumprig.rig.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.Endpoint;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.TcpNetwork;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.DriverChannel;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.time.SystemScheduler;

/** Programs that do what they should, and programs that don't. */
@Tag("integration")
class ProcessDriverIT {
  @TempDir private Path folder;
  private final SystemScheduler scheduler = new SystemScheduler("test", Throwable::printStackTrace);
  private final TcpNetwork network = new TcpNetwork(scheduler);
  private final LinkedBlockingQueue<Input> told = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    network.close();
    scheduler.close();
  }

  /** A device that says one thing to whatever it hears. */
  private Endpoint device(String says) throws IOException {
    return network
        .listen(
            new Endpoint("127.0.0.1", 0),
            link ->
                link.open(
                    event -> {
                      if (event instanceof LinkEvent.Received) {
                        link.send(says.getBytes(StandardCharsets.US_ASCII));
                      }
                    }))
        .local();
  }

  private DriverChannel run(String says, List<String> command) throws IOException {
    Endpoint device = device(says);
    var driver =
        new ProcessDriver(
            command, "", EnumSet.of(Capability.READS_CODES, Capability.READS_FLOW), 1_000_000_000L);
    var channel =
        new DriverChannel(
            scheduler, () -> network.connect(device), driver, 200_000_000L, told::add);
    scheduler.execute(channel::open);
    return channel;
  }

  private Input await(Predicate<Input> wanted) throws InterruptedException {
    for (Input next = told.poll(10, TimeUnit.SECONDS); next != null; ) {
      if (wanted.test(next)) {
        return next;
      }
      next = told.poll(10, TimeUnit.SECONDS);
    }
    throw new AssertionError("never told");
  }

  private void lostBecause(String... words) throws InterruptedException {
    Input lost = await(input -> input instanceof LinkChanged changed && !changed.open());
    assertThat(((LinkChanged) lost).detail()).contains(words);
  }

  private List<String> shell(String script) throws IOException {
    Path file = folder.resolve("driver.sh");
    Files.writeString(file, script);
    return List.of("/bin/sh", file.toString());
  }

  private static final String HELLO =
      "echo '{\"type\":\"hello\",\"version\":1,\"capabilities\":[\"readsCodes\",\"readsFlow\"]}'\n";

  @Test
  void theExampleReadsItsDevice() throws Exception {
    Path example = folder.resolve("example.py");
    Files.write(example, Fixtures.bytes("drivers/example.py"));
    var channel =
        run("RUN 125000 42\nERR 12\n???\n", List.of("/usr/bin/python3", example.toString()));
    assertThat(await(ServiceStatus.class::isInstance))
        .isEqualTo(
            new ServiceStatus(PumpState.INFUSING, "NONE", 125_000, -1, -1, -1, -1, 42, -1, -1, -1));
    assertThat(await(ServiceEvent.class::isInstance)).isEqualTo(new ServiceEvent("ERR12", -1));
    assertThat(await(ChannelGarbled.class::isInstance))
        .isEqualTo(new ChannelGarbled(Channel.SERVICE, 3, "3f3f3f"));
    scheduler.execute(channel::close);
  }

  @Test
  void oneThatDiesIsStartedAgain() throws Exception {
    var channel = run("", shell("echo nothing works >&2\nexit 3\n"));
    lostBecause("exit code 3", "nothing works");
    await(input -> input instanceof LinkChanged changed && changed.open());
    lostBecause("exit code 3");
    scheduler.execute(channel::close);
  }

  @Test
  void oneThatHangsIsEnded() throws Exception {
    var channel = run("", shell(HELLO + "exec sleep 60\n"));
    lostBecause("didn't answer in its time");
    scheduler.execute(channel::close);
  }

  @Test
  void oneThatFloodsIsEnded() throws Exception {
    var channel = run("", shell(HELLO + "while :; do echo '{\"type\":\"pong\",\"id\":1}'; done\n"));
    Input lost = await(input -> input instanceof LinkChanged changed && !changed.open());
    assertThat(((LinkChanged) lost).detail()).containsAnyOf("floods", "didn't answer");
    scheduler.execute(channel::close);
  }

  @Test
  void oneThatNeverEndsItsLineIsEnded() throws Exception {
    var channel = run("", shell(HELLO + "exec cat /dev/zero\n"));
    lostBecause("line of more than 65536 bytes");
    scheduler.execute(channel::close);
  }

  @Test
  void oneThatMakesUpWhatItReadIsEnded() throws Exception {
    String lie =
        "echo '{\"type\":\"status\",\"state\":\"infusing\",\"code\":\"NONE\",\"raw\":\"4142\"}'\n";
    var channel = run("", shell(HELLO + lie + "exec sleep 60\n"));
    lostBecause("it told of bytes that never came: 4142");
    scheduler.execute(channel::close);
  }

  @Test
  void oneOfAnotherVersionAndOneThatSpeaksNoJsonAreEnded() throws Exception {
    var other = run("", shell("echo '{\"type\":\"hello\",\"version\":2}'\nexec sleep 60\n"));
    lostBecause("it speaks version 2, and the rig version 1");
    scheduler.execute(other::close);
    var none = run("", shell("echo hello\nexec sleep 60\n"));
    lostBecause("a line is no JSON");
    scheduler.execute(none::close);
  }
}
