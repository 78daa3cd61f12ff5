package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What passed on the wire between pump and gateway. */
public sealed interface WireObservation extends Input {

  /**
   * The pump connected to the listener in front of the gateway.
   *
   * @param connection numbered by the proxy
   */
  record WireAccepted(long connection) implements WireObservation {
    /** Name on disk. */
    public static final String KIND = "wire.accepted";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("connection", connection);
    }

    /** Reads it back. */
    static WireAccepted read(Fields in) {
      return new WireAccepted(in.number("connection"));
    }
  }

  /**
   * The connection onwards to the gateway stands.
   *
   * @param connection numbered by the proxy
   */
  record WireEstablished(long connection) implements WireObservation {
    /** Name on disk. */
    public static final String KIND = "wire.established";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("connection", connection);
    }

    /** Reads it back. */
    static WireEstablished read(Fields in) {
      return new WireEstablished(in.number("connection"));
    }
  }

  /**
   * The connection onwards to the gateway could not be made.
   *
   * @param connection numbered by the proxy
   * @param reason why
   */
  record WireFailed(long connection, String reason) implements WireObservation {
    /** Name on disk. */
    public static final String KIND = "wire.failed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("connection", connection).text("reason", reason);
    }

    /** Reads it back. */
    static WireFailed read(Fields in) {
      return new WireFailed(in.number("connection"), in.text("reason"));
    }
  }

  /**
   * A connection of the pump ended.
   *
   * @param connection numbered by the proxy
   * @param by {@code pump}, {@code gateway} or {@code fault}
   * @param how {@code orderly} or {@code reset}
   */
  record WireEnded(long connection, String by, String how) implements WireObservation {
    /** Name on disk. */
    public static final String KIND = "wire.ended";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("by", by).number("connection", connection).text("how", how);
    }

    /** Reads it back. */
    static WireEnded read(Fields in) {
      return new WireEnded(in.number("connection"), in.text("by"), in.text("how"));
    }
  }

  /**
   * A message of the pump passed the wire.
   *
   * @param connection numbered by the proxy
   * @param controlId MSH-10
   * @param type MSH-9
   */
  record WireMessage(long connection, String controlId, String type) implements WireObservation {
    /** Name on disk. */
    public static final String KIND = "wire.message";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("connection", connection).text("controlId", controlId).text("type", type);
    }

    /** Reads it back. */
    static WireMessage read(Fields in) {
      return new WireMessage(in.number("connection"), in.text("controlId"), in.text("type"));
    }
  }

  /**
   * An acknowledgement reached the pump.
   *
   * @param connection numbered by the proxy
   * @param controlId MSA-2
   * @param code MSA-1
   */
  record WireAcknowledged(long connection, String controlId, String code)
      implements WireObservation {
    /** Name on disk. */
    public static final String KIND = "wire.acknowledged";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("code", code).number("connection", connection).text("controlId", controlId);
    }

    /** Reads it back. */
    static WireAcknowledged read(Fields in) {
      return new WireAcknowledged(in.number("connection"), in.text("controlId"), in.text("code"));
    }
  }

  /**
   * Bytes passed that are no MLLP message.
   *
   * @param connection numbered by the proxy
   * @param towardsGateway direction
   * @param length bytes
   */
  record WireGarbled(long connection, boolean towardsGateway, long length)
      implements WireObservation {
    /** Name on disk. */
    public static final String KIND = "wire.garbled";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("connection", connection)
          .number("length", length)
          .flag("towardsGateway", towardsGateway);
    }

    /** Reads it back. */
    static WireGarbled read(Fields in) {
      return new WireGarbled(
          in.number("connection"), in.flag("towardsGateway"), in.number("length"));
    }
  }

  /**
   * The listener in front of the gateway closed or opened.
   *
   * @param open whether it listens now
   * @param reason {@code fault} or {@code mirrored}
   */
  record WireListener(boolean open, String reason) implements WireObservation {
    /** Name on disk. */
    public static final String KIND = "wire.listener";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.flag("open", open).text("reason", reason);
    }

    /** Reads it back. */
    static WireListener read(Fields in) {
      return new WireListener(in.flag("open"), in.text("reason"));
    }
  }

  /**
   * The tap could not keep up: so many of its events are lost.
   *
   * @param events how many
   */
  record WireLost(long events) implements WireObservation {
    /** Name on disk. */
    public static final String KIND = "wire.lost";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("events", events);
    }

    /** Reads it back. */
    static WireLost read(Fields in) {
      return new WireLost(in.number("events"));
    }
  }
}
