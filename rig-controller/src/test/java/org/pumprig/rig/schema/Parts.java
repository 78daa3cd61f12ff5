package org.pumprig.rig.schema;

import java.util.List;

/** Sections with keys that no fixture writes. */
final class Parts {
  /** Each replaces sections of the demo plan. */
  static final List<String> PLANS =
      List.of(
          "phases: {settle: 3s, stress: 16s, recover: 4s, check: 5s, powerCycle: always}\n",
          """
          faults:
            gapAtLeast: 2s
            windows:
              - fault: netem
                delay: 30ms
                jitter: 5ms
                delayCorrelation: 25 %
                distribution: paretonormal
                p13: 2 %
                p31: 30 %
                p32: 10 %
                p23: 40 %
                p14: 1 %
                ecn: true
                corrupt: 0.1 %
                corruptCorrelation: 10 %
                duplicate: 0.1 %
                duplicateCorrelation: 10 %
                reorder: 1 %
                reorderCorrelation: 50 %
                gap: 3
                limit: 5 Mbit/s
                packetOverhead: -4
                cell: 53 B
                cellOverhead: 5
                slot: 1ms
                slotAtMost: 2ms
                slotPackets: 20
                slotBytes: 30 KiB
                packets: 5000
                backEnd: netem
                direction: towardsGateway
                lasts: 4s
              - {fault: netem, loss: 5 %, lossCorrelation: 25 %, lasts: 1s}
              - {fault: netem, slot: 5ms, slotJitter: 1ms, slotDistribution: normal, lasts: 1s}
              - {fault: netem, p: 1 %, r: 25 %, lossInBad: 90 %, lossInGood: 1 %, lasts: 4s}
          """,
          """
          requirements:
            - id: A
              text: a
              hazards: [HAZ-1]
              criterion: {kind: communicationTimeOut, after: 3s, stopWithin: 1s}
            - {id: B, text: b, hazards: [HAZ-1], criterion: {kind: eventLog, within: 2s}}
            - id: D
              text: d
              hazards: [HAZ-1]
              criterion: {kind: completeAtGateway, lostAtMost: 2 %, doubledAtMost: 0 %}
            - id: E
              text: e
              hazards: [HAZ-1]
              criterion: {kind: trend, counter: heapFree, perHourBelow: 4 KiB, lastPart: 40 %, confidence: 95 %}
            - id: F
              text: f
              hazards: [HAZ-1]
              criterion: {kind: pattern, channel: screen, matches: 'E[0-9]+', atLeast: 1, atMost: 2, phases: [stress, recover]}
            - id: G
              text: g
              hazards: [HAZ-1]
              criterion: {kind: failSafe, stopWithin: 2s, heardWithin: 4s}
            - id: C
              text: c
              hazards: [HAZ-1]
              criterion: {kind: coverage, channels: [service, flow], seen: 95 %}
          faults:
            gapAtLeast: 200ms
            shared: {accessPoint: all, switch: [SN-1001]}
            windows:
              - fault: latency
                lasts: 4s
                jitter: 1ms
                ramp: {parameter: delay, from: 1ms, to: 4ms, steps: 2}
                every: {between: [5s, 6s]}
                times: 1
              - {fault: stall, lasts: 2s, dutyCycle: {on: 100ms, off: 200ms}, target: accessPoint}
          """,
          """
          operatorSteps:
            - id: power-cycle
              text: Power-cycle the pump and start it again
              units: [SN-1001]
              at: 4s
              within: 8s
              entry: Words on the start screen
              photo: the start screen
              effect: [restarted, stopped, infusing, alarm]
            - {id: plug, text: Plug it in, at: 0s, within: 2s, effect: [reconnected, noAlarm]}
          """,
          """
          consumables:
            bag: 50 mL
            set: 72h
            battery: 4h
            balance: 500 mL
            change: {within: 2s, reserve: 10 %}
            freshIn: firstRun
          """,
          """
          invalid:
            - {rule: blind, channels: [service, flow, contact, screen, sound, wire], above: 5 %}
            - {rule: faultNotProved}
            - {rule: outage, above: 10s}
            - {rule: rigFailed}
            - {rule: benchDrift, clock: 2s, checkWeight: 1 %, knownFlow: 5 %}
          retest: {atMost: 1, because: [blind, outage]}
          stop: {trips: [{arm: before, atLeast: 3}], atBoundary: false, after: 4h}
          selfCheck: {failedBefore: inconclusive}
          """,
          claim("{kind: evidence}", "{kind: rateRatio}", ""),
          claim(
              "{kind: alphaSpending, spending: pocock, at: [50 %, 100 %], pumps: 12}",
              "{kind: restrictedMean, gain: 1s}", ""),
          claim(
              "{kind: sprt, good: 5 %, bad: 40 %, beta: 10 %}",
              "{kind: rateRatio}", "baseline: {rateRatioWithin: 2.0, shareWithin: 40 %}"),
          claim(
                  "{kind: evidence}",
                  "{kind: rateRatio}",
                  "acceleration: {errorsToFailureWithin: 1.5}")
              .replace(
                  "{reliability: 60 %, confidence: 95 %, mission: 20s}",
                  "{perHourBelow: 0.5, confidence: 95 %, constantHazard: why}"));

