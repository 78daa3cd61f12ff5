package org.pumprig.pump.bench;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.pumprig.link.Endpoint;

/**
 * What a rig can connect to at one unit. Every endpoint takes any number of clients; witnesses tell
 * a new client their state at once.
 *
 * @param service the pump's own service port
 * @param flow flow witness: {@code FLOW nl=…}
 * @param contact nurse-call contact: {@code CONTACT nc=… no=…}
 * @param screen screen witness: {@code SCREEN text=…}
 * @param power power outlet: {@code POWER ON|OFF}, {@code POWER STATE}
 * @param keypad mechanical finger: {@code KEYS …}
 */
public record UnitPorts(
    ServicePort service,
    Endpoint flow,
    Endpoint contact,
    Endpoint screen,
    Endpoint power,
    Endpoint keypad) {
  /** The same by name, for people and programs, in the order above. */
  public SequencedMap<String, String> places() {
    var places = new LinkedHashMap<String, String>();
    places.put("service", service.toString());
    places.put("flow", flow.toString());
    places.put("contact", contact.toString());
    places.put("screen", screen.toString());
    places.put("power", power.toString());
    places.put("keypad", keypad.toString());
    return places;
  }
}
