package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pumprig.host.ShellQuote;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.judge.RunHeader;

/**
 * The command that puts the network of a dead rig up again: 'recover' itself doesn't, since nobody
 * would be there to take it down (ADR 62).
 */
final class PutUpAgain {
  private PutUpAgain() {}

  /**
   * One sentence for people.
   *
   * @param begun directories of campaigns that had not ended
   * @param kept which of them can be gone on with
   */
  static String words(Collection<Path> begun, Predicate<Path> kept) {
    List<String> commands =
        begun.stream()
            .map(each -> command(each.toAbsolutePath().normalize(), kept.test(each)))
            .flatMap(Optional::stream)
            .toList();
    return commands.isEmpty()
        ? "The next 'pumprig run' with that rig file puts it up again."
        : "This puts it up again: " + String.join(", or: ", commands);
  }

  private static Optional<String> command(Path directory, boolean kept) {
    try {
      if (kept && begun(new CampaignDirectory(directory))) {
        return Optional.of(ShellQuote.line(List.of("pumprig", "run", "--resume", "" + directory)));
      }
      return BegunWith.read(new CampaignDirectory(directory)).map(PutUpAgain::anew);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** One that died before its first run can't be gone on with. */
  private static boolean begun(CampaignDirectory campaign) throws IOException {
    return campaign.runs().stream().anyMatch(run -> Files.exists(run.resolve(RunHeader.FILE)));
  }

  private static String anew(BegunWith begun) {
    var words =
        new ArrayList<>(List.of("pumprig", "run", "" + begun.plan(), "--rig", "" + begun.rig()));
    begun.arm().ifPresent(arm -> words.addAll(List.of("--arm", arm)));
    return ShellQuote.line(words);
  }
}
