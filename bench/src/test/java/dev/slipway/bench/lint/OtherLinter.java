package dev.slipway.bench.lint;

import dev.slipway.bench.tool.Peers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A linter by another hand.
 *
 * @param name of its program
 * @param words of its command, before the files
 * @param rule finds the names of rules in what it prints
 * @param other rules that are not about who waits for long, by their beginnings
 */
record OtherLinter(String name, List<String> words, Pattern rule, List<String> other) {

  static final List<OtherLinter> ALL =
      List.of(
          new OtherLinter(
              "squawk",
              List.of("squawk", "--reporter", "Gcc"),
              Pattern.compile("(?m): (?:warning|error): ([a-z-]+) "),
              List.of(
                  "prefer-",
                  "ban-",
                  "renaming-",
                  "require-enum-value-ordering",
                  "require-lock-timeout",
                  "require-statement-timeout",
                  "require-concurrent-index-deletion",
                  "adding-required-field",
                  "transaction-nesting")),
          new OtherLinter(
              "pgfence",
              List.of("pgfence", "analyze", "--output", "json", "--no-lock-timeout"),
              Pattern.compile(
                  "\"risk\": \"(?:MEDIUM|HIGH|CRITICAL)\",\\s*\"message\": \"[^\\n"
                      + "]*\\n"
                      + "\\s*\"ruleId\": \"([a-z-]+)\""),
              List.of("prefer-", "missing-", "drop-index", "drop-column", "lock-timeout", "ban-")),
          new OtherLinter(
              "eugene",
              List.of("eugene", "lint", "--format", "json"),
              Pattern.compile("\"id\": ?\"([EW][0-9]+)\""),
              List.of("E9", "W12", "W13", "W14")));

  boolean isIn(Peers peers) {
    return peers.program(name).isPresent();
  }

  /** Its rules that say so much as that others wait for long. */
  Set<String> says(Peers peers, Path file) {
    List<String> command = new ArrayList<>(words);
    command.set(0, peers.program(name).orElseThrow().toString());
    command.add(file.toString());
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return rule.matcher(said)
          .results()
          .map(result -> result.group(1))
          .filter(found -> other.stream().noneMatch(found::startsWith))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
