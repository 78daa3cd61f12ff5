package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.emulated.LonePumps;
import org.pumprig.rig.emulated.Standing;
import org.pumprig.rig.observe.camera.MadePicture;
import org.pumprig.rig.sound.MadeSound;
import org.pumprig.seed.Seed;

/**
 * A whole run with a microphone and a camera: the sound is made, with an alarm in it; the pictures
 * are made too, show a watched code that nothing else shows, and are read by Debian's tesseract.
 */
@Tag("peer")
class SoundAndPicturesRunIT {
  private static final int RATE = 16_000;
  private static final int SECONDS = 20;

  private static final String RIG =
      """
      rig: 1
      id: ear-and-eye
      title: A unit that is listened to and looked at
      notForClinicalUse: true
      firmware: {after: 8.01.00}
      units:
        - serial: SN-1
          emulated: true
          driver: {kind: servicePort}
          link: {tcp: "<service>"}
          flow: {tcp: "<flow>"}
          contact: {tcp: "<contact>"}
          screen: {tcp: "<screen>"}
          outlet: {tcp: "<power>"}
          keypad: {tcp: "<keypad>"}
          sound:
            capture: [sh, FOLDER/microphone, FOLDER/sound.raw]
            rateHz: 16000
            alarms: [{alarm: high, tonesHz: [523, 1046], cadence: [150ms, 100ms, 150ms]}]
          camera:
            frame: [cp, FOLDER/screen.png, "{file}"]
            read: [tesseract, "{file}", stdout]
            within: 30s
      """;

  /** A second of sound in a second, over and over: no device, but as fast as one. */
  private static final String MICROPHONE =
      """
      while :; do
        for second in $(seq 0 %d); do
          dd if="$1" bs=%d skip=$second count=1 2>/dev/null
          sleep 1
        done
      done
      """
          .formatted(SECONDS - 1, 2 * RATE);

  private static final String PLAN =
      """
      plan: 1
      id: ear-and-eye
      title: What is heard and seen, and nothing else shows
      notForClinicalUse: true
      rig: rig.yaml
      seed: 7
      hazards: [{id: HAZ-1, text: Therapy is delayed or interrupted}]
      requirements:
        - id: REQ-WATCHDOG
          text: No watchdog system error
          hazards: [HAZ-1]
          criterion: {kind: noWatchdog}
      therapy:
        primary: {rate: 125 mL/h, volume: 50 mL}
        secondary: {rate: 250 mL/h, volume: 2 mL}
      arms: [{name: after, firmware: after, expect: pass}]
      units: all
      order: fixed
      replicates: 1
      phases: {settle: 2s, stress: 20s, recover: 2s, check: 2s}
      faults:
        gapAtLeast: 500ms
        windows: [{fault: serialDelay, direction: towardsGateway, at: 1s, lasts: 2s, delay: 50ms}]
      watch:
        codes: [EC220, EC221, EC222, SysEcode0]
        statusEvery: 500ms
        acknowledgementWithin: 1s
        blindAfter: 5s
      """;

  @TempDir private Path folder;

  private static void failed(Throwable failure) {
    throw new AssertionError(failure);
  }

  private static Standing pump() throws Exception {
    return LonePumps.start(
        new LonePumps.Wanted(
            "networked",
            "SN-1",
            "after",
            List.of(),
            Optional.empty(),
            new Endpoint("127.0.0.1", 0),
            Optional.empty(),
            Optional.empty(),
            "127.0.0.1",
            500_000_000L,
            new Seed(4)),
        SoundAndPicturesRunIT::failed);
  }

  private void write(SequencedMap<String, String> places) throws IOException {
    String rig = RIG.replace("FOLDER", folder.toString());
    for (var place : places.entrySet()) {
      rig = rig.replace("<" + place.getKey() + ">", place.getValue());
    }
    Files.writeString(folder.resolve("rig.yaml"), rig);
    Files.writeString(folder.resolve("plan.yaml"), PLAN);
    Files.writeString(folder.resolve("microphone"), MICROPHONE);
    var sound = MadeSound.of(RATE, SECONDS).noise(100, new Seed(5).stream("noise"));
    for (int at = 3; at < SECONDS; at += 5) {
      sound.burst(at, 6_000, List.of(523.0, 1_046.0), 150, 100, 150);
    }
    Files.write(folder.resolve("sound.raw"), sound.bytes());
    MadePicture.png(folder.resolve("screen.png"), "SYSTEM ERROR", "EC221");
  }

  private Answer cli(Object... arguments) {
    return new Cli(folder.resolve("state")).run(arguments);
  }

  private Path run() throws IOException {
    return Workbench.runs(folder.resolve("out")).getFirst();
  }

  private String journal() throws IOException {
    return Files.readString(run().resolve("journal/00000001.jsonl"));
  }

  private String firstPicture() throws IOException {
    String taken = CabledRuns.lines(journal(), "picture.taken", "raw/camera-").getFirst();
    int at = taken.indexOf("camera-");
    return taken.substring(at, taken.indexOf('"', at));
  }

  /** Somebody asks for a picture once the alarm was heard. */
  private void askWhenHeard() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptions()
        .until(() -> journal().contains("\"k\":\"sound.alarm\""));
  }

  @Test
  void whatIsHeardAndSeenIsKeptAndACodeFromAPictureNeedsAPerson() throws Exception {
    assumeThat(Path.of("/usr/bin/tesseract")).as("package tesseract-ocr").isExecutable();
    try (Standing pump = pump()) {
      write(pump.places());
      var running =
          CompletableFuture.supplyAsync(
              () -> cli("run", folder.resolve("plan.yaml"), "--out", folder.resolve("out")));
      askWhenHeard();
      Answer asked = cli("note", run(), "--by", "Ada", "--text", "what does it show?");
      assertThat(asked.code()).as("%s", asked).isZero();
      Answer ran = running.get(180, TimeUnit.SECONDS);
      assertThat(ran.code()).as("%s%n%s", ran, journal()).isEqualTo(Exit.INCONCLUSIVE);
    }
    for (String occasion :
        List.of("the run begins", "fault ", "alarm heard: high", "asked for by Ada")) {
      assertThat(CabledRuns.lines(journal(), "picture.taken", "\"occasion\":\"" + occasion))
          .as(occasion)
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).contains("EC221"));
    }
    String picture = firstPicture();
    assertThat(run().resolve("raw").resolve(picture)).isRegularFile();
    Answer judged = cli("judge", run());
    assertThat(judged.code()).as("%s", judged).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(judged.out()).contains("EC221 was read from raw/camera-", "nothing else shows");
    cli("note", run(), "--by", "Ada", "--text", picture + ": EC221");
    Answer confirmed = cli("judge", run());
    assertThat(confirmed.code()).as("%s", confirmed).isEqualTo(Exit.FAIL);
    assertThat(confirmed.out()).contains("Ada confirmed it.");
  }
}
