package org.pumprig.rig.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.power.GpioRelay;
import org.pumprig.fault.power.Outlet;
import org.pumprig.fault.power.SwitchedOutlet;
import org.pumprig.fault.power.UsbRelay;
import org.pumprig.fixtures.lab.SimulatedChip;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.DropObservation.DropsDeclared;
import org.pumprig.rig.event.DropObservation.DropsMissed;
import org.pumprig.rig.event.DropObservation.DropsRead;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PictureObservation;
import org.pumprig.rig.event.PictureObservation.PictureTaken;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.hardware.Interlock;
import org.pumprig.rig.hardware.KeyPress;
import org.pumprig.rig.hardware.PowerKey;
import org.pumprig.rig.observe.camera.Camera;
import org.pumprig.rig.observe.camera.PictureTaker;
import org.pumprig.rig.observe.contact.ContactLines;
import org.pumprig.rig.observe.contact.GpioContact;
import org.pumprig.rig.observe.drops.DropChannel;
import org.pumprig.rig.observe.drops.DropSensor;
import org.pumprig.rig.observe.sound.Microphone;
import org.pumprig.rig.observe.sound.SoundChannel;
import org.pumprig.rig.setup.RedButton;
import org.pumprig.rig.sound.AlarmPattern;
import org.pumprig.rig.sound.MadeSound;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;
import org.pumprig.time.SystemScheduler;

/**
 * Runs in the guest, on its Java, with the rig's own instruments and actuators on devices of its
 * kernel: a HID, GPIO lines, a sound card, a camera. Prints what came, a line {@code KEY VALUE}
 * each.
 */
final class InstrumentProgram {
  private static final long MILLI = 1_000_000;
  private static final int RATE = 16_000;
  private static final int DROPS = 10;
  private static final int ALARM_LINE = 1;
  private static final int NORMAL_LINE = 2;
  private static final int DROP_LINE = 3;
  private static final int KEY_LINE = 4;
  private static final int BUTTON_LINE = 5;
  private static final long DEBOUNCE = 20 * MILLI;
  private static final int TRIES = 50;
  private static final AlarmPattern ALARM =
      new AlarmPattern(
          "high", List.of(523, 1_046), List.of(150 * MILLI, 100 * MILLI, 150 * MILLI), 1, 0);

  private final Path chip;
  private final Scheduler scheduler;

  private InstrumentProgram(Path chip, Scheduler scheduler) {
    this.chip = chip;
    this.scheduler = scheduler;
  }

  /** Argument: folder of the simulated chip in sysfs. */
  public static void main(String[] args) throws Exception {
    try (var scheduler =
        new SystemScheduler("instruments", failure -> say("failure", failure.toString()))) {
      var program = new InstrumentProgram(Path.of(args[0]), scheduler);
      program.usbRelay();
      program.contact();
      program.redButton();
      program.drops();
      program.powerKey();
      program.microphone();
      program.camera();
    }
    say("done", "yes");
  }

  private static void say(String key, Object value) {
    System.out.println(key + " " + value);
  }

  /** A callback's answer. */
  private <T> T ask(Consumer<Consumer<T>> question) throws Exception {
    var answers = new LinkedBlockingQueue<T>();
    scheduler.execute(() -> question.accept(answers::add));
    T answer = answers.poll(60, TimeUnit.SECONDS);
    if (answer == null) {
      throw new IOException("no answer within 60 s");
    }
    return answer;
  }

  private String turn(Outlet outlet, boolean on) throws Exception {
    InjectionResult result = this.<InjectionResult>ask(to -> outlet.turn(on, to::accept));
    return switch (result) {
      case InjectionResult.Done _ -> "done";
      case InjectionResult.Failed failed -> failed.reason();
    };
  }

  private void usbRelay() throws Exception {
    try (UhidBoard board = UhidBoard.plug("PRIG1", 2)) {
      awaitDevice(Path.of("/dev/hidraw0"));
      Outlet outlet = new SwitchedOutlet("mains", new UsbRelay("PRIG1", 2, true), scheduler);
      say("usbFirst", this.<Optional<Boolean>>ask(to -> outlet.state(to::accept)));
      say("usbOff", turn(outlet, false) + " " + board.closedRelays());
      say("usbPeer", usbrelay("PRIG1_1=1"));
      say("usbPeerDid", board.closedRelays());
      say("usbPeerTells", usbrelay());
      say("usbOn", turn(outlet, true) + " " + board.closedRelays());
      scheduler.execute(outlet::close);
      Outlet other = new SwitchedOutlet("mains", new UsbRelay("OTHER", 1, true), scheduler);
      say("usbOther", turn(other, true));
    }
  }

