package org.pumprig.fault.power;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.link.Endpoint;

/**
 * A Shelly relay or plug, by its own HTTP interface in the local network: generation 1 by {@code
 * /relay/N} ("Gen1 API", relays), later ones by remote procedure calls {@code Switch.Set} and
 * {@code Switch.GetStatus} ("Gen2+ API").
 *
 * @param at its address and HTTP port, usually 80
 * @param generation 1, or 2 for all later ones
 * @param channel 0 for the first relay
 * @param login generation 1: HTTP Basic; later ones: HTTP Digest with SHA-256, user {@code admin}
 * @param withinNanos of one request
 */
public record ShellyPlug(
    Endpoint at, int generation, int channel, Optional<SwitchLogin> login, long withinNanos)
    implements OutletSwitch {
  /** Checks the numbers. */
  public ShellyPlug {
    if (generation < 1 || generation > 2 || channel < 0 || channel > 7) {
      throw new IllegalArgumentException("a Shelly has generation 1 or 2 and channels 0 to 7");
    }
  }

  @Override
  public String recipe() {
    return SwitchRecipe.of(this);
  }

  @Override
  public Session session() {
    return generation == 1 ? new First() : new Later();
  }

  private final class First implements Session {
    private final SwitchHttp http = new SwitchHttp(at, login, false, withinNanos);

    @Override
    public void turn(boolean on) throws IOException {
      http.get("/relay/" + channel + "?turn=" + (on ? "on" : "off"));
    }

    @Override
    public boolean isOn() throws IOException {
      return http.get("/relay/" + channel).flag("ison");
    }
  }

  private final class Later implements Session {
    private final SwitchHttp http = new SwitchHttp(at, login, false, withinNanos);

    @Override
    public void turn(boolean on) throws IOException {
      http.get("/rpc/Switch.Set?id=" + channel + "&on=" + on);
    }

    @Override
    public boolean isOn() throws IOException {
      return http.get("/rpc/Switch.GetStatus?id=" + channel).flag("output");
    }
  }

  @Override
  public String toString() {
    return "Shelly at " + at + ", channel " + channel;
  }
}
