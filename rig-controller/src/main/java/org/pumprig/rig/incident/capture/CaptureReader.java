package org.pumprig.rig.incident.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.pumprig.rig.yaml.InputProblem;

/** Reads the packets of a capture, one after the other. */
interface CaptureReader {
  /**
   * The next packet.
   *
   * @return false at the end, or where the rest can't be read: then {@link #remark} says why
   */
  boolean next(Packet into) throws IOException;

  /** Why the reading ended before the file, or what was passed over; empty: nothing. */
  Optional<String> remark();

  /**
   * A reader for pcap or pcapng, packed by gzip or not.
   *
   * @param name of the file, for messages
   * @throws InputProblem if it is neither
   */
  static CaptureReader of(String name, InputStream raw) throws InputProblem, IOException {
    InputStream in = raw.markSupported() ? raw : new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    var window = new Window(packed ? new GZIPInputStream(in, 1 << 16) : in);
    if (!window.has(4)) {
      throw noCapture(name, "the file is shorter than the head of a capture");
    }
    long magic = window.u32(0);
    if (magic == PcapNgReader.SECTION) {
      return new PcapNgReader(window);
    }
    return PcapReader.of(window, magic)
        .orElseThrow(
            () ->
                noCapture(
                    name,
                    "this is neither pcap nor pcapng (it begins with %08x)".formatted(magic)));
  }

  private static InputProblem noCapture(String name, String what) {
    return new InputProblem(
        name, 1, what, "Give a file of tcpdump -w, dumpcap or Wireshark; see --as for other kinds");
  }
}