  /** Debian's own program for such boards. */
  private static String usbrelay(String... order) throws IOException {
    var argv = new java.util.ArrayList<>(List.of("usbrelay"));
    argv.addAll(List.of(order));
    Commands.Result result = LocalCommands.here().run(argv, "", 30_000 * MILLI);
    String said = result.ok() ? result.output() : "failed: " + result.complaint();
    return said.strip().replace('\n', ' ');
  }

  private static void awaitDevice(Path device) throws Exception {
    for (int i = 0; i < 200 && !Files.exists(device); i++) {
      Thread.sleep(50);
    }
  }

  private void pull(int line, boolean up) throws IOException {
    Files.writeString(
        chip.resolve("sim_gpio" + line).resolve("pull"), up ? "pull-up" : "pull-down");
  }

  /** Both contacts as a nurse call's cable moves them; a closed one pulls its line down. */
  private void contact() throws Exception {
    var lines = new ContactLines(SimulatedChip.LABEL, ALARM_LINE, NORMAL_LINE, DEBOUNCE);
    var told = new LinkedBlockingQueue<Input>();
    var channel = new GpioContact(lines, scheduler, told::add);
    scheduler.execute(channel::open);
    await(told, ContactRead.class, read -> true); // claimed: its pull-ups are on
    long most = 0;
    for (ContactState state : ContactState.values()) {
      boolean alarm = state == ContactState.ALARM || state == ContactState.IMPOSSIBLE;
      boolean normal = state == ContactState.NORMAL || state == ContactState.IMPOSSIBLE;
      pull(NORMAL_LINE, !normal);
      pull(ALARM_LINE, !alarm);
      long moved = scheduler.nanoTime();
      ContactRead read = await(told, ContactRead.class, each -> each.state() == state);
      most = Math.max(most, scheduler.nanoTime() - moved);
      say("contact." + state.onDisk(), read.state().onDisk());
    }
    say("contactMicros", most / 1_000);
    say("contactStatedMicros", lines.detectionNanos() / 1_000);
    scheduler.execute(channel::close);
  }

  /** Nobody holds its contact closed at first, which is a cable that is out. */
  private void redButton() throws Exception {
    var button = new RedButton.Line(SimulatedChip.LABEL, BUTTON_LINE, 0); // a change counts at once
    try {
      Interlock.open(button, scheduler).close();
      say("buttonOut", "allowed");
    } catch (IOException e) {
      say("buttonOut", String.valueOf(e.getMessage()));
    }
    Interlock interlock = released(button);
    var stopping = new LinkedBlockingQueue<String>();
    scheduler.execute(() -> interlock.watch(stopping::add));
    String early = stopping.poll(1, TimeUnit.SECONDS);
    say("buttonReleased", early == null ? "quiet" : early);
    long pressed = scheduler.nanoTime();
    pull(BUTTON_LINE, true);
    String why = stopping.poll(60, TimeUnit.SECONDS);
    say("buttonMicros", (scheduler.nanoTime() - pressed) / 1_000);
    say("buttonPressed", String.valueOf(why));
    interlock.close();
  }

