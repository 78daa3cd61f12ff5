package org.pumprig.pump.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v26.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v26.message.ACK;
import ca.uhn.hl7v2.model.v26.message.ORU_R01;
import ca.uhn.hl7v2.model.v26.segment.OBX;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.device.Channel;
import org.pumprig.pump.device.Programme;
import org.pumprig.pump.device.PumpState;
import org.pumprig.pump.device.PumpStatus;

/** An independent HL7 parser, in its strict mode, must find what we put in. */
class StatusMessageTest {
  private static final long WALL = 1_600_000_000_123_000L;
  private static final PumpStatus STATUS =
      new PumpStatus(
          9_000,
          PumpState.INFUSING,
          Channel.SECONDARY,
          250_000,
          new Programme(125_000, 50_000),
          new Programme(250_000, 499),
          1_234,
          100_000,
          0,
          null);

  private static ca.uhn.hl7v2.model.Message strict(byte[] message) throws HL7Exception {
    try (var context = new DefaultHapiContext()) {
      context.setValidationContext(ValidationContextFactory.defaultValidation());
      context
          .getParserConfiguration()
          .setUnexpectedSegmentBehaviour(
              ca.uhn.hl7v2.parser.UnexpectedSegmentBehaviourEnum.THROW_HL7_EXCEPTION);
      return context.getPipeParser().parse(new String(message, StandardCharsets.UTF_8));
    }
  }

  private static byte[] message(PumpStatus status) {
    return new StatusMessage("SN-1001", "42", WALL, WALL - 5_000_000, status).encode();
  }

  @Test
  void headerIsThatOfPcd01() throws Exception {
    var header = ((ORU_R01) strict(message(STATUS))).getMSH();
    assertThat(header.getMessageType().encode()).isEqualTo("ORU^R01^ORU_R01");
    assertThat(header.getVersionID().getVersionID().getValue()).isEqualTo("2.6");
    assertThat(header.getMessageControlID().getValue()).isEqualTo("42");
    assertThat(header.getDateTimeOfMessage().getValue()).isEqualTo("20200913122640.123+0000");
    assertThat(header.getAcceptAcknowledgmentType().getValue()).isEqualTo("NE");
    assertThat(header.getApplicationAcknowledgmentType().getValue()).isEqualTo("AL");
    assertThat(header.getMessageProfileIdentifier(0).getUniversalID().getValue())
        .isEqualTo("1.3.6.1.4.1.19376.1.6.1.1.1");
  }

  @Test
  void observationsCarryValuesUnitsAndEquipment() throws Exception {
    ORU_R01_ORDER_OBSERVATION order =
        ((ORU_R01) strict(message(STATUS))).getPATIENT_RESULT().getORDER_OBSERVATION();
    assertThat(order.getOBR().getObservationDateTime().getValue())
        .isEqualTo("20200913122635.123+0000");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < order.getOBSERVATIONReps(); i++) {
      OBX row = order.getOBSERVATION(i).getOBX();
      assertThat(row.getSetIDOBX().getValue()).isEqualTo(Integer.toString(i + 1));
      assertThat(row.getEquipmentInstanceIdentifier(0).getEntityIdentifier().getValue())
          .isEqualTo("SN-1001");
      rows.add(
          row.getObservationIdentifier().getIdentifier().getValue()
              + " "
              + row.getObservationSubID().getValue()
              + " "
              + (row.getObservationValueReps() == 0 ? "" : row.getObservationValue(0).encode())
              + " "
              + row.getObservationResultStatus().getValue());
    }
    assertThat(rows)
        .containsExactly(
            "69985 1.0.0.0  X",
            "69986 1.1.0.0  X",
            "184508 1.1.0.1 ^pump-status-infusing R",
            "126978 1.1.1.0  X",
            "184519 1.1.1.1 ^pump-delivery-status-delivering R",
            "157784 1.1.1.2 250 R",
            "157864 1.1.1.3 1.234 R",
            "126977 1.1.2.0  X",
            "158016 1.1.2.1 ^pump-source-info-primary R",
            "157872 1.1.2.2 50 R",
            "126977 1.1.3.0  X",
            "158016 1.1.3.1 ^pump-source-info-secondary R",
            "157872 1.1.3.2 0.499 R");
  }

  @Test
  void aStoppedPumpSaysSo() throws Exception {
    var stopped = new PumpStatus(1, PumpState.STOPPED, null, 0, null, null, 0, 100_000, 0, null);
    assertThat(strict(message(stopped)).encode())
        .contains("pump-status-not-infusing", "pump-delivery-status-not-delivering")
        .doesNotContain("126977");
  }

  @Test
  void theGatewayReadsWhatThePumpSaid() {
    assertThat(ReceivedReport.decode(message(STATUS)))
        .extracting("controlId", "serial")
        .containsExactly("42", "SN-1001");
    assertThat(
            ReceivedReport.decode(
                "MSH|^~\\&|A|B|C|D|1||ADT^A01|1|P|2.6\r".getBytes(StandardCharsets.UTF_8)))
        .isNull();
    assertThat(ReceivedReport.decode(new byte[0])).isNull();
  }

  @Test
  void acknowledgementsParseStrictlyAndComeBack() throws Exception {
    for (var code : Acknowledgement.Code.values()) {
      var ack = new Acknowledgement(code, "42");
      byte[] bytes = ack.encode("G7", "PUMPRIG_PUMP^0123456789ABCDEF^EUI-64", WALL);
      ACK parsed = (ACK) strict(bytes);
      assertThat(parsed.getMSA().getAcknowledgmentCode().getValue()).isEqualTo(code.name());
      assertThat(parsed.getMSA().getMessageControlID().getValue()).isEqualTo("42");
      assertThat(Acknowledgement.decode(bytes)).isEqualTo(ack);
    }
    assertThat(Acknowledgement.decode(message(STATUS))).isNull();
  }
}
