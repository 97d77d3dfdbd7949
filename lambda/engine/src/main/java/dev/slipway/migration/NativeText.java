package dev.slipway.migration;

import dev.slipway.migration.format.DrizzleJournal;
import dev.slipway.sql.LineEnds;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A migration of another tool as a file of ours: its SQL as it is, behind the lines that begin our
 * sections. Comments that we would take for such lines are made others.
 */
public final class NativeText {

  private final Migration migration;
  private final Source source;
  private final List<String> notes = new ArrayList<>();

  private NativeText(Migration migration, Source source) {
    this.migration = migration;
    this.source = source;
  }

  /**
   * A file of ours.
   *
   * @param name its name
   * @param text what it holds
   * @param notes what of the other file is not in it, or not as it was; in sentences
   */
  public record Converted(String name, String text, List<String> notes) {}

  /** The file of a migration that was read from a source. */
  public static Converted of(Migration migration, Source source) {
    NativeText text = new NativeText(migration, source);
    String whole = text.asItIs();
    String converted = whole == null ? text.sections() : whole;
    return new Converted(NativeName.of(migration), converted, List.copyOf(text.notes));
  }

  /** All of a file that is one of ours already; null for another. */
  private @Nullable String asItIs() {
    SourceFile file = source.find(migration.file()).orElse(null);
    if (file == null) {
      return null;
    }
    try {
      String text = Utf8.decode(file.content());
      if (ForeignMarker.folderOf(text) != null) {
        return null;
      }
      SourceFile named =
          new SourceFile(NativeName.of(migration), () -> text.getBytes(StandardCharsets.UTF_8));
      Migrations alone = Migrations.readable(new OneNative(named, source));
      return alone.find(migration.version()).filter(this::isSame).isPresent() ? text : null;
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  private boolean isSame(Migration other) {
    return MigrationDifferences.between(migration, other).isEmpty();
  }

  private String sections() {
    StringBuilder text = new StringBuilder();
    Script up = migration.up();
    String head = plain(up.text().substring(0, LineEnds.start(up.text(), up.start()))).strip();
    String way = section(up);
    text.append(head.isEmpty() ? "" : head + "\n").append(options(head + way));
    text.append("-- UP\n").append(up.isEmpty() && way.isBlank() ? "-- nothing to do\n" : way);
    Script down = migration.down();
    if (down != null) {
      text.append("-- DOWN\n").append(down.isEmpty() ? "" : section(down));
    } else if (migration.unreadableDown() != null) {
      notes.add("its way back cannot be read, and is left out: " + migration.unreadableDown());
    }
    if (!migration.verify().isEmpty()) {
      text.append("-- VERIFY\n").append(section(migration.verify()));
    }
    return text.toString();
  }

  /** What the text does not say itself. */
  private String options(String text) {
    FileOptions options = migration.options();
    List<String> words = new ArrayList<>();
    if (options.withoutTransaction() && !says(text, "transaction")) {
      words.add("transaction=none");
    }
    if (options.verifiedByErrors() && !says(text, "verify")) {
      words.add("verify=errors");
    }
    if (!options.environments().isEmpty() && !says(text, "environments")) {
      words.add("environments=" + String.join(",", options.environments()));
    }
    return words.isEmpty() ? "" : "-- slipway: " + String.join(" ", words) + "\n";
  }

  private static boolean says(String text, String option) {
    return Pattern.compile("(?im)^\\s*--[ \\t]*slipway[ \\t]*:.*\\b" + option + "=")
        .matcher(text)
        .find();
  }

  private String section(Script script) {
    String text =
        plain(script.sql().replace(DrizzleJournal.CUT, ";"))
            .replace("\uFEFF", "")
            .replaceFirst("\\A(?:[ \\t]*\\R)+", "");
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  /** A text whose comments begin no section, and are of no tool. */
  private String plain(String text) {
    StringBuilder plain = new StringBuilder();
    int from = 0;
    for (Token comment : comments(text)) {
      String written = comment.in(text);
      Marker marker = SectionMarkers.read(comment, text).orElse(null);
      boolean ofTool =
          marker == null ? ForeignMarker.isOfTool(written) : marker.kind() == Marker.Kind.FOREIGN;
      boolean first = SectionMarkers.isFirstOnLine(comment, text) && comment.start() >= from;
      if (first && ofTool) {
        plain.append(text, from, LineEnds.start(text, comment.start()));
        from = LineEnds.next(text, comment.start());
      } else if (first && marker != null) {
        plain.append(text, from, comment.start()).append(noted(written));
        from = comment.end();
      }
    }
    return plain.append(text.substring(from)).toString();
  }

  private String noted(String comment) {
    notes.add("the comment \"" + comment + "\" would begin a section, and has \"note:\" before it");
    String sign = comment.startsWith("/*") ? "/*" : "--";
    return sign + " note: " + comment.substring(2).stripLeading();
  }

  private List<Token> comments(String text) {
    try {
      return ReadableText.ours(migration.file(), text, source).parsed().comments();
    } catch (SqlSyntaxException open) {
      return List.of();
    }
  }
}
