package org.pumprig.fault.rest;

import com.fasterxml.jackson.databind.JsonNode;

/** What a proxy passes on. Toxiproxy knows connections only. */
enum Protocol {
  /** Connections, with stream faults. */
  TCP,
  /** Datagrams, with packet faults. */
  UDP;

  /** As a proxy's body says; {@code tcp} if it says nothing. */
  static Protocol read(JsonNode in, Protocol byDefault) throws ApiProblem {
    return switch (Json.text(in, "protocol", byDefault.text())) {
      case "tcp" -> TCP;
      case "udp" -> UDP;
      default -> throw ApiProblem.badRequest("protocol must be tcp or udp");
    };
  }

  String text() {
    return this == TCP ? "tcp" : "udp";
  }
}
