package org.pumprig.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Markdown files, their relative links and their headings. */
final class Markdown {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`]+`");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  private Markdown() {}

  /** Words that a file sets as code. */
  static List<String> codeWords(Path file) throws IOException {
    return CODE.matcher(Files.readString(file))
        .results()
        .flatMap(code -> WORD.matcher(code.group()).results())
        .map(MatchResult::group)
        .toList();
  }

  /** All files below a folder, but for what a build or git keeps there. */
  static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".md"))
          .filter(file -> root.relativize(file).toString().matches("(?!.*(^|/)(target|\\.git)/).*"))
          .sorted()
          .toList();
    }
  }

  /** Links of a file that lead nowhere, each with what is missing. */
  static List<String> broken(Path file) throws IOException {
    var broken = new ArrayList<String>();
    var links = LINK.matcher(Files.readString(file));
    while (links.find()) {
      String link = links.group(1);
      if (!ELSEWHERE.matcher(link).matches()) {
        problem(file, link).ifPresent(why -> broken.add(file + " links " + link + ": " + why));
      }
    }
    return broken;
  }

  private static Optional<String> problem(Path file, String link) throws IOException {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    if (!Files.exists(target)) {
      return Optional.of("no such file");
    }
    boolean found = hash < 0 || anchors(target).contains(link.substring(hash + 1));
    return found ? Optional.empty() : Optional.of("no such heading");
  }

  /** Headings as they are linked to: lower case, blanks as hyphens, no other punctuation. */
  private static List<String> anchors(Path file) throws IOException {
    return HEADING
        .matcher(Files.readString(file))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }
}
