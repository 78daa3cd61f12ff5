package org.pumprig.rig.lone;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a fault on its own reaches what it acts on, as far as the command line says.
 *
 * @param listen where a proxy listens for the unit, {@code HOST:PORT}
 * @param upstream where that proxy connects, {@code HOST:PORT}
 * @param rig rig file, for its {@code gateway}, its services or its {@code accessPoint}
 * @param unit serial number of one of that file's units
 * @param unitPort serial device on the unit's side
 * @param controllerPort serial device of whoever talks to the unit
 * @param outlet {@code HOST:PORT} or serial device of a switched outlet
 * @param unitInterface network interface on the unit's side
 * @param gatewayInterface network interface on the gateway's side
 * @param address the unit's own address
 */
public record Reach(
    Optional<String> listen,
    Optional<String> upstream,
    Optional<Path> rig,
    Optional<String> unit,
    Optional<String> unitPort,
    Optional<String> controllerPort,
    Optional<String> outlet,
    Optional<String> unitInterface,
    Optional<String> gatewayInterface,
    Optional<String> address) {}
