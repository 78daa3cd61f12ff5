package org.pumprig.rig.evidence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pumprig.rig.approval.Role;
import org.pumprig.rig.authority.TimeAuthority;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SshPublicKey;
import org.pumprig.rig.seal.VerifyingKey;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.YamlDocument;

/**
 * Whom a reader of packs trusts: comes from outside the pack, or it proves nothing.
 *
 * @param sealers keys of which one must have made every seal
 * @param persons whose signatures are known; empty, with no role asked for: approvals aren't looked
 *     at
 * @param planRoles roles in which the plan must be approved
 * @param packRoles roles in which the pack must be approved
 * @param authorities certificates of time-stamp authorities
 * @param requiredStamps what must bear a time stamp of one of them
 * @param requiredFiles paths that a pack must hold, such as {@code data/bom.cdx.json}
 * @param leastRuns how many runs a pack must hold
 * @param everyPlannedRun whether every run must be there that the plan asks for on the pack's rig
 */
public record TrustPolicy(
    List<Sealer> sealers,
    List<Person> persons,
    List<Role> planRoles,
    List<Role> packRoles,
    List<X509Certificate> authorities,
    List<Stamped> requiredStamps,
    List<String> requiredFiles,
    long leastRuns,
    boolean everyPlannedRun) {
  private static final int MOST = 1_000;
  private static final long MOST_RUNS = 100_000;

  /**
   * A trusted key.
   *
   * @param person whose it is: two keys of one person are one person
   */
  public record Sealer(String person, VerifyingKey key) {}

  /**
   * A person who may approve.
   *
   * @param name as it stands in approvals
   * @param roles in which
   * @param keys the person's SSH keys
   */
  public record Person(String name, List<Role> roles, List<SshPublicKey> keys) {
    /** Copies the lists. */
    public Person {
      roles = List.copyOf(roles);
      keys = List.copyOf(keys);
    }
  }

  /** What can bear a time stamp. */
  public enum Stamped {
    /** The campaign's seal. */
    SEALS("seals"),
    /** Each approval of the plan; its stamp must be before the run. */
    PLAN_APPROVALS("planApprovals"),
    /** Each approval of the pack. */
    PACK_APPROVALS("packApprovals");

    private final String word;

    Stamped(String word) {
      this.word = word;
    }
  }

  /** Copies the lists. */
  public TrustPolicy {
    sealers = List.copyOf(sealers);
    persons = List.copyOf(persons);
    planRoles = List.copyOf(planRoles);
    packRoles = List.copyOf(packRoles);
    authorities = List.copyOf(authorities);
    requiredStamps = List.copyOf(requiredStamps);
    requiredFiles = List.copyOf(requiredFiles);
  }

  /**
   * Reads a policy.
   *
   * @throws InputProblem for the first thing that is wrong with it
   */
  public static TrustPolicy read(Path file) throws InputProblem {
    Fields policy =
        Fields.of("the policy", YamlDocument.parse(file.toString(), InputFile.read(file)));
    policy.version("policy", 1);
    policy.only(
        "policy",
        "sealers",
        "persons",
        "requiredApprovals",
        "authorities",
        "requiredTimeStamps",
        "requiredFiles",
        "leastRuns",
        "everyPlannedRun");
    var planRoles = new ArrayList<Role>();
    var packRoles = new ArrayList<Role>();
    if (policy.has("requiredApprovals")) {
      Fields asked = policy.fields("requiredApprovals").only("plan", "pack");
      planRoles.addAll(words(asked, "plan", List.of(Role.values()), Role::word));
      packRoles.addAll(words(asked, "pack", List.of(Role.values()), Role::word));
    }
    return new TrustPolicy(
        sealers(file, policy),
        persons(file, policy),
        planRoles,
        packRoles,
        authorities(file, policy),
        words(policy, "requiredTimeStamps", List.of(Stamped.values()), one -> one.word),
        requiredFiles(policy),
        policy.has("leastRuns") ? policy.integer("leastRuns", 1, MOST_RUNS) : 1,
        policy.has("everyPlannedRun") && policy.flag("everyPlannedRun"));
  }

  private static List<Sealer> sealers(Path file, Fields policy) throws InputProblem {
    var sealers = new ArrayList<Sealer>();
    for (Fields sealer : policy.sections("sealers", "a sealer", MOST)) {
      sealer.only("person", "publicKey");
      Path pem = InputFile.resolve(file.toString(), sealer.scalar("publicKey"));
      try {
        sealers.add(new Sealer(sealer.text("person"), VerifyingKey.parsePem(text(pem))));
      } catch (SealException e) {
        throw sealer
            .place("publicKey")
            .problem(pem + ": " + e.getMessage(), "Name the .pub file of 'pumprig key new'");
      }
    }
    return sealers;
  }

  private static List<Person> persons(Path file, Fields policy) throws InputProblem {
    var persons = new ArrayList<Person>();
    if (!policy.has("persons")) {
      return persons;
    }
    for (Fields person : policy.sections("persons", "a person", MOST)) {
      person.only("name", "roles", "sshKeys");
      var keys = new ArrayList<SshPublicKey>();
      for (Node item : person.list("sshKeys", MOST)) {
        keys.add(sshKey(file, item));
      }
      List<Role> roles = words(person, "roles", List.of(Role.values()), Role::word);
      persons.add(new Person(person.text("name"), roles, keys));
    }
    for (int i = 0; i < persons.size(); i++) {
      for (Person other : persons.subList(0, i)) {
        if (persons.get(i).keys().stream().anyMatch(other.keys()::contains)) {
          throw policy
              .place("persons")
              .problem(
                  "one key is both %s's and %s's".formatted(other.name(), persons.get(i).name()),
                  "Give each person keys of their own");
        }
      }
    }
    return persons;
  }

  private static SshPublicKey sshKey(Path file, Node item) throws InputProblem {
    if (item instanceof Node.Scalar named) {
      Path key = InputFile.resolve(file.toString(), named);
      try {
        return SshPublicKey.parseLine(text(key));
      } catch (SealException e) {
        throw item.place().problem(key + ": " + e.getMessage(), "Name a person's SSH .pub file");
      }
    }
    throw item.place().problem(item.shown() + " is no path", "Name a person's SSH .pub file");
  }

  private static List<X509Certificate> authorities(Path file, Fields policy) throws InputProblem {
    var authorities = new ArrayList<X509Certificate>();
    if (policy.has("authorities")) {
      for (Fields authority : policy.sections("authorities", "an authority", MOST)) {
        authority.only("name", "certificate");
        authority.text("name");
        authorities.add(TimeAuthority.certificate(file, authority));
      }
    }
    return authorities;
  }

  private static List<String> requiredFiles(Fields policy) throws InputProblem {
    var required = new ArrayList<String>();
    if (policy.has("requiredFiles")) {
      for (Node item : policy.list("requiredFiles", MOST)) {
        if (item instanceof Node.Scalar path && path.text().startsWith("data/")) {
          required.add(path.text());
        } else {
          throw item.place()
              .problem(
                  item.shown() + " is no path of a pack's payload",
                  "Write it from the bag's root, such as data/bom.cdx.json");
        }
      }
    }
    return required;
  }

  /** A list of known words; empty if the key isn't there. */
  private static <T> List<T> words(
      Fields fields, String key, List<T> known, Function<T, String> word) throws InputProblem {
    var found = new ArrayList<T>();
    if (!fields.has(key)) {
      return found;
    }
    for (Node item : fields.list(key, MOST)) {
      Optional<T> one =
          known.stream()
              .filter(each -> item instanceof Node.Scalar s && s.text().equals(word.apply(each)))
              .findFirst();
      if (one.isEmpty()) {
        throw item.place()
            .problem(
                item.shown() + " is not known here",
                "Use " + String.join(", ", known.stream().map(word).toList()));
      }
      found.add(one.get());
    }
    return found;
  }

  private static String text(Path file) throws InputProblem {
    return new String(InputFile.read(file), StandardCharsets.UTF_8);
  }
}
