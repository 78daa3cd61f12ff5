package org.pumprig.fault.model.packet;

/**
 * A packet with what the faults need to know of it. Its bytes are never changed: an altered packet
 * is a new one.
 */
public final class Packet {
  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;
  static final int ICMP6 = 58;

  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  /** IPv4 header and UDP header: what a datagram's packet has beside its data. */
  private static final int DATAGRAM_HEADERS = 28;

  /** How far a packet was understood. */
  public enum Kind {
    /** IP with its transport header, or a datagram's data. */
    UNDERSTOOD,
    /** No IP: ARP, spanning tree, and whatever else a wire carries. */
    NOT_IP,
    /** Truncated, or its headers contradict each other. */
    MALFORMED
  }

  private final byte[] bytes;
  final Kind kind;

  /** Where the IP header begins: the length of the Ethernet header with its VLAN tags. */
  final int ipOffset;

  /** 4, 6, or 0 where there is no IP header. */
  final int version;

  /** The transport protocol's number. */
  final int protocol;

  /** Where the transport header begins. */
  final int transportOffset;

  /** Where the transport's data begins. */
  final int dataOffset;

  /** Where the IP packet ends; what follows is padding of the link. */
  final int end;

  /** A fragment but the first: it has no transport header. */
  final boolean laterFragment;

  private final long peer;

  Packet(
      byte[] bytes,
      Kind kind,
      int ipOffset,
      int version,
      int protocol,
      int transportOffset,
      int dataOffset,
      int end,
      boolean laterFragment,
      long peer) {
    this.bytes = bytes;
    this.kind = kind;
    this.ipOffset = ipOffset;
    this.version = version;
    this.protocol = protocol;
    this.transportOffset = transportOffset;
    this.dataOffset = dataOffset;
    this.end = end;
    this.laterFragment = laterFragment;
    this.peer = peer;
  }

  /**
   * A UDP datagram whose headers the kernel keeps to itself; counted with 28 bytes of headers.
   *
   * @param data its data; owned by the packet
   * @param flow number of the flow that it belongs to
   */
  public static Packet datagram(byte[] data, long flow) {
    return new Packet(data, Kind.UNDERSTOOD, 0, 0, UDP, 0, 0, data.length, false, flow);
  }

  /** A frame of which nothing is to be known. */
  static Packet opaque(byte[] bytes, Kind kind) {
    return new Packet(bytes, kind, 0, 0, 0, 0, 0, bytes.length, false, 0);
  }

  /** The same packet with other bytes of the same layout. */
  Packet withBytes(byte[] others) {
    return new Packet(
        others,
        kind,
        ipOffset,
        version,
        protocol,
        transportOffset,
        dataOffset,
        end,
        laterFragment,
        peer);
  }

  /** All bytes from the link header on; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number that {@link #datagram} was given; 0 for frames. */
  public long flowNumber() {
    return peer;
  }

  /** How far it was understood. */
  public Kind kind() {
    return kind;
  }

  /** Length of the IP packet in bytes, without link header and padding. */
  public int ipBytes() {
    return version == 0 && kind == Kind.UNDERSTOOD
        ? bytes.length + DATAGRAM_HEADERS
        : end - ipOffset;
  }

  /** Whether the IP source address is this (4 or 16 bytes). */
  public boolean isFrom(byte[] address) {
    return hasAddress(address, version == 4 ? 12 : 8);
  }

  /** Whether the IP destination address is this (4 or 16 bytes). */
  public boolean isTo(byte[] address) {
    return hasAddress(address, version == 4 ? 16 : 24);
  }

  private boolean hasAddress(byte[] address, int at) {
    return version != 0
        && address.length == addressBytes()
        && java.util.Arrays.equals(
            bytes, ipOffset + at, ipOffset + at + address.length, address, 0, address.length);
  }

  int addressBytes() {
    return version == 4 ? 4 : 16;
  }

  /** Whether there is a TCP header to read. */
  boolean isTcp() {
    return protocol == TCP && !laterFragment && version != 0;
  }

  int tcpFlags() {
    return bytes[transportOffset + 13] & 0xff;
  }

  boolean hasFlag(int flag) {
    return isTcp() && (tcpFlags() & flag) != 0;
  }

  /** The flow's key: addresses, protocol, and ports where there are any. */
  FlowKey flow() {
    if (version == 0) {
      return new FlowKey(0, peer, 0, 0, 0, protocol);
    }
    int from = ipOffset + (version == 4 ? 12 : 8);
    int to = from + addressBytes();
    boolean ports = (protocol == TCP || protocol == UDP) && !laterFragment;
    return version == 4
        ? new FlowKey(0, int32(from), 0, int32(to), ports ? int32(transportOffset) : 0, protocol)
        : new FlowKey(
            int64(from),
            int64(from + 8),
            int64(to),
            int64(to + 8),
            ports ? int32(transportOffset) : 0,
            protocol);
  }

  int int16(int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  static void put16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }

  int int32(int at) {
    return int16(at) << 16 | int16(at + 2);
  }

  private long int64(int at) {
    return (long) int32(at) << 32 | (int32(at + 4) & 0xffff_ffffL);
  }

  /** One way of one connection. */
  record FlowKey(long fromHigh, long fromLow, long toHigh, long toLow, int ports, int protocol) {}
}