  private static final String HEAD =
      """
      rig: 1
      id: made
      title: made
      notForClinicalUse: true
      """;

  private static final String EMULATED =
      HEAD
          + """
          emulated:
            firmware: {after: after.yaml}
            statusEvery: 1s
            flowEvery: 100ms
            virtualLatency: 200us
            drugLibrary: {version: 3, entries: 400}
          """;

  private static final String ROUTED =
      EMULATED
          + """
          topology:
            kind: redirect
            unitSide: {interface: eth1, address: 10.77.0.1/24}
            gatewaySide: {interface: eth2, address: 10.78.0.1/24, via: 10.78.0.9}
            gateway: 10.79.0.2:2575
          """;

  /** Whole rig files. */
  static final List<String> RIGS =
      List.of(
          EMULATED
              + """
              gateway:
                host: 192.0.2.7
                port: 2575
                on: {ssh: gw, user: rig, knownHosts: hosts}
                faults: [{fault: gatewayFreeze, begin: [a], end: [b]}]
              units: [{serial: A, downgrade: false, powerCycle: {by: key, proof: [selfTest,
                restarted], selfTest: SELF TEST, off: 2s}}]
              """,
          EMULATED
              + """
              gateway: {host: 192.0.2.7, port: 2575, on: {namespace: gw}, systemd: mirth}
              topology: {kind: proxy, management: eth0}
              units: [{serial: A}]
              """,
          ROUTED
              + """
                namespaces: {gateway: g, units: {A: ua}}
                services:
                  dhcp: {from: 10.77.0.11, to: 10.77.0.20, lease: 5min}
                  dns: {gateway: 10.79.0.2}
                  ntp: true
              units: [{serial: A, address: 10.77.0.11, mac: "02:00:00:00:10:01"}]
              """,
          radio("security: wpa3, passphraseFile: p, country: DE, listener: wlan1"),
          radio("security: enterprise, radius: {authority: a, certificate: c, key: k}"),
          radio("security: wpa3-enterprise, radius: {authority: a, certificate: c, key: k}"),
          real("{kind: servicePort}"),
          outlet("{gpio: c, line: 17, mainsAt: low}, instruments: {outlet: PLUG-1}")
              + "calibration: {register: instruments.yaml, bench: [TH-1]}\n"
              + "redButton: {gpio: pinctrl-rp1, line: 5, debounce: 30ms}\n",
          real("{kind: servicePort}")
              .replace(
                  "/dev/ttyUSB0}}",
                  "/dev/ttyUSB0}, outlet: {off: [a], on: [b], state: [c], where: here, within:"
                      + " 5s}}"),
          outlet("{shelly: 192.0.2.30, generation: 2, channel: 0, user: admin, passwordFile: p}"),
          real("{kind: servicePort}")
                  .replace("serial: A,", "serial: A, mac: \"02:00:00:00:10:01\",")
              + "accessPoint: {on: {namespace: ap}, seenFrom: here, within: 5s, faults: [{fault:"
              + " apDisabled, begin: [a], end: [b], acts: [c]}]}\n",
          outlet("{tasmota: 192.0.2.30, relay: 2, user: admin, passwordFile: p, within: 3s}"),
          outlet("{apc: 192.0.2.30, outlet: 3, communityFile: p, within: 3s}"),
          outlet("{shelly: 192.0.2.30, within: 3s}"),
          real("{kind: servicePort}")
              .replace(
                  "/dev/ttyUSB0}}",
                  "/dev/ttyUSB0}, contact: {gpio: pinctrl-rp1, alarm: 23, normal: 24, debounce:"
                      + " 10ms}}"),
          outlet("{gpio: pinctrl-rp1, line: 17, mainsAt: low}"),
          outlet(
              "{shelly: 192.0.2.30}, powerCycle: {by: outletAndBypass, proof: [linkLost,"
                  + " restarted], relay: {gpio: pinctrl-rp1, line: 18, mainsAt: high}}"),
          outlet(
              "{shelly: 192.0.2.30}, powerCycle: {by: operator, proof: [restarted], within: 5min}"),
          real("{kind: servicePort}")
              .replace(
                  "/dev/ttyUSB0}}",
                  "/dev/ttyUSB0}, powerCycle: {by: key, proof: [restarted], off: 5s, relay: {gpio:"
                      + " pinctrl-rp1, line: 18, mainsAt: high}, holdStop: 4s, holdStart: 500ms}}"),
          outlet("{usbRelay: BITFT, relay: 2, mainsAt: open}"),
          EMULATED
              + "redButton: {serial: /dev/ttyUSB9, baud: 9600, form: 8N1}\nunits: [{serial: A}]\n",
          EMULATED + "redButton: {tcp: \"192.0.2.1:7\"}\nunits: [{serial: A}]\n",
          real("{kind: servicePort}")
                  .replace(
                      "/dev/ttyUSB0}}",
                      "/dev/ttyUSB0}, sound: {capture: [record], rateHz: 16000, latency: 200ms,"
                          + " alarms: [{alarm: a, tonesHz: [523, 1046], cadence: [150ms, 100ms,"
                          + " 150ms], bursts: 2, every: 2500ms}]}, camera: {frame: [shoot,"
                          + " \"{file}\"], read: [ocr, \"{file}\"], within: 5s}, instruments:"
                          + " {sound: MIC-1, camera: CAM-1}}")
              + "calibration: {register: instruments.yaml}\n",
          real("{kind: alaris, fields: {alarm: 3}}"),
          real("{kind: servicePort}")
              .replace(
                  "/dev/ttyUSB0}}",
                  "/dev/ttyUSB0}, flow: {balance: sbi, serial: /dev/ttyUSB1, baud: 9600, form: 8O1,"
                      + " weighs: source, every: 200ms, readability: 1 mg, repeatability: 2 mg,"
                      + " settling: 1s, density: 0.9982, evaporation: 20 uL/h, drift: 5 uL/h,"
                      + " fastest: 1500 mL/h, tare: true}}"),
          real("{kind: servicePort}")
              .replace(
                  "/dev/ttyUSB0}}",
                  "/dev/ttyUSB0}, flow: {dropSensor: pinctrl-rp1, line: 6, interruptedAt: high,"
                      + " pull: none, debounce: 2ms, drop: 50 uL, tolerance: 10 %}, contact: {tcp:"
                      + " \"192.0.2.1:1\", delay: 200ms}, screen: {serial: /dev/ttyUSB2, baud:"
                      + " 9600, form: 8N1, delay: 1s}}"),
          real("{kind: servicePort}")
              .replace(
                  "/dev/ttyUSB0}}",
                  "/dev/ttyUSB0}, flow: {tcp: \"192.0.2.1:2\", delay: 1s, uncertainty: 5 uL}}"),
          real("{kind: bcc, bed: \"1\", slot: \"01\"}"),
          real("{kind: process, command: [sh], capabilities: [readsCodes]}"));

