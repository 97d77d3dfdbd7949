package dev.slipway.action;

import dev.slipway.backup.BackupTerms;
import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.retention.Retention;
import dev.slipway.backup.verify.Depth;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads requests strictly: unknown actions, unknown fields and wrong values are all reported. */
public final class RequestReader {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MOST_WORKERS = 32;

  private final Map<String, ? extends @Nullable Object> fields;
  private final Problems problems = new Problems();

  private RequestReader(Map<String, ? extends @Nullable Object> fields) {
    this.fields = fields;
  }

  /** The request in fields by name. Throws {@link InvalidInput} with every problem. */
  public static Request read(Map<String, ? extends @Nullable Object> fields) {
    return new RequestReader(fields).request();
  }

  private Request request() {
    Action action = action();
    refuseUnknownFields(action);
    Request request =
        new Request(
            action,
            optional("target", RequestReader::version),
            value("steps", 1, RequestReader::count),
            value("dryRun", false, Boolean.class::cast),
            value(backupField(action), BackupChoice.AUTO, RequestReader::backup),
            value("outOfOrder", false, Boolean.class::cast),
            value("execute", false, Boolean.class::cast),
            optional("confirm", String.class::cast),
            value("limit", DEFAULT_LIMIT, RequestReader::count),
            backupOptions(),
            value("kind", false, RequestReader::snapshot),
            value("wait", false, Boolean.class::cast),
            retention(),
            namesABackup(action) ? optional("backup", RequestReader::place) : null,
            value("depth", Depth.FULL, RequestReader::depth),
            restoreOptions(),
            value("set", Map.of(), RequestReader::texts));
    refuseContradictions(action, request);
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The request is wrong:", list) + "\nNothing was done."));
    return request;
  }

  private static boolean namesABackup(Action action) {
    return action == Action.RESTORE || action == Action.VERIFY_BACKUP;
  }

  private BackupOptions backupOptions() {
    return new BackupOptions(
        value("compression", Compression.ZSTD, RequestReader::compression),
        value("workers", BackupTerms.WORKERS, RequestReader::workers),
        value("unlogged", true, Boolean.class::cast));
  }

  /** Nothing of it is loaded for a request that does not prune. */
  private @Nullable Retention retention() {
    if (!value("prune", false, Boolean.class::cast)) {
      return null;
    }
    return new Retention(
        value("keepLast", Retention.DEFAULT.last(), RequestReader::count),
        value("keepDays", Retention.DEFAULT.days(), RequestReader::days));
  }

  /** With a backup to read, the field backup says which; else whether one is taken first. */
  private static String backupField(Action action) {
    return namesABackup(action) ? "backupFirst" : "backup";
  }

  private RestoreOptions restoreOptions() {
    return new RestoreOptions(
        value("clean", false, Boolean.class::cast),
        value("tables", List.of(), RestoreOptions::tables),
        value("owner", true, Boolean.class::cast),
        value("privileges", true, Boolean.class::cast));
  }

  private Action action() {
    Object word = fields.get("action");
    return Action.of(String.valueOf(word))
        .orElseThrow(
            () ->
                new InvalidInput(
                    (word == null
                            ? "The field action is missing"
                            : "Unknown action \"" + word + "\"")
                        + ". Known are: "
                        + Action.words()
                        + ". Nothing was done."));
  }

  private void refuseUnknownFields(Action action) {
    List<String> known = new ArrayList<>(List.of("action"));
    known.addAll(action.fields());
    for (String field : fields.keySet()) {
      if (!known.contains(field)) {
        problems.add(
            field, "is no field of " + action.word() + "; known are " + String.join(", ", known));
      }
    }
  }

  private void refuseContradictions(Action action, Request request) {
    if (fields.containsKey("target") && fields.containsKey("steps")) {
      problems.add("steps", "cannot be given together with target");
    }
    if (action == Action.BASELINE && request.target() == null) {
      problems.add("target", "is missing: the version up to which everything counts as applied");
    }
    if (action == Action.BACKUPS && request.prune() == null) {
      Stream.of("execute", "keepLast", "keepDays")
          .filter(field -> fields.get(field) != null && !Boolean.FALSE.equals(fields.get(field)))
          .forEach(field -> problems.add(field, "is for prune, which was not asked for"));
    }
    if (action == Action.BACKUP && request.await() && !request.snapshot()) {
      problems.add("wait", "is for snapshots; a backup into the store is always waited for");
    }
    if (namesABackup(action) && !fields.containsKey("backup")) {
      problems.add("backup", "is missing: latest, or the URI of one that `backups` lists");
    }
  }

  private <T> T value(String field, T otherwise, Function<Object, T> reader) {
    T value = optional(field, reader);
    return value == null ? otherwise : value;
  }

  private <T> @Nullable T optional(String field, Function<Object, T> reader) {
    Object value = fields.get(field);
    if (value == null) {
      return null;
    }
    try {
      return reader.apply(value);
    } catch (ClassCastException e) {
      problems.add(field, "has a value of the wrong kind: " + value);
    } catch (IllegalArgumentException e) {
      problems.add(field, String.valueOf(e.getMessage()));
    }
    return null;
  }

  private static Version version(Object value) {
    if (!(value instanceof String text) || !Version.isNumbered(text)) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is no version; write it as text like 20250102_143000 or 001");
    }
    return Version.of(text);
  }

  private static int count(Object value) {
    if (!(value instanceof Integer number) || number < 1) {
      throw new IllegalArgumentException("must be a whole number from 1, not " + value);
    }
    return number;
  }

  private static int days(Object value) {
    if (!(value instanceof Integer number) || number < 0) {
      throw new IllegalArgumentException("must be a whole number from 0, not " + value);
    }
    return number;
  }

  private static int workers(Object value) {
    if (!(value instanceof Integer number) || number < 1 || number > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "must be a whole number from 1 to " + MOST_WORKERS + ", not " + value);
    }
    return number;
  }

  private static boolean snapshot(Object value) {
    if (!Set.of("files", "snapshot").contains(value)) {
      throw new IllegalArgumentException("must be files or snapshot, not " + value);
    }
    return value.equals("snapshot");
  }

  private static Compression compression(Object value) {
    return switch ((String) value) {
      case "zstd" -> Compression.ZSTD;
      case "gzip" -> Compression.GZIP;
      default -> throw new IllegalArgumentException("must be zstd or gzip, not " + value);
    };
  }

  private static BackupPlace place(Object value) {
    return BackupPlace.parse((String) value);
  }

  private static Depth depth(Object value) {
    return switch ((String) value) {
      case "quick" -> Depth.QUICK;
      case "full" -> Depth.FULL;
      case "rehearse" -> Depth.REHEARSE;
      default ->
          throw new IllegalArgumentException("must be quick, full or rehearse, not " + value);
    };
  }

  private static BackupChoice backup(Object value) {
    if (!Set.of("auto", "always", "never", "snapshot").contains(value)) {
      throw new IllegalArgumentException("must be auto, always, snapshot or never, not " + value);
    }
    return BackupChoice.valueOf(((String) value).toUpperCase(Locale.ROOT));
  }

  private static Map<String, String> texts(Object value) {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
      if (!(entry.getValue() instanceof String text)) {
        throw new IllegalArgumentException("must be an object of texts, not " + value);
      }
      texts.put(String.valueOf(entry.getKey()), text);
    }
    return texts;
  }
}
