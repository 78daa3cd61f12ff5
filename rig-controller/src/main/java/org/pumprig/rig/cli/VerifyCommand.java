package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  @Parameters(paramLabel = "PACK", description = "The folder or its zip.")
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

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!Files.exists(pack)) {
      throw new CommandProblem("there is no " + pack + ".");
    }
    Optional<TrustPolicy> trust =
        policy == null ? Optional.empty() : Optional.of(TrustPolicy.read(policy));
    PackCheck check = PackVerifier.verify(pack, trust, quick);
    Terminal terminal = Terminal.of(spec, json);
    terminal.people().println(sentence(check));
    check.keys().forEach(key -> terminal.people().println("Sealed by key " + key));
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(
            out -> {
              out.flag("judgedAgain", check.judgedAgain()).texts("keys", check.keys());
              check.problem().ifPresent(problem -> out.text("problem", problem));
              out.number("runs", check.runs())
                  .flag("trusted", check.trusted())
                  .text("verdict", word(check));
            }));
    return check.problem().isEmpty() ? Exit.PASS : Exit.FAIL;
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
    String how =
        check.judgedAgain()
            ? check.runs() + " runs judged again from their journals"
            : check.runs() + " runs, their journals not judged again (--quick)";
    return check.trusted()
        ? "Trusted under this policy: nothing is wrong; " + how + "."
        : "Consistent, not trusted (no --policy): nothing is wrong; " + how + ".";
  }
}
