package org.pumprig.rig.evidence;

import java.util.List;
import org.pumprig.rig.approval.Approval;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.TimeStamp;

/**
 * Signatures for people (21 CFR 11.50: printed name, date and time, meaning). A pure function of
 * the approvals, so a verifier prints it again and compares. A PDF of the same lines is made from
 * {@link #entries}.
 */
final class SignaturePage {
  private SignaturePage() {}

  /**
   * One signature, printed.
   *
   * @param name of the person
   * @param lines label and value, in order
   */
  record Entry(String name, List<Line> lines) {
    /** Copies the list. */
    Entry {
      lines = List.copyOf(lines);
    }
  }

  /** A label and its value. */
  record Line(String label, String value) {}

  static List<Entry> entries(List<SignedApproval> approvals) {
    return approvals.stream().map(SignaturePage::entry).toList();
  }

  private static Entry entry(SignedApproval signed) {
    Approval approval = signed.approval();
    return new Entry(
        approval.name(),
        List.of(
            new Line("Role", approval.role().word()),
            new Line("Meaning", approval.meaning()),
            new Line("Signed", approval.time() + " (UTC, the signer's clock)"),
            new Line("Time stamp", signed.token().map(SignaturePage::stamp).orElse("none")),
            new Line("Key", signed.key().fingerprint() + " " + signed.key().type()),
            new Line("File", OuterBag.APPROVALS + "/" + signed.fileName())));
  }

  private static String stamp(byte[] token) {
    try {
      return TimeStamp.parse(token).line();
    } catch (SealException e) {
      return "not sound";
    }
  }

  static String text(String digest, List<SignedApproval> approvals) {
    var out = new StringBuilder();
    out.append("SIGNATURES\n\n");
    out.append("of the evidence pack whose tagmanifest-sha256.txt has SHA-256\n");
    out.append(digest).append('\n');
    int number = 0;
    for (Entry entry : entries(approvals)) {
      number++;
      out.append('\n').append(number).append(". ").append(entry.name()).append('\n');
      for (Line line : entry.lines()) {
        out.append("   %-11s %s%n".formatted(line.label(), line.value()));
      }
    }
    out.append("\nWhose keys these are, this page can't say: compare the fingerprints with the\n");
    out.append("persons' own. A key is not yet a person.\n");
    return out.toString().replace("\r\n", "\n");
  }
}
