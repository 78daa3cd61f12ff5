package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.evidence.Depth;
import org.pumprig.rig.evidence.EventProof;
import org.pumprig.rig.evidence.PackCheck;
import org.pumprig.rig.evidence.PackVerifier;
import org.pumprig.rig.evidence.TrustPolicy;
import org.pumprig.rig.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig verify}: is a pack what it was when it was sealed, and by whom. */
@Command(
    name = "verify",
    description = {
      "Checks an evidence pack: manifests, seals, and every run judged again from its journal.",
      "Names the first thing that is wrong. Only a policy from outside the pack makes it trusted:",
      "without one it is consistent at best."
    },
    footer = {
      "",
      "Exit codes: 0 nothing is wrong, 1 something is, 2 usage or no pack.",
      "Example: pumprig verify /tmp/demo-pack.zip --policy our-keys.yaml"
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PACK",
      description = "The folder, its zip, or FILE.tlog-proof of 'pumprig prove'.")
  private Path pack = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Whom you trust: keys, persons, required files (YAML).")
  private @Nullable Path policy;

  @Option(
      names = "--quick",
      description = "Manifests and seals only; the runs are not judged again.")
  private boolean quick;

  @Option(
      names = "--journals",
      description = {
        "Manifests, seals and the journals: every line's checksum, the chain, every Merkle leaf,"
            + " every",
        "checkpoint; the runs are not judged again."
      })
  private boolean journals;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!Files.exists(pack)) {
      throw new CommandProblem("there is no " + pack + ".");
    }
    Optional<TrustPolicy> trust =
        policy == null ? Optional.empty() : Optional.of(TrustPolicy.read(policy));
    Terminal terminal = Terminal.of(spec, json);
    if (String.valueOf(pack.getFileName()).endsWith(EventProof.PROOF)) {
      return event(trust, terminal);
    }
    PackCheck check = PackVerifier.verify(pack, trust, depth());
    terminal.people().println(sentence(check));
    check.keys().forEach(key -> terminal.people().println("Sealed by key " + key));
    check.said().forEach(terminal.people()::println);
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(
            out -> {
              out.text("depth", check.depth().word())
                  .flag("judgedAgain", check.depth() == Depth.VERDICTS)
                  .texts("keys", check.keys());
              check.problem().ifPresent(problem -> out.text("problem", problem));
              out.number("runs", check.runs())
                  .texts("said", check.said())
                  .flag("trusted", check.trusted())
                  .text("verdict", word(check));
            }));
    return check.problem().isEmpty() ? Exit.PASS : Exit.FAIL;
  }

  private Depth depth() throws CommandProblem {
    if (quick && journals) {
      throw new CommandProblem("--quick leaves the journals out; give it or --journals.");
    }
    if (quick) {
      return Depth.SEALS;
    }
    return journals ? Depth.JOURNALS : Depth.VERDICTS;
  }

  private int event(Optional<TrustPolicy> trust, Terminal terminal) throws Exception {
    EventProof.Shown shown = EventProof.check(pack, trust);
    String what = "line " + shown.number() + " of " + shown.origin();
    String sentence =
        shown
            .problem()
            .map(problem -> "WRONG: " + problem)
            .orElse(
                shown.trusted()
                    ? "Trusted under this policy: " + what + " was sealed."
                    : "Consistent, not trusted (no --policy): the proof leads to its checkpoint;"
                        + " who signed that was not checked: "
                        + what
                        + ".");
    terminal.people().println(sentence);
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(
            out -> {
              out.number("event", shown.number()).text("origin", shown.origin());
              shown.problem().ifPresent(problem -> out.text("problem", problem));
              out.flag("trusted", shown.trusted());
            }));
    return shown.problem().isEmpty() ? Exit.PASS : Exit.FAIL;
  }

  private static String word(PackCheck check) {
    if (check.problem().isPresent()) {
      return "wrong";
    }
    return check.trusted() ? "trusted" : "consistent";
  }

  private static String sentence(PackCheck check) {
    if (check.problem().isPresent()) {
      return "WRONG: " + check.problem().get();
    }
    String how = runs(check);
    return check.trusted()
        ? "Trusted under this policy: nothing is wrong; " + how + "."
        : "Consistent, not trusted (no --policy): nothing is wrong; " + how + ".";
  }

  private static String runs(PackCheck check) {
    if (check.runs() == 0) { // a record of a validation, for one
      return "it holds no runs";
    }
    return check.runs()
        + switch (check.depth()) {
          case SEALS -> " runs, their journals not judged again (--quick)";
          case JOURNALS -> " runs, every line of their journals read, not judged again";
          case VERDICTS -> " runs judged again from their journals";
        };
  }
}
