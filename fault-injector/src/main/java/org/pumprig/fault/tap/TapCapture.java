package org.pumprig.fault.tap;

import java.nio.file.Path;

/**
 * A finished file of the packets that one fault touched.
 *
 * @param faultId the fault
 * @param file in pcapng, with the reason as each packet's comment
 * @param bytes its length
 * @param sha256 digest of all of it, in lower-case hex
 * @param packets how many it holds
 * @param missed how many found no room in it
 */
public record TapCapture(
    String faultId, Path file, long bytes, String sha256, long packets, long missed) {}
