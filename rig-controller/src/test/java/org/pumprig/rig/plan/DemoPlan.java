package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

/** The demo's plan and rig, whole or with one piece of their text replaced. */
public final class DemoPlan {
  public static final String TEXT = Fixtures.text("plans/demo.yaml");
  public static final String RIG_TEXT = Fixtures.text("rigs/demo.yaml");

  private DemoPlan() {}

  public static Plan parse(String text) throws InputProblem {
    return PlanFile.parse("demo.yaml", bytes(text));
  }

  public static Plan with(String piece, String instead) throws InputProblem {
    return parse(replaced(TEXT, piece, instead));
  }

  public static Rig rig() throws InputProblem {
    return RigFile.parse("rig.yaml", bytes(RIG_TEXT));
  }

  public static String replaced(String text, String piece, String instead) {
    assertThat(text).contains(piece);
    int at = text.indexOf(piece);
    return text.substring(0, at) + instead + text.substring(at + piece.length());
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
