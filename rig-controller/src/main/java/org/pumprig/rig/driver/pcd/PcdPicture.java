package org.pumprig.rig.driver.pcd;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;

/**
 * What a unit's reports say of it so far. Facets of an alarm are found by their names: their
 * numbers differ among senders.
 */
final class PcdPicture {
  private static final int MOST_ALARMS = 64;
  private static final int MOST_CODE = 32;
  private static final long UNKNOWN = -1;

  private final SequencedMap<String, String> names;
  private final SequencedSet<String> alarms = new LinkedHashSet<>();
  private @Nullable Boolean infuses;
  private long rate = UNKNOWN;
  private long infused = UNKNOWN;

  /**
   * @param names what alarms are called in the plan, where that differs
   */
  PcdPicture(SequencedMap<String, String> names) {
    this.names = names;
  }

  /** Takes a report; what is to be put on record because of it. */
  List<ServiceObservation> take(PcdReport report) {
    var told = new ArrayList<ServiceObservation>();
    switch (report.kind()) {
      case STATUS -> values(report.rows());
      case ALARM -> alarms(report.rows(), told);
      case EVENT -> {
        for (PcdRow row : report.rows()) {
          if (row.name().equals("MDC_ATTR_EVT_COND")) {
            event(row.word());
          }
        }
        values(report.rows());
      }
    }
    status().ifPresent(told::add);
    return told;
  }

  private void event(String name) {
    if (name.endsWith("PUMP_DELIV_START")) {
      infuses = true;
    } else if (name.endsWith("PUMP_DELIV_STOP") || name.endsWith("PUMP_DELIV_COMP")) {
      infuses = false;
    }
  }

  private void values(List<PcdRow> rows) {
    for (PcdRow row : rows) {
      switch (row.name()) {
        case "MDC_PUMP_INFUSING_STATUS" -> infuses = said(row.word(), "delivering", infuses);
        case "MDC_PUMP_STAT" -> infuses = said(row.word(), "infusing", infuses);
        case "MDC_FLOW_FLUID_PUMP", "MDC_FLOW_FLUID_PUMP_CURRENT" ->
            rate = thousandths(row, "265266", "MDC_DIM_MILLI_L_PER_HR");
        case "MDC_VOL_FLUID_DELIV", "MDC_VOL_FLUID_DELIV_TOTAL" ->
            infused = thousandths(row, "263762", "MDC_DIM_MILLI_L");
        default -> {} // of the many there are, these are what the rig judges by
      }
    }
  }

  private static @Nullable Boolean said(String word, String yes, @Nullable Boolean before) {
    return word.endsWith("not-" + yes) ? Boolean.FALSE : word.endsWith(yes) ? Boolean.TRUE : before;
  }

  private void alarms(List<PcdRow> rows, List<ServiceObservation> told) {
    String alarm = "";
    boolean over = false;
    for (PcdRow row : rows) {
      if (isAlarm(row)) {
        settle(alarm, over, told);
        alarm = code(row);
        over = false;
      } else if (row.endsWith("_EVENT_PHASE")) {
        over |= row.word().equals("end");
      } else if (row.endsWith("_ALARM_STATE") || row.endsWith("_ALERT_STATE")) {
        over |= row.word().equals("inactive");
      }
    }
    settle(alarm, over, told);
  }

  /** The event identification is the facet numbered 1, whatever it is called. */
  private static boolean isAlarm(PcdRow row) {
    return row.name().equals("MDC_EVT_ALARM")
        || ((row.name().startsWith("MDC_EVT_") || row.name().startsWith("MDCX_EVT_"))
            && row.node().endsWith(".1"));
  }

  private String code(PcdRow row) {
    List<String> ways =
        List.of(row.valueText(), row.valueName(), row.valueId(), row.name()); // the plainest first
    for (String way : ways) {
      String named = names.get(way);
      if (named != null) {
        return named;
      }
    }
    for (String way : List.of(row.valueName(), row.valueText(), row.valueId(), row.name())) {
      String code = way.replaceAll("[^A-Za-z0-9_.-]", "-");
      if (!code.isEmpty()) {
        return code.substring(0, Math.min(MOST_CODE, code.length()));
      }
    }
    return "ALARM";
  }

  private void settle(String alarm, boolean over, List<ServiceObservation> told) {
    if (alarm.isEmpty()) {
      return;
    }
    if (over) {
      alarms.remove(alarm);
    } else if (alarms.size() < MOST_ALARMS && alarms.add(alarm)) {
      told.add(new ServiceEvent(alarm, UNKNOWN));
    }
  }

  /** Empty until a report has said whether the unit delivers. */
  private Optional<ServiceObservation> status() {
    Boolean delivers = infuses;
    if (delivers == null) {
      return Optional.empty();
    }
    String code = alarms.isEmpty() ? "NONE" : alarms.getFirst();
    PumpState state =
        delivers ? PumpState.INFUSING : alarms.isEmpty() ? PumpState.STOPPED : PumpState.FAILSAFE;
    return Optional.of(
        new ServiceStatus(
            state,
            code,
            delivers ? rate : 0,
            UNKNOWN,
            UNKNOWN,
            UNKNOWN,
            UNKNOWN,
            infused,
            UNKNOWN,
            UNKNOWN));
  }

  private static long thousandths(PcdRow row, String unitNumber, String unitName) {
    boolean known = row.unit().equals(unitNumber) || row.unit().equals(unitName);
    return known && row.valueId().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
        ? new BigDecimal(row.valueId())
            .movePointRight(3)
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact()
        : UNKNOWN;
  }
}
