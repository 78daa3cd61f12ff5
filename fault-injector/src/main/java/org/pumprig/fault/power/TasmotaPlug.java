package org.pumprig.fault.power;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pumprig.link.Endpoint;

/**
 * A plug with Tasmota, by its web requests ({@code /cm?cmnd=Power1}; "Commands", control).
 *
 * @param at its address and HTTP port, usually 80
 * @param relay 1 to 8
 * @param login what {@code WebPassword} asks for; stands in the request, as Tasmota wants it
 * @param withinNanos of one request
 */
public record TasmotaPlug(Endpoint at, int relay, Optional<SwitchLogin> login, long withinNanos)
    implements OutletSwitch {
  /** Checks the number. */
  public TasmotaPlug {
    if (relay < 1 || relay > 8) {
      throw new IllegalArgumentException("a plug with Tasmota has relays 1 to 8");
    }
  }

  @Override
  public String recipe() {
    return SwitchRecipe.of(this);
  }

  @Override
  public Session session() {
    return new Web();
  }

  private final class Web implements Session {
    private final SwitchHttp http =
        new SwitchHttp(at, Optional.empty(), login.isPresent(), withinNanos);

    @Override
    public void turn(boolean on) throws IOException {
      ask("Power" + relay + (on ? " On" : " Off"));
    }

    @Override
    public boolean isOn() throws IOException {
      return ask("Power" + relay);
    }

    /** A plug of one relay answers with {@code POWER}, others with the number. */
    private boolean ask(String command) throws IOException {
      var query = new StringBuilder("/cm?");
      if (login.isPresent()) {
        query.append("user=").append(encoded(login.get().user()));
        query.append("&password=").append(encoded(login.get().password())).append('&');
      }
      SwitchHttp.Answer answer = http.get(query + "cmnd=" + encoded(command));
      String key = answer.has("POWER" + relay) || relay > 1 ? "POWER" + relay : "POWER";
      return switch (answer.text(key)) {
        case "ON" -> true;
        case "OFF" -> false;
        default -> throw new IOException("it says neither ON nor OFF");
      };
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }

  @Override
  public String toString() {
    return "Tasmota at " + at + ", relay " + relay;
  }
}
