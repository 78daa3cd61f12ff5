package org.pumprig.rig.approval;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** As what a person signs. */
public enum Role {
  /** Did the work. */
  TESTER("tester"),
  /** Looked through it; never the tester. */
  REVIEWER("reviewer"),
  /** Lets it count; never the tester. */
  APPROVER("approver");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** As in files and on the command line. */
  public String word() {
    return word;
  }

  /** Whether this role lets a plan count: the tester's own signature doesn't. */
  public boolean approves() {
    return this != TESTER;
  }

  /** The role of this word. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }
}
