package org.pumprig.fault.power;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.pumprig.link.Endpoint;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * One outlet of an APC rack power distribution unit, by SNMP version 1: {@code
 * rPDUOutletControlOutletCommand} of the PowerNet MIB, 1 on, 2 off.
 *
 * @param at its address and SNMP port, usually 161
 * @param outlet 1 for the first
 * @param communityFile file whose first line is the community that may write
 * @param withinNanos of one request
 */
public record ApcPdu(Endpoint at, int outlet, Path communityFile, long withinNanos)
    implements OutletSwitch {
  /** The object; the outlet's number follows. */
  static final OID COMMAND = new OID("1.3.6.1.4.1.318.1.1.12.3.3.1.1.4");

  private static final int ON = 1;
  private static final int OFF = 2;
  private static final int TRIES = 3;

  /** Checks the number. */
  public ApcPdu {
    if (outlet < 1 || outlet > 48) {
      throw new IllegalArgumentException("a power distribution unit has outlets 1 to 48");
    }
  }

  @Override
  public String recipe() {
    return SwitchRecipe.of(this);
  }

  @Override
  public Session session() {
    return new Agent();
  }

  private final class Agent implements Session {
    @Override
    public void turn(boolean on) throws IOException {
      exchange(PDU.SET, new VariableBinding(object(), new Integer32(on ? ON : OFF)));
    }

    @Override
    public boolean isOn() throws IOException {
      Variable state = exchange(PDU.GET, new VariableBinding(object())).getVariable();
      if (state instanceof Integer32 number && (number.toInt() == ON || number.toInt() == OFF)) {
        return number.toInt() == ON;
      }
      throw new IOException("it says '" + state + "', which is neither on (1) nor off (2)");
    }

    private OID object() {
      return new OID(COMMAND).append(outlet);
    }

    private VariableBinding exchange(int kind, VariableBinding binding) throws IOException {
      var request = new PDU();
      request.setType(kind);
      request.add(binding);
      var address = new UdpAddress(at.host() + "/" + at.port());
      byte[] community = SwitchLogin.firstLine(communityFile).getBytes(StandardCharsets.UTF_8);
      var target = new CommunityTarget<>(address, new OctetString(community));
      target.setVersion(SnmpConstants.version1);
      target.setTimeout(Math.max(1, withinNanos / 1_000_000 / TRIES));
      target.setRetries(TRIES - 1);
      try (var transport = new DefaultUdpTransportMapping();
          var snmp = new Snmp(transport)) {
        transport.listen();
        return checked(snmp.send(request, target));
      }
    }

    private VariableBinding checked(ResponseEvent<UdpAddress> event) throws IOException {
      PDU response = event.getResponse();
      if (response == null) {
        throw new IOException(
            "it doesn't answer to SNMP at "
                + at
                + " (a wrong community is answered by silence too)");
      }
      if (response.getErrorStatus() != PDU.noError || response.size() == 0) {
        throw new IOException(
            "it refuses: " + response.getErrorStatusText().toLowerCase(Locale.ROOT));
      }
      return response.get(0);
    }
  }

  @Override
  public String toString() {
    return "APC at " + at + ", outlet " + outlet;
  }
}
