package org.pumprig.rig.doctor;

import java.util.List;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Capability;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/** A diagnosis for programs. */
public final class DiagnosisJson {
  private DiagnosisJson() {}

  /** One line of canonical JSON. */
  public static byte[] bytes(Diagnosis diagnosis) {
    return CanonicalJson.bytes(
        out ->
            out.objects("backEnds", diagnosis.backEnds(), DiagnosisJson::write)
                .objects("bench", diagnosis.bench(), DiagnosisJson::write)
                .objects("faults", Capabilities.ALL, DiagnosisJson::write)
                .objects("packetFilter", diagnosis.packetFilter(), DiagnosisJson::write)
                .flag("ready", diagnosis.blocking().isEmpty())
                .objects("system", diagnosis.system(), DiagnosisJson::write)
                .objects("tools", diagnosis.tools(), DiagnosisJson::write)
                .objects("topology", diagnosis.topology(), DiagnosisJson::write));
  }

  private static void write(Finding finding, FieldSink out) {
    out.text("detail", finding.detail())
        .text("name", finding.name())
        .flag("needed", finding.needed())
        .text("remedy", finding.remedy())
        .text("state", finding.state().word());
  }

  private static void write(Capability row, FieldSink out) {
    List<String> backEnds = row.backEnds().stream().map(BackEnd::diskName).toList();
    out.texts("backEnds", backEnds)
        .text("fault", row.fault())
        .text("recovery", row.recovery().words());
    row.recovery().mostNanos().ifPresent(most -> out.number("recoveryMostNanos", most));
    out.text("witness", row.witness());
  }
}
