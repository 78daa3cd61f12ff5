package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What a pump said on its service port. */
public sealed interface ServiceObservation extends Input {

  /**
   * The pump answered a status question on its service port.
   *
   * @param state what it says it does
   * @param code system error code, or {@code NONE}
   * @param rateMicrolitresPerHour rate it says it delivers
   * @param primaryRateMicrolitresPerHour programmed; −1: no programme
   * @param primaryVolumeMicrolitres volume to be infused; −1: no programme
   * @param secondaryRateMicrolitresPerHour programmed; −1: no programme
   * @param secondaryVolumeMicrolitres volume to be infused; −1: no programme
   * @param infusedMicrolitres its own volume counter; −1: it doesn't say
   * @param heapFreeBytes free memory it reports; −1: it doesn't say, here and below
   * @param queued messages waiting to be sent
   * @param upMillis time since its start by its own clock; −1 if it doesn't say
   */
  record ServiceStatus(
      PumpState state,
      String code,
      long rateMicrolitresPerHour,
      long primaryRateMicrolitresPerHour,
      long primaryVolumeMicrolitres,
      long secondaryRateMicrolitresPerHour,
      long secondaryVolumeMicrolitres,
      long infusedMicrolitres,
      long heapFreeBytes,
      long queued,
      long upMillis)
      implements ServiceObservation {
    /** Name on disk. */
    public static final String KIND = "service.status";

    /** A unit that doesn't tell its clock. */
    public ServiceStatus(
        PumpState state,
        String code,
        long rateMicrolitresPerHour,
        long primaryRateMicrolitresPerHour,
        long primaryVolumeMicrolitres,
        long secondaryRateMicrolitresPerHour,
        long secondaryVolumeMicrolitres,
        long infusedMicrolitres,
        long heapFreeBytes,
        long queued) {
      this(
          state,
          code,
          rateMicrolitresPerHour,
          primaryRateMicrolitresPerHour,
          primaryVolumeMicrolitres,
          secondaryRateMicrolitresPerHour,
          secondaryVolumeMicrolitres,
          infusedMicrolitres,
          heapFreeBytes,
          queued,
          -1);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("code", code)
          .number("heapFreeBytes", heapFreeBytes)
          .number("infusedMicrolitres", infusedMicrolitres)
          .number("primaryRateMicrolitresPerHour", primaryRateMicrolitresPerHour)
          .number("primaryVolumeMicrolitres", primaryVolumeMicrolitres)
          .number("queued", queued)
          .number("rateMicrolitresPerHour", rateMicrolitresPerHour)
          .number("secondaryRateMicrolitresPerHour", secondaryRateMicrolitresPerHour)
          .number("secondaryVolumeMicrolitres", secondaryVolumeMicrolitres)
          .text("state", state.onDisk());
      if (upMillis != -1) {
        out.number("upMillis", upMillis);
      }
    }

    /** Reads it back. */
    static ServiceStatus read(Fields in) {
      return new ServiceStatus(
          Named.find(PumpState.values(), in.text("state")),
          in.text("code"),
          in.number("rateMicrolitresPerHour"),
          in.number("primaryRateMicrolitresPerHour"),
          in.number("primaryVolumeMicrolitres"),
          in.number("secondaryRateMicrolitresPerHour"),
          in.number("secondaryVolumeMicrolitres"),
          in.number("infusedMicrolitres"),
          in.number("heapFreeBytes"),
          in.number("queued"),
          in.has("upMillis") ? in.number("upMillis") : -1);
    }
  }

  /**
   * The pump sent a system error code on its service port without being asked.
   *
   * @param code the code
   * @param upMillis the pump's own time since its start; −1 if it doesn't say
   */
  record ServiceEvent(String code, long upMillis) implements ServiceObservation {
    /** Name on disk. */
    public static final String KIND = "service.event";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("code", code).number("upMillis", upMillis);
    }

    /** Reads it back. */
    static ServiceEvent read(Fields in) {
      return new ServiceEvent(in.text("code"), in.number("upMillis"));
    }
  }

  /**
   * The pump said what it is.
   *
   * @param model model
   * @param serial serial number; empty: it doesn't say
   * @param firmware version string
   */
  record ServiceIdentity(String model, String serial, String firmware)
      implements ServiceObservation {
    /** Name on disk. */
    public static final String KIND = "service.identity";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("firmware", firmware).text("model", model).text("serial", serial);
    }

    /** Reads it back. */
    static ServiceIdentity read(Fields in) {
      return new ServiceIdentity(in.text("model"), in.text("serial"), in.text("firmware"));
    }
  }

  /**
   * One line of the pump's event log.
   *
   * @param number line number in its log
   * @param upMillis the pump's own time
   * @param code code
   * @param text text
   */
  record ServiceLogEntry(long number, long upMillis, String code, String text)
      implements ServiceObservation {
    /** Name on disk. */
    public static final String KIND = "service.log";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("code", code)
          .number("number", number)
          .text("text", text)
          .number("upMillis", upMillis);
    }

    /** Reads it back. */
    static ServiceLogEntry read(Fields in) {
      return new ServiceLogEntry(
          in.number("number"), in.number("upMillis"), in.text("code"), in.text("text"));
    }
  }

  /**
   * The unit's gateway passed a message of it on to the rig.
   *
   * @param controlId MSH-10
   * @param again whether it is the last message of an earlier connection, said again on a new one
   *     because its answer was lost: the way did that, not the gateway
   */
  record ServiceReported(String controlId, boolean again) implements ServiceObservation {
    /** Name on disk. */
    public static final String KIND = "service.reported";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.flag("again", again).text("controlId", controlId);
    }

    /** Reads it back. */
    static ServiceReported read(Fields in) {
      return new ServiceReported(in.text("controlId"), in.flag("again"));
    }
  }
}
