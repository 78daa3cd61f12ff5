package org.pumprig.rig.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.stated.StatedFile;

/**
 * What goes into a pack.
 *
 * @param result what the runs came to
 * @param runDirectories the runs' directories, in the order of their names
 * @param inputs the campaign's folder of plan, rig file and firmware as used, if it is there
 * @param reportHtml the report
 * @param reportPdf the same as PDF/A
 * @param stated what persons state, with the calibration records that it names
 * @param trace the matrix of requirements in its formats, by file name
 * @param tables the report's tables for programs, by file name
 * @param environment on what the rig ran in each run, as its journal says; empty: none tells
 * @param verdictsJson as {@code pumprig judge --json} writes it
 * @param bom the software bill of materials of this PumpRig, CycloneDX, if it is there
 * @param producer name and version of what packed
 * @param packedWallMicros when, microseconds since 1970
 */
public record PackContent(
    CampaignResult result,
    List<Path> runDirectories,
    Optional<Path> inputs,
    byte[] reportHtml,
    byte[] reportPdf,
    Optional<StatedFile> stated,
    SequencedMap<String, byte[]> trace,
    SequencedMap<String, byte[]> tables,
    Optional<byte[]> environment,
    byte[] verdictsJson,
    Optional<Path> bom,
    String producer,
    long packedWallMicros) {
  /** Copies the list. */
  public PackContent {
    runDirectories = List.copyOf(runDirectories);
  }
}
