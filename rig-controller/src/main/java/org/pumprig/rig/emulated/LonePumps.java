package org.pumprig.rig.emulated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.link.Endpoint;
import org.pumprig.pump.bench.AlarisEnd;
import org.pumprig.pump.bench.BalanceSpec;
import org.pumprig.pump.bench.BccEnd;
import org.pumprig.pump.bench.LonePump;
import org.pumprig.pump.bench.LonePumpSpec;
import org.pumprig.pump.bench.NetworkedEnd;
import org.pumprig.pump.bench.NewEraEnd;
import org.pumprig.pump.bench.Place;
import org.pumprig.pump.bench.ProtocolEnd;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.protocol.bcc.BccServer;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;
import org.pumprig.seed.Seed;

/** Emulated pumps on their own, by the protocol that they speak. */
public final class LonePumps {
  /** Every protocol there is: a new one is added here and nowhere else. */
  private static final List<ProtocolEnd> ENDS =
      List.of(
          new NetworkedEnd(),
          new NewEraEnd(),
          new BccEnd(BccServer.Mode.REQUEST),
          new BccEnd(BccServer.Mode.STUFFED),
          new BccEnd(BccServer.Mode.CYCLIC),
          new AlarisEnd());

  private LonePumps() {}

  /** Names of the protocols. */
  public static List<String> protocols() {
    return ENDS.stream().map(ProtocolEnd::name).toList();
  }

  /**
   * What a pump of this protocol calls its firmware if no profile is about it; empty: a profile
   * decides.
   *
   * @throws StandingProblem for an unknown protocol
   */
  public static Optional<String> ownFirmware(String protocol) throws StandingProblem {
    return end(protocol).ownFirmware();
  }

  /**
   * A pump that is wanted.
   *
   * @param firmware name of a profile that comes with PumpRig, or a file
   * @param serialDevice {@code pty} or a device; empty: it listens
   * @param listen where it listens unless it has a serial device
   * @param gateway where it connects to; empty: it gets one of its own, if its protocol knows one
   * @param instruments address on which its witnesses, outlet and finger listen
   * @param balance stands under its line: language, then {@code ,KEY=VALUE}; empty: none
   * @param tlsAuthority certificate, PEM, by which it checks the gateway's; empty: it speaks no TLS
   */
  public record Wanted(
      String protocol,
      String serial,
      String firmware,
      List<String> defects,
      Optional<String> serialDevice,
      Endpoint listen,
      Optional<Endpoint> gateway,
      Optional<Path> tlsAuthority,
      String instruments,
      long statusPeriodNanos,
      Seed seed,
      Optional<String> balance) {
    /** Copies the list. */
    public Wanted {
      defects = List.copyOf(defects);
    }

    /** One without a balance under its line. */
    public Wanted(
        String protocol,
        String serial,
        String firmware,
        List<String> defects,
        Optional<String> serialDevice,
        Endpoint listen,
        Optional<Endpoint> gateway,
        Optional<Path> tlsAuthority,
        String instruments,
        long statusPeriodNanos,
        Seed seed) {
      this(
          protocol,
          serial,
          firmware,
          defects,
          serialDevice,
          listen,
          gateway,
          tlsAuthority,
          instruments,
          statusPeriodNanos,
          seed,
          Optional.empty());
    }

    private Place place() {
      return serialDevice
          .<Place>map(
              device -> device.equals("pty") ? new Place.Terminal() : new Place.Device(device))
          .orElseGet(() -> new Place.Listen(listen));
    }
  }

  /**
   * Starts one, with power.
   *
   * @param onFailure told of a programming error on its thread
   * @throws StandingProblem for an unknown name
   * @throws InputProblem if the profile can't be used
   * @throws IOException if its place can't be had
   */
  public static Standing start(Wanted wanted, Consumer<Throwable> onFailure)
      throws StandingProblem, InputProblem, IOException {
    ProtocolEnd end = end(wanted.protocol());
    Optional<BalanceSpec> balance = Optional.empty();
    if (wanted.balance().isPresent()) {
      balance = Optional.of(BalanceOption.parse(wanted.balance().get()));
    }
    var spec =
        new LonePumpSpec(
            wanted.serial(),
            FirmwareChoice.read(wanted.firmware()),
            defects(wanted.defects()),
            wanted.seed(),
            wanted.gateway(),
            Authorities.trusting(wanted.tlsAuthority()),
            wanted.instruments(),
            wanted.statusPeriodNanos(),
            balance);
    return Standing.start(
        "pumprig-pump",
        onFailure,
        (scheduler, network) -> {
          LonePump pump = end.start(spec, wanted.place(), scheduler, network);
          return new Standing.Part(pump.places(), pump::close);
        });
  }

  private static ProtocolEnd end(String protocol) throws StandingProblem {
    for (ProtocolEnd end : ENDS) {
      if (end.name().equals(protocol)) {
        return end;
      }
    }
    throw new StandingProblem(
        "no emulated pump speaks '" + protocol + "'. " + Words.instead(protocol, protocols()));
  }

  private static Defects defects(List<String> words) throws StandingProblem {
    var defects = new ArrayList<Defect>();
    for (String word : words) {
      defects.add(
          Defect.of(word)
              .orElseThrow(
                  () ->
                      new StandingProblem(
                          "no emulated unit has the defect '"
                              + word
                              + "'. "
                              + Words.instead(word, Defect.words()))));
    }
    return new Defects(defects);
  }
}
