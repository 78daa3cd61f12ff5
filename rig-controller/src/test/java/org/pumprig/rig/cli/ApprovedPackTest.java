package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.approval.Approval;
import org.pumprig.rig.approval.Role;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.evidence.PackApprovals;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.TestAuthority;

/** A pack with approvals around it, under a reader's policy. */
class ApprovedPackTest {
  private static final Instant BEFORE = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant AFTER = Instant.parse("2026-11-27T08:00:00Z");

  @TempDir private static Path record = Path.of("");
  private static List<Persons> persons = List.of();
  private static List<TestAuthority> authorities = List.of();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void pack() throws Exception {
    persons = List.of(Persons.named("Ada Example"), Persons.named("Bo Example"));
    authorities = List.of(new TestAuthority("Ours"), new TestAuthority("Theirs"));
    Workbench bench = Workbench.in(record.resolve("bench"));
    bench.change("rigs/short.yaml", "  - {serial: SN-1002}\n", "");
    persons.get(1).approve(bench.plan(), Role.REVIEWER, BEFORE);
    var cli = new Cli(record.resolve("state"));
    cli.run("simulate", bench.plan(), "--out", record.resolve("campaign"));
    cli.run("key", "new", record.resolve("lab.key"));
    cli.run("key", "new", record.resolve("other.key"));
    pack("pack", "lab.key", Workbench.runs(record.resolve("campaign")));
    stamp(record.resolve("pack"), authorities.getFirst());
  }

  private static void pack(String name, String key, List<Path> runs) {
    var args =
        new ArrayList<Object>(
            List.of("pack", "--key", record.resolve(key), "--out", record.resolve(name)));
    args.addAll(runs);
    Answer answer = new Cli(record.resolve("state")).run(args.toArray());
    assertThat(answer.code()).as(answer.toString()).isZero();
  }

  /** A stamp may be added later: it lies outside the manifests. */
  private static void stamp(Path pack, TestAuthority authority) throws Exception {
    byte[] envelope = Files.readAllBytes(pack.resolve("attestations/campaign.dsse.json"));
    Files.write(
        pack.resolve("attestations/campaign.dsse.json.tsr"), authority.stamp(envelope, AFTER));
  }

  @BeforeEach
  void keys() throws Exception {
    Files.copy(record.resolve("lab.pub"), folder.resolve("lab.pub"));
    for (int i = 0; i < 2; i++) {
      Files.writeString(folder.resolve("person" + i + ".pub"), persons.get(i).signer().line());
      Files.writeString(folder.resolve("authority" + i + ".pem"), authorities.get(i).rootPem());
    }
  }

