package org.pumprig.docs;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.compare.table.Region;

/** From what size on approximations are good, as the code warns. */
final class RegionTable {
  private RegionTable() {}

  static List<String> rows() {
    return Arrays.stream(Region.values()).map(RegionTable::row).toList();
  }

  private static String row(Region region) {
    return "| %s | %s %s | %s |"
        .formatted(
            region.methods().stream().map(method -> "`" + method.id() + "`").collect(joining(", ")),
            String.valueOf(region.goodFrom()).replaceAll("\\.0$", ""),
            region.unit(),
            region.warning());
  }
}
