package dev.slipway.plan;

import dev.slipway.migration.Checksum;
import dev.slipway.migration.FileOptions;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody agrees to who has seen a plan: these migrations, in this order, on this database of
 * this environment. Its text is a SHA-256 over all of that, and behind a hyphen a few digits of
 * each of the first migrations, by which a refusal can name what differs.
 */
public record Approval(String database, String environment, List<Item> items) {

  private static final String FORM = "1";
  private static final int NAMED = 24;
  private static final int DIGITS = 4;

  /**
   * One migration.
   *
   * @param content SHA-256 over all of it that runs or is kept: UP, VERIFY and DOWN with what is
   *     put in for placeholders, the options that a run heeds, and the backfills that it requires
   */
  public record Item(Version version, String content) {

    static Item of(
        Migration migration, Map<String, String> values, UnaryOperator<String> backfills) {
      String down = migration.downText();
      return new Item(
          migration.version(),
          sha256(
              Stream.of(
                  migration.version().toString(),
                  Checksum.of(migration.up().statements(), values),
                  Checksum.of(migration.verify().statements(), values),
                  down == null ? "" : new Placeholders(values).apply(down),
                  heeded(migration.options(), backfills))));
    }

    private static String heeded(FileOptions options, UnaryOperator<String> backfills) {
      return "%s %s %s %s"
          .formatted(
              options.lockTimeout(),
              options.statementTimeout(),
              options.withoutTransaction(),
              options.backfills().stream()
                  .map(name -> (name + " " + backfills.apply(name)).strip())
                  .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** A few digits of its version, and of its content. */
    private String code() {
      return code(version) + content.substring(0, DIGITS);
    }

    static String code(Version version) {
      return sha256(Stream.of(version.toString())).substring(0, DIGITS);
    }
  }

  /**
   * That of some migrations of a comparison, in the order of its files.
   *
   * @param backfills gives what is agreed to of a backfill by its name
   */
  static Approval of(
      Comparison comparison,
      String database,
      List<Migration> migrations,
      UnaryOperator<String> backfills) {
    return new Approval(
        database,
        comparison.environment(),
        comparison.files().list().stream()
            .filter(migrations::contains)
            .map(migration -> Item.of(migration, comparison.values(), backfills))
            .toList());
  }

  /** As {@code plan} answers it, and {@code up} takes it. */
  public String text() {
    return hash() + "-" + items.stream().limit(NAMED).map(Item::code).collect(Collectors.joining());
  }

  /** The digits that count. */
  String hash() {
    return sha256(
        Stream.concat(Stream.of(FORM, database, environment), items.stream().map(Item::content)));
  }

  private static String sha256(Stream<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(
          text -> {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
