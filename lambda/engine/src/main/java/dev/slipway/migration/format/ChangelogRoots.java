package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The outermost elements of changelogs that are no SQL: each is read once, and told once. */
final class ChangelogRoots {

  private final UnaryOperator<String> texts;
  private final Problems problems;
  private final Map<String, Optional<ChangelogNode>> known = new HashMap<>();

  /** {@code texts}: of the files, by their paths. */
  ChangelogRoots(UnaryOperator<String> texts, Problems problems) {
    this.texts = texts;
    this.problems = problems;
  }

  /** That of a file; nothing where it cannot be read, which is a problem. */
  Optional<ChangelogNode> of(String name) {
    return known.computeIfAbsent(name, this::read);
  }

  /** The elements that include one file each. */
  List<ChangelogNode> includes(String name) {
    return of(name).stream()
        .flatMap(root -> root.children().stream())
        .filter(node -> node.name().equals("include"))
        .toList();
  }

  private Optional<ChangelogNode> read(String name) {
    try {
      return Optional.of(ChangelogNode.read(name, texts.apply(name)));
    } catch (ChangelogNode.Unreadable e) {
      problems.add(name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
