package org.pumprig.fault.power;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import org.pumprig.link.Endpoint;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * The SNMP agent of a rack power distribution unit of eight outlets, as the PowerNet MIB has it.
 */
final class EmulatedPdu implements AutoCloseable {
  private final ConcurrentHashMap<OID, Integer> outlets = new ConcurrentHashMap<>();
  private final DefaultUdpTransportMapping transport;
  private final Snmp snmp;
  private volatile String words = "";

  EmulatedPdu() throws IOException {
    for (int outlet = 1; outlet <= 8; outlet++) {
      outlets.put(new OID(ApcPdu.COMMAND).append(outlet), 1);
    }
    transport = new DefaultUdpTransportMapping(new UdpAddress(InetAddress.getLoopbackAddress(), 0));
    snmp = new Snmp(transport);
    snmp.addCommandResponder(
        new CommandResponder() {
          @Override
          public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
            answer(event);
          }
        });
    transport.listen();
  }

  Endpoint at() {
    return new Endpoint("127.0.0.1", transport.getListenAddress().getPort());
  }

  /** An agent that isn't one of these, but has the same object. */
  void tellWords(String words) {
    this.words = words;
  }

  int outlet(int number) {
    return outlets.getOrDefault(new OID(ApcPdu.COMMAND).append(number), 0);
  }

  private <A extends Address> void answer(CommandResponderEvent<A> event) {
    if (!new OctetString(event.getSecurityName()).equals(new OctetString("private"))) {
      return; // an agent of version 1 says nothing to a community that it doesn't know
    }
    PDU request = event.getPDU();
    var response = new PDU(request);
    response.setType(PDU.RESPONSE);
    VariableBinding asked = request.get(0);
    Integer state = outlets.get(asked.getOid());
    if (state == null) {
      response.setErrorStatus(PDU.noSuchName);
      response.setErrorIndex(1);
    } else if (request.getType() == PDU.SET) {
      outlets.put(asked.getOid(), asked.getVariable().toInt());
    } else if (!words.isEmpty()) {
      response.set(0, new VariableBinding(asked.getOid(), new OctetString(words)));
    } else {
      response.set(0, new VariableBinding(asked.getOid(), new Integer32(state)));
    }
    try {
      event
          .getMessageDispatcher()
          .returnResponsePdu(
              event.getMessageProcessingModel(),
              event.getSecurityModel(),
              event.getSecurityName(),
              event.getSecurityLevel(),
              response,
              event.getMaxSizeResponsePDU(),
              event.getStateReference(),
              new StatusInformation());
    } catch (MessageException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