  private Parts() {}

  private static String radio(String security) {
    return EMULATED
        + """
        topology:
          kind: access-point
          namespaces: {gateway: g, units: {A: ua}}
          unitSide: {interface: wlan0, address: 10.77.0.1/24}
          gatewaySide: {interface: eth2, vlan: 7, address: 10.78.0.1/24, via: 10.78.0.9}
          gateway: 10.79.0.2:2575
          management: eth0
          services: {ntp: true}
          wifi: {ssid: ward, channel: 6, %s}
        units: [{serial: A, address: 10.77.0.11, mac: "02:00:00:00:10:01"}]
        """
            .formatted(security);
  }

  private static String outlet(String text) {
    return real("{kind: servicePort}")
        .replace("/dev/ttyUSB0}}", "/dev/ttyUSB0}, outlet: " + text + "}");
  }

  private static String claim(String looks, String estimand, String more) {
    return """
    claim:
      expect: better
      beforeFails: 30 %%
      estimand: %s
      absolute: {reliability: 60 %%, confidence: 95 %%, mission: 20s}
      noWorse: {rule: any, endpoints: [{endpoint: alarms, shareHigherBy: 50 %%}]}
      looks: %s
      %s
    """
        .formatted(estimand, looks, more);
  }

  private static String real(String driver) {
    return HEAD
        + """
        firmware: {installed: "1"}
        units: [{serial: A, driver: %s, link: {serial: /dev/ttyUSB0}}]
        """
            .formatted(driver);
  }
}
