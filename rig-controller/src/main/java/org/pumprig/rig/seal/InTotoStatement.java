package org.pumprig.rig.seal;

import java.util.List;
import java.util.function.Consumer;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/**
 * An in-toto Statement, version 1 (in-toto/attestation, spec/v1/statement.md): what was seen of
 * files that are known by their digests.
 *
 * @param subjects the files
 * @param predicateType which kind of predicate
 * @param predicate writes the predicate's members, keys ascending
 */
public record InTotoStatement(
    List<Subject> subjects, String predicateType, Consumer<FieldSink> predicate) {
  /** Media type of the payload in its envelope. */
  public static final String MEDIA_TYPE = "application/vnd.in-toto+json";

  /** Result of a test; {@code result} is PASSED, WARNED or FAILED; holds no numbers. */
  public static final String TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";

  private static final String TYPE = "https://in-toto.io/Statement/v1";

  /**
   * A file.
   *
   * @param name for people; a verifier matches by digest only
   * @param sha256 lower-case hex
   */
  public record Subject(String name, String sha256) {}

  /** Copies the list. */
  public InTotoStatement {
    subjects = List.copyOf(subjects);
  }

  /** The statement's bytes, canonical JSON. */
  public byte[] json() {
    return CanonicalJson.bytes(
        out ->
            out.text("_type", TYPE)
                .object("predicate", predicate)
                .text("predicateType", predicateType)
                .objects(
                    "subject",
                    subjects,
                    (subject, one) ->
                        one.object("digest", digest -> digest.text("sha256", subject.sha256()))
                            .text("name", subject.name())));
  }
}
