package dev.slipway.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A DOWN script as the history keeps it: with the values it was applied with, but for secret ones,
 * whose names stand at its head, so that none is forgotten when it runs.
 */
public final class KeptScript {

  private static final Pattern HEAD = Pattern.compile("\\A-- Needs values: ([^\\n]*)\\n");

  private static final String NO_TRANSACTION = "-- slipway: transaction=none\n";

  private KeptScript() {}

  /** The text with what of its file's options counts for it, so that it does without the file. */
  public static String withOptions(String script, FileOptions options) {
    boolean marked = script.contains(NO_TRANSACTION);
    return options.withoutTransaction() && !marked ? NO_TRANSACTION + script : script;
  }

  /** The options that a kept text runs with: its own, beside those of its file. */
  public static FileOptions options(String kept, FileOptions ofFile) {
    return kept.contains(NO_TRANSACTION) ? ofFile.with("transaction", "none", "") : ofFile;
  }

  /** The text to keep. */
  public static String of(String script, Placeholders placeholders) {
    Set<String> secrets = placeholders.secretsIn(script);
    String open = placeholders.applyOpen(script);
    return secrets.isEmpty()
        ? open
        : "-- Needs values: " + String.join(", ", secrets) + "\n" + open;
  }

  /** The names of the values without which a kept script must not run. */
  public static List<String> needs(String kept) {
    Matcher head = HEAD.matcher(kept);
    return head.find()
        ? Stream.of(head.group(1)).flatMap(names -> Arrays.stream(names.split(", "))).toList()
        : List.of();
  }
}
