package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.approval.Approval;
import org.pumprig.rig.approval.ApprovalFiles;
import org.pumprig.rig.approval.ApprovalRules;
import org.pumprig.rig.approval.Role;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.approval.SshKeygen;
import org.pumprig.rig.authority.TimeAuthority;
import org.pumprig.rig.evidence.PackApprovals;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.session.PlanApprovals;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig approve}: a person's signature, with the person's own SSH key. */
@Command(
    name = "approve",
    description = {
      "Signs a plan before it is run, or a sealed pack, with your own SSH key:",
      "name, time, role, meaning, digest. A pack goes unchanged into an outer one.",
      "ssh-keygen signs (it asks for the key's passphrase, or its agent does): PumpRig never sees",
      "your private key. Runs of a plan that no reviewer or approver signed are exploratory."
    },
    footer = {
      "",
      "Example: pumprig approve soak.yaml --as Ada --role reviewer --meaning reviewed --ssh-key"
          + " id.pub"
    })
final class ApproveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN|PACK", description = "Plan file, or the folder of a pack.")
  private Path subject = Path.of("");

  @Option(names = "--as", paramLabel = "NAME", required = true, description = "Your name.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "tester, reviewer or approver; nobody reviews or approves their own work.")
  private String role = "";

  @Option(
      names = "--meaning",
      paramLabel = "TEXT",
      required = true,
      description = "What your signature means, such as 'I reviewed this protocol'.")
  private String meaning = "";

  @Option(
      names = "--ssh-key",
      paramLabel = "FILE",
      required = true,
      description = "Your SSH key; the .pub file if your agent or a hardware key holds it.")
  private Path sshKey = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New folder of a pack's outer bag (default: PACK-approved).")
  private @Nullable Path out;

  @Mixin private final TimeAuthorityOption timeAuthority = new TimeAuthorityOption();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Role known =
        Role.of(role)
            .orElseThrow(
                () ->
                    new CommandProblem(
                        "there is no role '" + role + "'; use " + Role.words() + "."));
    requireText("--as", name);
    requireText("--meaning", meaning);
    requireKey(sshKey);
    Terminal terminal = Terminal.of(spec, json);
    Optional<TimeAuthority> authority = timeAuthority.value();
    boolean pack = Files.isDirectory(subject);
    if (!pack && String.valueOf(subject.getFileName()).endsWith(".zip")) {
      throw new CommandProblem("unzip " + subject + " first; an approval needs the folder.");
    }
    Done done = pack ? approvePack(known, authority) : approvePlan(known, authority);
    SignedApproval signed = done.approval();
    terminal.people().println("Signed: " + signed.line());
    terminal.people().println("Digest: " + signed.approval().sha256() + "  " + subject);
    terminal.people().println("In " + done.folder());
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(
            out ->
                out.text("file", signed.fileName())
                    .text("folder", done.folder().toString())
                    .text("key", signed.key().fingerprint())
                    .text("sha256", signed.approval().sha256())
                    .text("time", signed.approval().time().toString())));
    return Exit.PASS;
  }

  private record Done(SignedApproval approval, Path folder) {}

  private Done approvePack(Role known, Optional<TimeAuthority> authority)
      throws IOException, SealException {
    Path absolute = subject.toAbsolutePath().normalize();
    Path outer = out == null ? absolute.resolveSibling(absolute.getFileName() + "-approved") : out;
    PackApprovals.Added added =
        PackApprovals.add(
            absolute,
            outer.toAbsolutePath(),
            digest ->
                signed(
                    new Approval(
                        Approval.Subject.PACK,
                        "tagmanifest-sha256.txt",
                        digest,
                        List.of(),
                        name,
                        known,
                        meaning,
                        WallTime.now()),
                    authority));
    return new Done(added.approval(), added.folder());
  }

  private Done approvePlan(Role known, Optional<TimeAuthority> authority)
      throws InputProblem, IOException, SealException, CommandProblem {
    PlanApprovals.Approved plan = PlanApprovals.approved(subject);
    List<SignedApproval> before = PlanApprovals.read(subject, plan).current();
    var approval =
        new Approval(
            Approval.Subject.PLAN,
            String.valueOf(subject.getFileName()),
            plan.sha256(),
            plan.attachments(),
            name,
            known,
            meaning,
            WallTime.now());
    SignedApproval signed = signed(approval, authority);
    var together = new ArrayList<>(before);
    together.add(signed);
    Optional<String> problem = ApprovalRules.problem(together);
    if (problem.isPresent()) {
      throw new CommandProblem(problem.get() + "; another person must sign in that role.");
    }
    Path folder = PlanApprovals.folder(subject);
    Files.createDirectories(folder);
    for (var file : ApprovalFiles.files(List.of(signed)).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
    }
    return new Done(signed, folder);
  }

  private SignedApproval signed(Approval approval, Optional<TimeAuthority> authority)
      throws IOException, SealException {
    byte[] statement = approval.json();
    byte[] signature =
        new SshKeygen(LocalCommands.here()).sign(sshKey, Approval.NAMESPACE, statement);
    Optional<byte[]> token = Optional.empty();
    if (authority.isPresent()) {
      token = Optional.of(authority.get().stamp(signature));
    }
    return SignedApproval.parse(statement, signature, token);
  }

  static void requireKey(Path sshKey) throws CommandProblem {
    if (!Files.isRegularFile(sshKey)) {
      throw new CommandProblem("there is no key file " + sshKey + "; name it with --ssh-key.");
    }
  }

  private static void requireText(String option, String text) throws CommandProblem {
    if (text.isBlank() || text.length() > Approval.MOST_CHARACTERS || hasControls(text)) {
      throw new CommandProblem(
          option + " takes 1 to " + Approval.MOST_CHARACTERS + " characters in one line.");
    }
  }

  private static boolean hasControls(String text) {
    return text.codePoints().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