  /** The simulated line follows the pull-up of the claim, so the contact is closed after it. */
  private Interlock released(RedButton button) throws Exception {
    var closing = new java.util.concurrent.atomic.AtomicBoolean(true);
    Thread contact =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (closing.get()) {
                    try {
                      pull(BUTTON_LINE, false);
                    } catch (IOException e) {
                      return;
                    }
                  }
                });
    try {
      for (int i = 0; ; i++) {
        try {
          return Interlock.open(button, scheduler);
        } catch (IOException e) {
          if (i == TRIES) {
            throw e; // between claim and look the contact wasn't closed even once
          }
        }
      }
    } finally {
      closing.set(false);
      contact.join();
    }
  }

  private void drops() throws Exception {
    pull(DROP_LINE, true);
    var sensor =
        new DropSensor(
            SimulatedChip.LABEL,
            DROP_LINE,
            false,
            DropSensor.Pull.UP,
            new DropsDeclared("drops", 50_000, 100_000, MILLI, 500 * MILLI));
    var told = new LinkedBlockingQueue<Input>();
    var channel = new DropChannel(sensor, scheduler, told::add);
    scheduler.execute(channel::open);
    await(told, DropsRead.class, read -> true);
    long most = 0;
    long counted = 0;
    for (int i = 1; i <= DROPS; i++) {
      int number = i;
      long before = scheduler.nanoTime();
      pull(DROP_LINE, false);
      DropsRead read = await(told, DropsRead.class, each -> each.drops() >= number);
      most = Math.max(most, scheduler.nanoTime() - before);
      counted = read.drops();
      pull(DROP_LINE, true);
      Thread.sleep(300); // light again, and debounced
    }
    say("drops", counted);
    say("dropMicros", most / 1_000);
    pull(DROP_LINE, false);
    say("jet", await(told, DropsMissed.class, each -> true).reason());
    scheduler.execute(channel::close);
  }

  private static <T> T await(
      BlockingQueue<Input> told, Class<T> kind, java.util.function.Predicate<T> wanted)
      throws Exception {
    while (true) {
      Input input = told.poll(60, TimeUnit.SECONDS);
      if (input == null) {
        throw new IOException("no " + kind.getSimpleName() + " within 60 s");
      }
      if (kind.isInstance(input) && wanted.test(kind.cast(input))) {
        return kind.cast(input);
      }
    }
  }

  /** How long the line is held, as another program sees it. */
  private void powerKey() throws Exception {
    var relay =
        new SwitchedOutlet(
            "a relay", new GpioRelay(SimulatedChip.LABEL, KEY_LINE, false), scheduler);
    var key =
        new PowerKey(
            "the power key",
            new KeyPress.Relay(relay, 2_000 * MILLI, 1_000 * MILLI, scheduler),
            scheduler);
    scheduler.execute(key::open);
    var levels = new KeyWatch(chip.resolve("sim_gpio" + KEY_LINE).resolve("value"), scheduler);
    levels.start();
    say("keyOff", turn(key, false));
    Thread.sleep(500); // as long as a unit is off at least: who looks every 10 ms sees it
    say("keyOn", turn(key, true));
    say("keyOnAgain", turn(key, true));
    for (int i = 0; i < 200 && levels.heldMillis().size() < 2; i++) {
      Thread.sleep(50); // it looks every now and then
    }
    Thread.sleep(1_500); // a third press would be seen by now
    say("keyHeldMillis", levels.heldMillis());
    scheduler.execute(key::close);
  }

  private void microphone() throws Exception {
    byte[] sound =
        MadeSound.of(RATE, 30)
            .noise(100, new Seed(5).stream("noise"))
            .burst(6, 6_000, List.of(523.0, 1_046.0), 150, 100, 150)
            .burst(16, 6_000, List.of(523.0, 1_046.0), 150, 100, 150)
            .bytes();
    Path raw = Files.write(Path.of("/tmp/pumprig-sound.raw"), sound);
    List<String> form = List.of("-t", "raw", "-f", "S16_LE", "-c", "1", "-r", "" + RATE);
    var play = new java.util.ArrayList<>(List.of("aplay", "-q", "-D", "plughw:Loopback,0,0"));
    play.addAll(form);
    play.add(raw.toString());
    var capture = new java.util.ArrayList<>(List.of("arecord", "-q", "-D", "plughw:Loopback,1,0"));
    capture.addAll(form);
    var told = new LinkedBlockingQueue<Input>();
    var channel =
        new SoundChannel(
            new Microphone(capture, RATE, 500 * MILLI, List.of(ALARM)), scheduler, told::add);
    Process speaker = new ProcessBuilder(play).inheritIO().start();
    scheduler.execute(channel::open);
    AlarmHeard heard = await(told, AlarmHeard.class, each -> true);
    say("heard", heard.alarm());
    say("confidencePpm", heard.confidencePpm());
    scheduler.execute(channel::close);
    speaker.destroy();
  }

  private void camera() throws Exception {
    Path folder = Files.createTempDirectory("pumprig-pictures");
    var camera =
        new Camera(
            List.of("fswebcam", "-q", "--no-banner", "-d", "/dev/video0", Camera.FILE),
            List.of(),
            60_000 * MILLI);
    var told = new LinkedBlockingQueue<PictureObservation>();
    var taker = new PictureTaker(camera, folder, LocalCommands.here(), scheduler, told::add);
    scheduler.execute(() -> taker.take("asked for"));
    PictureObservation seen = told.poll(90, TimeUnit.SECONDS);
    if (seen instanceof PictureTaken taken) {
      var image = ImageIO.read(folder.resolve(Path.of(taken.file()).getFileName()).toFile());
      say("picture", image == null ? "none" : image.getWidth() + "x" + image.getHeight());
    } else {
      say("picture", String.valueOf(seen));
    }
    scheduler.execute(taker::close);
  }
}
