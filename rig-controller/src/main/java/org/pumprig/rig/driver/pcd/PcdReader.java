package org.pumprig.rig.driver.pcd;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads reports with HAPI, as segments without a message structure: R40 and R42 are no triggers of
 * HL7 v2.6, and senders order their groups differently.
 */
final class PcdReader {
  private static final int MOST_ROWS = 2_000;
  private static final int EXTRA_COMPONENT = 9;

  private final PipeParser parser;

  /** Why a message isn't understood, in one line without separators. */
  static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String why) {
      super(why);
    }
  }

  PcdReader() {
    HapiContext context = new DefaultHapiContext();
    context.setModelClassFactory(new GenericModelClassFactory());
    context.setValidationContext(ValidationContextFactory.noValidation());
    context.getParserConfiguration().setAllowUnknownVersions(true);
    this.parser = context.getPipeParser();
  }

  /**
   * Reads one message.
   *
   * @param header of the same message
   */
  PcdReport read(PcdHeader header, String text) throws NotUnderstood {
    for (PcdReport.Kind kind : PcdReport.Kind.values()) {
      if (kind.trigger().equals(header.trigger())) {
        return new PcdReport(kind, rows(text));
      }
    }
    throw new NotUnderstood("no report of PCD-01, PCD-04 or PCD-10");
  }

  private List<PcdRow> rows(String text) throws NotUnderstood {
    var rows = new ArrayList<PcdRow>();
    try {
      Message message = parser.parse(text);
      for (String name : message.getNames()) {
        if (name.startsWith("OBX")) {
          for (Structure each : message.getAll(name)) {
            if (rows.size() == MOST_ROWS) {
              throw new NotUnderstood("more than " + MOST_ROWS + " observations");
            }
            rows.add(row((Segment) each));
          }
        }
      }
    } catch (HL7Exception | RuntimeException e) { // HAPI meets broken text with either
      throw new NotUnderstood("not readable as HL7 version 2");
    }
    if (rows.isEmpty()) {
      throw new NotUnderstood("no observation in it");
    }
    return rows;
  }

  private static PcdRow row(Segment obx) throws HL7Exception {
    String unit = get(obx, 6, 1);
    return new PcdRow(
        get(obx, 3, 2),
        get(obx, 4, 1),
        get(obx, 5, 1),
        get(obx, 5, 2),
        get(obx, 5, EXTRA_COMPONENT),
        unit.isEmpty() ? get(obx, 6, 2) : unit,
        String.join("^", get(obx, 18, 1), get(obx, 18, 2), get(obx, 18, 3)));
  }

  private static String get(Segment obx, int field, int component) throws HL7Exception {
    String text = Terser.get(obx, field, 0, component, 1);
    return text == null ? "" : text;
  }
}