  private static PackApprovals.Signer signs(Persons person, Role role) {
    return digest -> {
      try {
        return person.sign(
            new Approval(
                Approval.Subject.PACK,
                "tagmanifest-sha256.txt",
                digest,
                List.of(),
                person.name(),
                role,
                "I stand for it",
                AFTER));
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** The pack with approvals by the first person as tester, and the second in a role. */
  private Path approved(Path pack, Role... second) throws Exception {
    Path outer = folder.resolve("approved");
    PackApprovals.add(pack, outer, signs(persons.get(0), Role.TESTER));
    for (Role role : second) {
      PackApprovals.add(outer, outer, signs(persons.get(1), role));
    }
    return outer;
  }

  private Path policy() throws Exception {
    Path file = folder.resolve("policy.yaml");
    Files.writeString(
        file,
        """
        policy: 1
        sealers:
          - {person: Lab, publicKey: lab.pub}
        persons:
          - {name: Ada Example, roles: [tester], sshKeys: [person0.pub]}
          - {name: Bo Example, roles: [reviewer, approver], sshKeys: [person1.pub]}
        requiredApprovals:
          plan: [reviewer]
          pack: [tester, reviewer]
        authorities:
          - {name: Ours, certificate: authority0.pem}
        requiredTimeStamps: [seals]
        leastRuns: 2
        everyPlannedRun: true
        """);
    return file;
  }

  private Answer verify(Path pack, Path policy) {
    return new Cli(folder.resolve("state")).run("verify", pack, "--policy", policy);
  }

  private static void refused(Answer answer, String... why) {
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.FAIL);
    assertThat(answer.out()).startsWith("WRONG: ").contains(why);
  }

  @Test
  void whatThePolicyAsksForMakesItTrustedFolderAndZip() throws Exception {
    Path outer = approved(record.resolve("pack"), Role.REVIEWER);
    for (String form : List.of("approved", "approved.zip")) {
      Answer answer = verify(folder.resolve(form), policy());
      assertThat(answer.code()).as(answer.toString()).isZero();
      assertThat(answer.out())
          .startsWith("Trusted under this policy")
          .contains(
              "Plan signed: Bo Example (reviewer, 2026-11-20T08:00:00Z)",
              "Pack signed: Ada Example (tester, 2026-11-27T08:00:00Z): I stand for it [SHA256:",
              "Seals stamped: 2026-11-27T08:00:00Z by 'CN=Ours'");
    }
    assertThat(Workbench.everything(outer.resolve("data/pack")))
        .isEqualTo(Workbench.everything(record.resolve("pack")));
    assertThat(Files.readString(outer.resolve("data/signatures.txt")))
        .contains("1. Bo Example\n   Role        reviewer\n   Meaning     I stand for it\n");
    Answer without = new Cli(folder.resolve("state")).run("verify", outer);
    assertThat(without.out()).startsWith("Consistent, not trusted");
  }

  @Test
  void aMissingApprovalOrStampOrRunIsRefused() throws Exception {
    refused(
        verify(approved(record.resolve("pack")), policy()),
        "no reviewer approved the pack, and the policy asks for one");
    refused(verify(record.resolve("pack"), policy()), "no tester approved the pack");

    Path unstamped = Workbench.copy(record.resolve("pack"), folder.resolve("unstamped"));
    Files.delete(unstamped.resolve("attestations/campaign.dsse.json.tsr"));
    refused(verify(unstamped, policy()), "no tester approved");
    Path noPersons = folder.resolve("no-persons.yaml");
    Files.writeString(
        noPersons,
        Files.readString(policy()).replaceAll("(?s)persons:.*authorities:", "authorities:"));
    refused(
        verify(unstamped, noPersons), "the seals bears no time stamp, and the policy asks for one");
    stamp(unstamped, authorities.get(1));
    refused(
        verify(unstamped, noPersons), "the seals bears a time stamp of no authority in the policy");

    List<Path> runs = Workbench.runs(record.resolve("campaign"));
    pack("less", "lab.key", runs.subList(0, 1));
    stamp(record.resolve("less"), authorities.getFirst());
    Files.writeString(
        noPersons, Files.readString(noPersons).replace("leastRuns: 2", "leastRuns: 1"));
    refused(
        verify(record.resolve("less"), noPersons),
        "run r0-before-SN-1001 of the plan is missing, and the policy asks for every planned run");
  }

  @Test
  void anotherSealUnderTheSameApprovalsIsRefused() throws Exception {
    pack("forged", "other.key", Workbench.runs(record.resolve("campaign")));
    stamp(record.resolve("forged"), authorities.getFirst());
    refused(
        verify(approved(record.resolve("forged"), Role.REVIEWER), policy()),
        "no key that the policy trusts made every seal");
  }

  @Test
  void onePersonWithTwoKeysIsNotTwoPersonsAndRolesAndNamesMustBeTheirs() throws Exception {
    Path outer = approved(record.resolve("pack"), Role.REVIEWER);
    Path policy = policy();
    String text = Files.readString(policy);
    Files.writeString(
        policy,
        text.replaceAll("(?m)^  - \\{name: (Ada|Bo).*\n", "")
            .replace(
                "persons:\n",
                "persons:\n  - {name: Bo Example, roles: [tester, reviewer],"
                    + " sshKeys: [person0.pub, person1.pub]}\n"));
    refused(
        verify(outer, policy), "the pack is approved as 'Ada Example' with a key of Bo Example");
    Files.writeString(policy, text.replace("roles: [tester]", "roles: [approver]"));
    refused(verify(outer, policy), "Ada Example may not approve as tester under the policy");
    Files.writeString(policy, text.replaceAll("(?m)^  - \\{name: Ada.*\n", ""));
    refused(verify(outer, policy), "the pack is approved with key SHA256:");
    Files.writeString(
        policy, text.replace("sshKeys: [person1.pub]", "sshKeys: [person0.pub, person1.pub]"));
    Answer twice = verify(outer, policy);
    assertThat(twice.code()).isEqualTo(Exit.USAGE);
    assertThat(twice.err()).contains("one key is both Ada Example's and Bo Example's");
  }

  @Test
  void theSameKeyIsNotAddedAsReviewer() throws Exception {
    Path outer = approved(record.resolve("pack"));
    assertThatThrownBy(() -> PackApprovals.add(outer, outer, signs(persons.get(0), Role.REVIEWER)))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("nobody reviews their own work; another person must sign");
  }

  @Test
  void whatIsChangedAroundOrInsideIsFound() throws Exception {
    Path outer = approved(record.resolve("pack"), Role.REVIEWER);
    Files.writeString(outer.resolve("data/note.txt"), "x");
    refused(verify(outer, policy()), "data/note.txt was added");
    Files.delete(outer.resolve("data/note.txt"));
    Files.createDirectories(outer.resolve("attestations"));
    Files.writeString(outer.resolve("attestations/x"), "x");
    refused(verify(outer, policy()), "attestations/x was added");
    Files.delete(outer.resolve("attestations/x"));
    Files.delete(outer.resolve("attestations"));
    Path page = outer.resolve("data/signatures.txt");
    Files.writeString(page, Files.readString(page).replace("Bo Example", "Eve Example"));
    refused(verify(outer, policy()), "data/signatures.txt was changed");
  }

  /** The manifests of the outer bag are nobody's: whoever changes a page closes it again. */
  private static void page(Path outer, byte[] pdf) throws Exception {
    Path page = outer.resolve("data/signatures.pdf");
    byte[] before = Files.readAllBytes(page);
    Files.write(page, pdf);
    for (String algorithm : List.of("SHA-256", "SHA-512")) {
      String name = algorithm.toLowerCase(java.util.Locale.ROOT).replace("-", "");
      replace(outer.resolve("manifest-" + name + ".txt"), algorithm, before, pdf);
    }
    Path info = outer.resolve("bag-info.txt");
    String oxum = Files.readString(info);
    long bytes = Long.parseLong(oxum.replaceAll("(?s).*Payload-Oxum: ([0-9]+).*", "$1"));
    Files.writeString(
        info, oxum.replace("Oxum: " + bytes, "Oxum: " + (bytes + pdf.length - before.length)));
    for (String algorithm : List.of("SHA-256", "SHA-512")) {
      String name = algorithm.toLowerCase(java.util.Locale.ROOT).replace("-", "");
      var lines = new StringBuilder();
      for (String tag :
          List.of("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt")) {
        byte[] content = Files.readAllBytes(outer.resolve(tag));
        lines.append(hex(algorithm, content)).append("  ").append(tag).append('\n');
      }
      Files.writeString(outer.resolve("tagmanifest-" + name + ".txt"), lines);
    }
  }

  private static void replace(Path file, String algorithm, byte[] from, byte[] to)
      throws Exception {
    String text = Files.readString(file);
    assertThat(text).contains(hex(algorithm, from));
    Files.writeString(file, text.replace(hex(algorithm, from), hex(algorithm, to)));
  }

  private static String hex(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  private static byte[] saved(PDDocument document) throws Exception {
    var out = new ByteArrayOutputStream();
    document.save(out, CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  @Test
  void aSignaturePageOfAnotherVersionIsReadAndOneThatSaysOtherwiseIsRefused() throws Exception {
    Path outer = approved(record.resolve("pack"), Role.REVIEWER);
    byte[] printed = Files.readAllBytes(outer.resolve("data/signatures.pdf"));
    byte[] elsewhere;
    try (PDDocument document = Loader.loadPDF(printed)) {
      elsewhere = saved(document);
    }
    assertThat(elsewhere).isNotEqualTo(printed);
    page(outer, elsewhere);
    Answer answer = verify(outer, policy());
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out())
        .startsWith("Trusted under this policy")
        .contains("data/signatures.pdf was printed by another version: its text was read");

    Path lesser = folder.resolve("lesser");
    PackApprovals.add(record.resolve("pack"), lesser, signs(persons.get(0), Role.TESTER));
    page(outer, Files.readAllBytes(lesser.resolve("data/signatures.pdf")));
    refused(verify(outer, policy()), "data/signatures.pdf doesn't print the signatures");
    try (PDDocument document = Loader.loadPDF(printed)) {
      var picture = new PDFormXObject(document);
      document.getPage(0).getResources().add(picture);
      page(outer, saved(document));
    }
    refused(verify(outer, policy()), "data/signatures.pdf doesn't print the signatures");
    page(outer, "no PDF".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    refused(verify(outer, policy()), "data/signatures.pdf doesn't print the signatures");
  }

  /** Changes the drawing of each page. */
  private static byte[] redrawn(byte[] printed, String from, String to) throws Exception {
    try (PDDocument document = Loader.loadPDF(printed)) {
      for (var page : document.getPages()) {
        String drawing =
            new String(
                page.getContents().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(drawing).containsPattern(from);
        var fresh = new PDStream(document);
        try (var out = fresh.createOutputStream()) {
          out.write(
              drawing.replaceAll(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        page.setContents(fresh);
      }
      return saved(document);
    }
  }

  @Test
  void aSignaturePageWhoseTextIsNotWhatIsSeenIsRefused() throws Exception {
    Path outer = approved(record.resolve("pack"), Role.REVIEWER);
    byte[] printed = Files.readAllBytes(outer.resolve("data/signatures.pdf"));
    var forged = new LinkedHashMap<String, byte[]>();
    forged.put("white", redrawn(printed, "0\\.06667 0\\.06667 0\\.06667 rg", "1 1 1 rg"));
    forged.put("invisible", redrawn(printed, "BT\n", "BT\n3 Tr\n"));
    forged.put("tiny", redrawn(printed, " 10[.0-9]* Tf", " 1 Tf"));
    forged.put("off the page", redrawn(printed, "^", "1 0 0 1 0 -2000 cm\n"));
    forged.put("upside down", redrawn(printed, "^", "1 0 0 -1 0 840 cm\n"));
    forged.put("covered", redrawn(printed, "$", "\nQ 1 1 1 rg 60 300 400 400 re f"));
    forged.put("drawn over", redrawn(printed, "$", "\nQ 100 500 m 140 520 l 3 w S"));
    forged.put("clipped", redrawn(printed, "^", "0 0 595 20 re W n\n"));
    try (PDDocument document = Loader.loadPDF(printed)) {
      var resources = document.getPage(0).getResources();
      var files = new ArrayList<COSDictionary>();
      for (COSName name : resources.getFontNames()) {
        var font = (PDType0Font) resources.getFont(name);
        files.add(font.getDescendantFont().getFontDescriptor().getCOSObject());
      }
      assertThat(files).hasSizeGreaterThan(1);
      var first = files.get(0).getDictionaryObject(COSName.FONT_FILE2);
      files.get(0).setItem(COSName.FONT_FILE2, files.get(1).getItem(COSName.FONT_FILE2));
      files.get(1).setItem(COSName.FONT_FILE2, first);
      forged.put("other shapes", saved(document));
    }
    for (var one : forged.entrySet()) {
      page(outer, one.getValue());
      Answer answer = verify(outer, policy());
      assertThat(answer.out())
          .as(one.getKey())
          .contains("data/signatures.pdf doesn't print the signatures");
    }
  }

  @Test
  void anEventIsProvedWithoutTheRestOfItsJournal() throws Exception {
    Path outer = approved(record.resolve("pack"));
    var cli = new Cli(folder.resolve("state"));
    for (int number : List.of(1, 2, 40)) {
      Path event = folder.resolve("event" + number);
      Answer made =
          cli.run("prove", outer, "--run", "r0-after-SN-1001", "--event", number, "--out", event);
      assertThat(made.code()).as(made.toString()).isZero();
      Path proof = folder.resolve("event" + number + ".tlog-proof");
      assertThat(Files.readString(folder.resolve("event" + number + ".jsonl")))
          .contains("\"n\":" + number + ",");
      assertThat(cli.run("verify", proof).out())
          .startsWith("Consistent, not trusted (no --policy)")
          .contains("line " + number + " of pumprig/r0-after-SN-1001");
      assertThat(verify(proof, policy()).out()).startsWith("Trusted under this policy: line");
    }
    Path line = folder.resolve("event2.jsonl");
    Files.writeString(line, Files.readString(line).replaceFirst("\"t\":", "\"t\":1"));
    refused(
        verify(folder.resolve("event2.tlog-proof"), policy()),
        "the proof doesn't lead from this line to its checkpoint");
    Files.copy(
        record.resolve("other.pub"),
        folder.resolve("lab.pub"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    refused(
        verify(folder.resolve("event1.tlog-proof"), policy()),
        "no sealer of the policy signed the proof's checkpoint");
    Answer none =
        cli.run("prove", outer, "--run", "../x", "--event", 1, "--out", folder.resolve("y"));
    assertThat(none.code()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("there is no run '../x'");
  }
}
