package org.pumprig.rig.network;

import java.util.List;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.setup.Ipv4;

/**
 * Elements of the packet filter that send a unit's connections into the rig's proxy, as scripts for
 * {@link #NFT}.
 *
 * @param unit its own address
 * @param gateway where it connects to
 * @param proxyPort where the proxy listens
 * @param proxied whether connections that go past the proxy are reset besides
 */
record RedirectElements(Ipv4 unit, Endpoint gateway, int proxyPort, boolean proxied) {
  /** Takes a script from its standard input. */
  static final List<String> NFT = List.of("nft", "-f", "-");

  private static final long MILLI = 1_000_000;

  /** For so long; an element that is there keeps its time-out when it is added: it is replaced. */
  String lease(long nanos) {
    long millis = Math.max(1, nanos / MILLI);
    return elements("add", millis) + elements("delete", 0) + elements("add", millis);
  }

  /** From now on no more, whether there are any or not. */
  String end() {
    return elements("add", 1_000) + elements("delete", 0);
  }

  private String elements(String verb, long millis) {
    String key = unit + " . " + gateway.port();
    String time = millis > 0 ? " timeout " + millis + "ms" : "";
    String redirected =
        "%s element inet %s %s { %s%s : %d }\n"
            .formatted(verb, TopologyPlan.TABLE, Redirection.MAP, key, time, proxyPort);
    return proxied
        ? redirected
            + "%s element inet %s %s { %s%s }\n"
                .formatted(verb, TopologyPlan.TABLE, Redirection.PROXIED, key, time)
        : redirected;
  }
}
