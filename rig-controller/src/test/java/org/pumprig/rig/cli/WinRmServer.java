package org.pumprig.rig.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Windows machine as seen through WinRM: the five messages of a command shell as MS-WSMV has them
 * (Create, Command, Receive, Signal, Delete), over HTTP with basic authentication.
 */
final class WinRmServer implements AutoCloseable {
  static final String PASSWORD = "throw away";

  private static final String SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";
  private static final Pattern ACTION = Pattern.compile("<a:Action[^>]*>([^<]+)</a:Action>");
  private static final Pattern MESSAGE = Pattern.compile("<a:MessageID>([^<]+)</a:MessageID>");

  private final HttpServer server;
  private final Function<String, Integer> machine;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /**
   * @param machine what a command line does; its exit code
   */
  WinRmServer(Function<String, Integer> machine) throws IOException {
    this.machine = machine;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.createContext("/wsman", this::serve);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/wsman";
  }

  /** The command lines that it was asked to run. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String wanted =
        "Basic " + Base64.getEncoder().encodeToString(("rig:" + PASSWORD).getBytes(UTF_8));
    String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean known = wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] answer = (known ? envelope(request) : "").getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/soap+xml;charset=UTF-8");
    exchange.sendResponseHeaders(known ? 200 : 401, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String element(String name, String request) {
    return found(Pattern.compile("<rsp:" + name + ">([^<]*)</rsp:" + name + ">"), request)
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private synchronized String envelope(String request) {
    String action = found(ACTION, request);
    String body =
        switch (action.substring(action.lastIndexOf('/') + 1)) {
          case "Create" ->
              "<w:SelectorSet><w:Selector Name=\"ShellId\">S1</w:Selector></w:SelectorSet>";
          case "Command" -> {
            String line =
                (element("Command", request) + " " + element("Arguments", request)).strip();
            String id = UUID.randomUUID().toString();
            lines.add(line);
            codes.put(id, machine.apply(line));
            yield "<rsp:CommandResponse><rsp:CommandId>%s</rsp:CommandId></rsp:CommandResponse>"
                .formatted(id);
          }
          case "Receive" -> received(found(Pattern.compile("CommandId=\"([^\"]+)\""), request));
          default -> "";
        };
    return """
    <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
    xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" \
    xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:rsp="%s">\
    <s:Header><a:RelatesTo>%s</a:RelatesTo></s:Header><s:Body>%s</s:Body></s:Envelope>\
    """
        .formatted(SHELL, found(MESSAGE, request), body);
  }

  private String received(String id) {
    int code = codes.getOrDefault(id, 1);
    String said = Base64.getEncoder().encodeToString((code == 0 ? "" : "denied").getBytes(UTF_8));
    return """
    <rsp:ReceiveResponse><rsp:Stream Name="stdout" CommandId="%1$s" End="true"></rsp:Stream>\
    <rsp:Stream Name="stderr" CommandId="%1$s">%2$s</rsp:Stream>\
    <rsp:CommandState CommandId="%1$s" State="%3$s/CommandState/Done">\
    <rsp:ExitCode>%4$d</rsp:ExitCode></rsp:CommandState></rsp:ReceiveResponse>\
    """
        .formatted(id, said, SHELL, code);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
