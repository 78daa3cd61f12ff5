package org.pumprig.rig.event;

import java.util.List;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What a run stands on: its bench, the rig's machine, the units' way to the gateway, approvals. */
public sealed interface RunBasis extends Lifecycle {
  /**
   * The bench, as it describes itself before the run starts.
   *
   * @param emulated whether the unit is an emulated pump
   * @param firmwareDigest SHA-256 of the firmware profile
   * @param failedConnectionCostMultiplier illustrative; 1 for real pumps
   * @param servicePort {@code pty}, {@code tcp} or {@code virtual}
   * @param remark one line for the reader, or empty
   * @param firmwareVersion what the unit must say its firmware is; empty: the rig doesn't know
   * @param driver what speaks with the unit, as it describes itself; empty: the service-port driver
   * @param lacks channels that this bench doesn't have, in the order of {@link Channel}
   */
  record BenchDeclared(
      boolean emulated,
      String firmwareDigest,
      long failedConnectionCostMultiplier,
      String servicePort,
      String remark,
      String firmwareVersion,
      String driver,
      List<Channel> lacks)
      implements RunBasis {
    /** Name on disk. */
    public static final String KIND = "bench.declared";

    /** Copies the list. */
    public BenchDeclared {
      lacks = List.copyOf(lacks);
    }

    /** A bench with every channel, whose units have a service port. */
    public BenchDeclared(
        boolean emulated,
        String firmwareDigest,
        long failedConnectionCostMultiplier,
        String servicePort,
        String remark,
        String firmwareVersion) {
      this(
          emulated,
          firmwareDigest,
          failedConnectionCostMultiplier,
          servicePort,
          remark,
          firmwareVersion,
          "",
          List.of());
    }

    /** A bench that can't say which version the unit must show. */
    public BenchDeclared(
        boolean emulated,
        String firmwareDigest,
        long failedConnectionCostMultiplier,
        String servicePort,
        String remark) {
      this(emulated, firmwareDigest, failedConnectionCostMultiplier, servicePort, remark, "");
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      if (!driver.isEmpty()) {
        out.text("driver", driver);
      }
      out.flag("emulated", emulated)
          .number("failedConnectionCostMultiplier", failedConnectionCostMultiplier)
          .text("firmwareDigest", firmwareDigest);
      if (!firmwareVersion.isEmpty()) {
        out.text("firmwareVersion", firmwareVersion);
      }
      if (!lacks.isEmpty()) {
        out.texts("lacks", lacks.stream().map(Channel::onDisk).toList());
      }
      out.text("remark", remark).text("servicePort", servicePort);
    }

    /** Reads it back. */
    static BenchDeclared read(Fields in) {
      return new BenchDeclared(
          in.flag("emulated"),
          in.text("firmwareDigest"),
          in.number("failedConnectionCostMultiplier"),
          in.text("servicePort"),
          in.text("remark"),
          in.has("firmwareVersion") ? in.text("firmwareVersion") : "",
          in.has("driver") ? in.text("driver") : "",
          in.has("lacks")
              ? in.texts("lacks").stream().map(name -> Named.find(Channel.values(), name)).toList()
              : List.of());
    }
  }

  /**
   * On what the rig runs, said at the begin of each of its lives in real time. What isn't known is
   * empty.
   *
   * @param architecture of the processor
   * @param java vendor and version of the virtual machine
   * @param kernel name and release
   * @param machine model and serial number, if its firmware tells them
   * @param system the distribution
   * @param pumprig version of this program
   * @param tools programs that the rig runs, each with what it says of its version
   */
  record EnvironmentSeen(
      String architecture,
      String java,
      String kernel,
      String machine,
      String system,
      String pumprig,
      List<String> tools)
      implements RunBasis {
    /** Name on disk. */
    public static final String KIND = "environment.seen";

    /** Copies the list. */
    public EnvironmentSeen {
      tools = List.copyOf(tools);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("architecture", architecture)
          .text("java", java)
          .text("kernel", kernel)
          .text("machine", machine)
          .text("pumprig", pumprig)
          .text("system", system)
          .texts("tools", tools);
    }

    /** Reads it back. */
    static EnvironmentSeen read(Fields in) {
      return new EnvironmentSeen(
          in.text("architecture"),
          in.text("java"),
          in.text("kernel"),
          in.text("machine"),
          in.text("system"),
          in.text("pumprig"),
          in.texts("tools"));
    }
  }

  /**
   * What was found about the unit's way to the gateway, before the run started.
   *
   * @param topology its kind in the rig file
   * @param crossing whether the unit's traffic crosses the injectors: {@code yes}, {@code no},
   *     {@code unseen}
   * @param detour whether there is a way round them: the same words
   * @param detail how that is known, in one line
   */
  record PathChecked(String topology, String crossing, String detour, String detail)
      implements RunBasis {
    /** Name on disk. */
    public static final String KIND = "path.checked";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("crossing", crossing)
          .text("detail", detail)
          .text("detour", detour)
          .text("topology", topology);
    }

    /** Reads it back. */
    static PathChecked read(Fields in) {
      return new PathChecked(
          in.text("topology"), in.text("crossing"), in.text("detour"), in.text("detail"));
    }
  }

  /**
   * A signed approval of the plan lay beside it before the run began.
   *
   * @param file where the run keeps the statement; its signature has {@code .sig} behind it
   * @param key fingerprint of the key that signed
   * @param name of the person, as the statement says
   * @param role tester, reviewer or approver
   * @param sha256 of the statement
   * @param signatureSha256 of the signature's file
   * @param time when it was signed, as the statement says
   * @param tokenSha256 of a time-stamp authority's answer over the signature; empty: there is none
   */
  record PlanApproved(
      String file,
      String key,
      String name,
      String role,
      String sha256,
      String signatureSha256,
      String time,
      String tokenSha256)
      implements RunBasis {
    /** Name on disk. */
    public static final String KIND = "plan.approved";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("file", file)
          .text("key", key)
          .text("name", name)
          .text("role", role)
          .text("sha256", sha256)
          .text("signatureSha256", signatureSha256)
          .text("time", time);
      if (!tokenSha256.isEmpty()) {
        out.text("tokenSha256", tokenSha256);
      }
    }

    /** Reads it back. */
    static PlanApproved read(Fields in) {
      return new PlanApproved(
          in.text("file"),
          in.text("key"),
          in.text("name"),
          in.text("role"),
          in.text("sha256"),
          in.text("signatureSha256"),
          in.text("time"),
          in.has("tokenSha256") ? in.text("tokenSha256") : "");
    }
  }
}
