package org.pumprig.rig.incident.capture;

import java.io.IOException;
import java.util.Optional;

/** The older format of tcpdump: one head, then packets. */
final class PcapReader implements CaptureReader {
  private static final int HEAD = 24;
  private static final int RECORD = 16;
  private static final long LONGEST = 1 << 18;

  private final Window window;
  private final long fractionNanos;
  private final int linkType;
  private Optional<String> remark;

  private PcapReader(Window window, long fractionNanos, int linkType, Optional<String> remark) {
    this.window = window;
    this.fractionNanos = fractionNanos;
    this.linkType = linkType;
    this.remark = remark;
  }

  static Optional<CaptureReader> of(Window window, long magic) throws IOException {
    long nanos;
    switch ((int) magic) {
      case 0xa1b2c3d4, 0xd4c3b2a1 -> nanos = 1_000;
      case 0xa1b23c4d, 0x4d3cb2a1 -> nanos = 1;
      default -> {
        return Optional.empty();
      }
    }
    window.littleEndian((magic & 0xff) == 0xa1);
    if (!window.has(HEAD)) {
      return Optional.of(
          new PcapReader(window, nanos, 0, Optional.of("the file ends within its own head")));
    }
    int linkType = (int) window.u32(20) & 0xffff;
    window.take(HEAD);
    return Optional.of(new PcapReader(window, nanos, linkType, Optional.empty()));
  }

  @Override
  public boolean next(Packet into) throws IOException {
    if (remark.isPresent()) {
      return false;
    }
    if (!window.has(RECORD)) {
      return window.held() == 0 ? false : stop("the file is cut off within the head of a packet");
    }
    long length = window.u32(8);
    if (length > LONGEST) {
      return stop("a packet of " + length + " bytes is told: the file is damaged here");
    }
    into.nanos = window.u32(0) * 1_000_000_000 + window.u32(4) * fractionNanos;
    window.take(RECORD);
    if (!window.has((int) length)) {
      return stop("the file is cut off within a packet");
    }
    into.bytes = window.bytes;
    into.offset = window.at();
    into.length = (int) length;
    into.linkType = linkType;
    window.take((int) length);
    return true;
  }

  private boolean stop(String why) {
    remark = Optional.of(why + " (byte " + window.position() + "); what stands before was read");
    return false;
  }

  @Override
  public Optional<String> remark() {
    return remark;
  }
}
