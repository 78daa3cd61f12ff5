package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.pumprig.rig.yaml.InputProblem;

/** The demo's plan with one piece of its text replaced, and the message that this must give. */
record Mistake(String name, String piece, String instead, String message) {
  void requireMessage() {
    InputProblem problem =
        catchThrowableOfType(InputProblem.class, () -> DemoPlan.with(piece, instead));

    assertThat(problem).as(name).isNotNull();
    assertThat(problem).hasMessage(message);
  }

  @Override
  public String toString() {
    return name;
  }
}
