package org.pumprig.rig.event;

import java.util.List;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Inputs about the life of a run and of its process. */
public sealed interface Lifecycle extends Input {

  /**
   * One life of the process begins.
   *
   * @param epoch 1 for the first
   * @param bootId boot id of the machine; {@code virtual} in virtual time
   * @param outageMicros time since the last record of the epoch before, by the wall clock; 0 in
   *     epoch 1
   * @param uncertaintyMicros how wrong that may be
   */
  record EpochStarted(long epoch, String bootId, long outageMicros, long uncertaintyMicros)
      implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "epoch.started";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("bootId", bootId)
          .number("epoch", epoch)
          .number("outageMicros", outageMicros)
          .number("uncertaintyMicros", uncertaintyMicros);
    }

    /** Whether another life came before it. */
    public boolean resumes() {
      return epoch > 1;
    }

    /** Reads it back. */
    static EpochStarted read(Fields in) {
      return new EpochStarted(
          in.number("epoch"),
          in.text("bootId"),
          in.number("outageMicros"),
          in.number("uncertaintyMicros"));
    }
  }

  /**
   * The run begins: run time 0.
   *
   * @param runId names the run within its campaign
   * @param campaignId names the campaign
   * @param unit serial number
   * @param arm arm of the comparison
   * @param firmware firmware version label of the arm
   * @param replicate 0 …
   * @param slot place in the order of the replicate
   * @param virtual whether time and network are modelled
   * @param rules number of the reducers' rules by which its derived records were made; 1 in
   *     journals that don't say
   */
  record RunStarted(
      String runId,
      String campaignId,
      String unit,
      String arm,
      String firmware,
      long replicate,
      long slot,
      boolean virtual,
      long rules)
      implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "run.started";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("arm", arm)
          .text("campaignId", campaignId)
          .text("firmware", firmware)
          .number("replicate", replicate)
          .number("rules", rules)
          .text("runId", runId)
          .number("slot", slot)
          .text("unit", unit)
          .flag("virtual", virtual);
    }

    /** Reads it back. */
    static RunStarted read(Fields in) {
      return new RunStarted(
          in.text("runId"),
          in.text("campaignId"),
          in.text("unit"),
          in.text("arm"),
          in.text("firmware"),
          in.number("replicate"),
          in.number("slot"),
          in.flag("virtual"),
          in.has("rules") ? in.number("rules") : 1);
    }
  }

  /**
   * What the run stands on, said by the bench before the run starts.
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
      implements Lifecycle {
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
      implements Lifecycle {
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
      implements Lifecycle {
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
      implements Lifecycle {
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

  /**
   * What a crash left behind the last complete batch was cut and kept aside.
   *
   * @param file where the bytes are now
   * @param bytes how many
   * @param sha256 their digest
   */
  record TornTailCut(String file, long bytes, String sha256) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "epoch.torn";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("bytes", bytes).text("file", file).text("sha256", sha256);
    }

    /** Reads it back. */
    static TornTailCut read(Fields in) {
      return new TornTailCut(in.text("file"), in.number("bytes"), in.text("sha256"));
    }
  }

  /**
   * Somebody or something asks for the safe state.
   *
   * @param reason why
   */
  record AbortRequested(String reason) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "abort.requested";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason);
    }

    /** Reads it back. */
    static AbortRequested read(Fields in) {
      return new AbortRequested(in.text("reason"));
    }
  }

  /**
   * Nobody goes on with this run: recovery brings it to its end.
   *
   * @param reason why
   */
  record RunAbandoned(String reason) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "run.abandoned";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason);
    }

    /** Reads it back. */
    static RunAbandoned read(Fields in) {
      return new RunAbandoned(in.text("reason"));
    }
  }

  /**
   * The run goes on after an outage of the rig.
   *
   * @param reason why it was away, as far as is known
   */
  record RunResumed(String reason) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "run.resumed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason);
    }

    /** Reads it back. */
    static RunResumed read(Fields in) {
      return new RunResumed(in.text("reason"));
    }
  }

  /**
   * A timer that a reducer asked for is due.
   *
   * @param timer its name
   */
  record TimerFired(String timer) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "timer.fired";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("timer", timer);
    }

    /** Reads it back. */
    static TimerFired read(Fields in) {
      return new TimerFired(in.text("timer"));
    }
  }
}
