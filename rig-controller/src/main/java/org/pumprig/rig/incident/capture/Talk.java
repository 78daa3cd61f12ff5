package org.pumprig.rig.incident.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pumprig.rig.incident.capture.Sightings.Attempt;
import org.pumprig.rig.incident.capture.Sightings.Ending;
import org.pumprig.rig.incident.capture.Sightings.Exchange;
import org.pumprig.rig.incident.capture.Sightings.Outcome;

/** Sightings from a source that tells events instead of packets: a log, a journal. */
public final class Talk {
  private static final int MOST_PUMPS = 300;
  private static final int MOST_PENDING = 256;
  private static final long GIVEN_UP_NANOS = 30_000_000_000L;

  private final Sightings sightings = new Sightings();
  private final Map<String, PumpTraffic> pumps = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> pending = new LinkedHashMap<>();
  private long passedOver;

  /** What such a source can tell. */
  public enum Word {
    /** A pump's message arrived at the source. */
    MESSAGE("message"),
    /** It was acknowledged. */
    ACKNOWLEDGED("acknowledged"),
    /** It was answered by an error. */
    ERROR("error"),
    /** A pump connected. */
    CONNECTED("connected"),
    /** A pump's attempt to connect failed. */
    REFUSED("refused"),
    /** A connection ended in order. */
    ENDED("ended"),
    /** A connection was reset. */
    RESET("reset");

    private final String word;

    Word(String word) {
      this.word = word;
    }

    /** As it stands in files. */
    public String word() {
      return word;
    }
  }

  /**
   * Takes an event.
   *
   * @param nanos since 1970
   * @param name of the pump, whatever the source calls it
   * @param id of the message; empty: the oldest one that waits
   */
  public void on(long nanos, String name, Word word, String id) {
    PumpTraffic pump = pumps.get(name);
    if (pump == null) {
      if (pumps.size() == MOST_PUMPS) {
        passedOver++;
        return;
      }
      pump = new PumpTraffic(pumps.size(), name, sightings, nanos);
      pumps.put(name, pump);
      pending.put(name, new LinkedHashMap<>());
    }
    sightings.span(nanos);
    Map<String, Long> waiting = pending.getOrDefault(name, new LinkedHashMap<>());
    switch (word) {
      case MESSAGE -> message(pump, waiting, nanos, id);
      case ACKNOWLEDGED, ERROR -> answered(pump, waiting, nanos, id, word == Word.ERROR);
      case CONNECTED, REFUSED -> attempt(pump, nanos, word == Word.REFUSED);
      case ENDED, RESET -> {
        boolean reset = word == Word.RESET;
        pump.resets += reset ? 1 : 0;
        sightings.ending(new Ending(nanos, pump.index(), true, reset, 0));
        for (long sent : waiting.values()) {
          missing(pump, sent);
        }
        waiting.clear();
      }
    }
  }

  private void attempt(PumpTraffic pump, long nanos, boolean refused) {
    pump.attempts++;
    pump.refused += refused ? 1 : 0;
    Outcome outcome = refused ? Outcome.REFUSED : Outcome.ESTABLISHED;
    sightings.attempt(new Attempt(nanos, pump.index(), outcome, 1));
  }

  private void message(PumpTraffic pump, Map<String, Long> waiting, long nanos, String id) {
    pump.messages++;
    while (!waiting.isEmpty()) {
      Map.Entry<String, Long> oldest = waiting.entrySet().iterator().next();
      if (waiting.size() < MOST_PENDING && nanos - oldest.getValue() < GIVEN_UP_NANOS) {
        break;
      }
      missing(pump, oldest.getValue());
      waiting.remove(oldest.getKey());
    }
    waiting.putIfAbsent(id.isEmpty() ? "#" + pump.messages : id, nanos);
  }

  private void missing(PumpTraffic pump, long sentNanos) {
    sightings.exchange(new Exchange(sentNanos, pump.index(), -1, false));
  }

  private void answered(
      PumpTraffic pump, Map<String, Long> waiting, long nanos, String id, boolean error) {
    Long sent = waiting.remove(id);
    if (sent == null && id.isEmpty() && !waiting.isEmpty()) {
      sent = waiting.remove(waiting.keySet().iterator().next());
    }
    if (sent != null) {
      sightings.exchange(new Exchange(sent, pump.index(), Math.max(0, nanos - sent), error));
    }
  }

  /** What was told, with remarks of the source's reader. */
  public CaptureImport.Seen seen(long events, List<String> remarks) {
    pending.forEach(
        (name, waiting) -> {
          PumpTraffic pump = pumps.get(name);
          if (pump != null) {
            waiting.values().forEach(sent -> missing(pump, sent));
          }
        });
    var all = new ArrayList<>(remarks);
    if (passedOver > 0) {
      all.add(passedOver + " events of more than " + MOST_PUMPS + " pumps: passed over");
    }
    return new CaptureImport.Seen(
        sightings, List.copyOf(pumps.values()), new LinkedHashMap<>(), List.of(), events, 0, all);
  }
}
