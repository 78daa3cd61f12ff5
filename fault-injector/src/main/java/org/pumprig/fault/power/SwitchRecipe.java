package org.pumprig.fault.power;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.host.RecipeLine;
import org.pumprig.link.Endpoint;

/** The ledger's lines of outlets that are devices. */
final class SwitchRecipe {
  private static final String VERSION = "outletSwitch1";

  private SwitchRecipe() {}

  static boolean wrote(String line) {
    return line.startsWith(VERSION + " ");
  }

  static String of(ShellyPlug plug) {
    return start("shelly", plug.at(), plug.channel(), plug.withinNanos())
        .with("generation", List.of(Integer.toString(plug.generation())))
        .with("login", plug.login().map(SwitchRecipe::parts).orElse(List.of("none")))
        .toString();
  }

  static String of(TasmotaPlug plug) {
    return start("tasmota", plug.at(), plug.relay(), plug.withinNanos())
        .with("login", plug.login().map(SwitchRecipe::parts).orElse(List.of("none")))
        .toString();
  }

  static String of(ApcPdu pdu) {
    return start("apc", pdu.at(), pdu.outlet(), pdu.withinNanos())
        .with("community", List.of(pdu.communityFile().toString()))
        .toString();
  }

  static String of(GpioRelay relay) {
    return start("gpio", new Endpoint(relay.chip(), 0), relay.line(), relay.withinNanos())
        .with("mainsAt", List.of(relay.onAtHigh() ? "high" : "low"))
        .toString();
  }

  static String of(UsbRelay relay) {
    return start("usbRelay", new Endpoint(relay.board(), 0), relay.relay(), relay.withinNanos())
        .with("mainsAt", List.of(relay.onWhileOpen() ? "open" : "closed"))
        .toString();
  }

  private static RecipeLine start(String kind, Endpoint at, int number, long withinNanos) {
    return new RecipeLine(VERSION)
        .with("kind", List.of(kind))
        .with("at", List.of(at.host(), Integer.toString(at.port())))
        .with("number", List.of(Integer.toString(number)))
        .with("within", List.of(Long.toString(withinNanos)));
  }

  private static List<String> parts(SwitchLogin login) {
    return List.of(login.user(), login.passwordFile().toString());
  }

  static OutletSwitch parse(String line) {
    RecipeLine recipe = RecipeLine.parse(VERSION, line);
    List<String> where = recipe.field("at", 2);
    var at = new Endpoint(where.getFirst(), Integer.parseInt(where.get(1)));
    int number = Integer.parseInt(recipe.field("number", 1).getFirst());
    long within = Long.parseLong(recipe.field("within", 1).getFirst());
    String kind = recipe.field("kind", 1).getFirst();
    return switch (kind) {
      case "shelly" ->
          new ShellyPlug(
              at,
              Integer.parseInt(recipe.field("generation", 1).getFirst()),
              number,
              login(recipe),
              within);
      case "tasmota" -> new TasmotaPlug(at, number, login(recipe), within);
      case "apc" ->
          new ApcPdu(at, number, Path.of(recipe.field("community", 1).getFirst()), within);
      case "gpio" -> {
        boolean high = recipe.field("mainsAt", 1).getFirst().equals("high");
        yield new GpioRelay(at.host(), number, high);
      }
      case "usbRelay" -> {
        boolean open = recipe.field("mainsAt", 1).getFirst().equals("open");
        yield new UsbRelay(at.host(), number, open);
      }
      default -> throw new IllegalArgumentException("no outlet of the kind '" + kind + "'");
    };
  }

  private static Optional<SwitchLogin> login(RecipeLine recipe) {
    List<String> parts = recipe.field("login", 1);
    return parts.size() == 2
        ? Optional.of(new SwitchLogin(parts.getFirst(), Path.of(parts.get(1))))
        : Optional.empty();
  }
}
