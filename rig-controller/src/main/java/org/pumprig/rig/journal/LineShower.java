package org.pumprig.rig.journal;

import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.json.TextCache;

/** Parses the events of verified batches and shows them to a visitor. */
final class LineShower implements BatchSink {
  private final JournalVisitor visitor;
  private final CanonicalParser parser = new CanonicalParser(JournalLimits.LINE_BYTES);
  private final TextCache kinds = new TextCache();
  private final RawLine raw = new RawLine();

  LineShower(JournalVisitor visitor) {
    this.visitor = visitor;
  }

  @Override
  public void batch(BatchPlace place, byte[] bytes, int base, BatchFrames frames, int first)
      throws JournalDamage {
    int start = base + (first == 0 ? 0 : frames.end(first - 1));
    for (int i = 0; i < place.lines() - 1; i++) {
      if (i > 0 || !place.opensSegment()) {
        try {
          show(place, i, bytes, base, frames, first + i, start);
        } catch (JournalFormatException bad) {
          throw new JournalDamage(
              place.file(),
              place.line() + i,
              String.valueOf(bad.getMessage()),
              JournalScan.RESTORE);
        }
      }
      start = base + frames.end(first + i);
    }
  }

  private void show(
      BatchPlace place, int i, byte[] bytes, int base, BatchFrames frames, int line, int start) {
    int payload = start + LineFrame.PAYLOAD_AT;
    int payloadEnd = base + frames.payloadEnd(line);
    Fields fields = parser.parse(bytes, payload, payloadEnd - payload);
    String kind = kinds.get(bytes, base + frames.kindStart(line), frames.kindLength(line));
    if (kind.equals(Names.SEGMENT_KIND)) {
      throw new JournalFormatException("segment lines are the first of their segment");
    }
    var stamp =
        new Stamp(place.firstN() + i, place.epoch(), frames.nanos(line), frames.wallMicros(line));
    raw.set(bytes, start, payloadEnd, base + frames.end(line) - 1);
    visitor.line(stamp, kind, raw);
    visitor.event(stamp, kind, fields);
  }
}
